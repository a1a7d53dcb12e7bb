import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface SectionProps {
  readonly title: string
  readonly note?: string | undefined
  readonly class?: string
  readonly children: ComponentChildren
}

/** A titled part of the page. */
export function Section({ title, note, class: name = '', children }: SectionProps) {
  const id = useId()
  return (
    <section class={`sheet ${name}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {note && <p>{note}</p>}
      </header>
      {children}
    </section>
  )
}
