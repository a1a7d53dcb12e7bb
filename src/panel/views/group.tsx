import type { ComponentChildren } from 'preact'

interface GroupProps {
  readonly label: string
  readonly class?: string
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly children: ComponentChildren
}

/** Controls that belong together, under a name for screen readers only. */
export function Group({
  label,
  class: name = 'group',
  busy = false,
  disabled = false,
  children,
}: GroupProps) {
  return (
    <fieldset class={name} aria-label={label} aria-busy={busy} disabled={disabled}>
      {children}
    </fieldset>
  )
}
