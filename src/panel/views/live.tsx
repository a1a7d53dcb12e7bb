import type { ComponentChildren } from 'preact'
import { usePage } from '../context.ts'
import { useCell } from '../state/cell.ts'

/** Controls that act on the bench: out of use while it does not answer. */
export function Live({ children }: { readonly children: ComponentChildren }) {
  const lost = useCell(usePage().store.link) === 'lost'
  return (
    <fieldset class="live" disabled={lost}>
      {children}
    </fieldset>
  )
}
