import type { ComponentChildren } from 'preact'

interface GroupProps {
  readonly label: string
  readonly class?: string
  readonly busy?: boolean
  readonly children: ComponentChildren
}

/** Controls that belong together, under a name for screen readers only. */
export function Group({ label, class: name = 'group', busy = false, children }: GroupProps) {
  return (
    <fieldset class={name} aria-label={label} aria-busy={busy}>
      {children}
    </fieldset>
  )
}
