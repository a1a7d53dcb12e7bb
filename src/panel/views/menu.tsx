import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

interface MenuProps {
  readonly title: string
  readonly onOpen?: () => void
  readonly children: ComponentChildren
}

/** Controls that fold out below a button. */
export function Menu({ title, onOpen, children }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => closing(menu), [])
  const toggled = (isOpen: boolean) => {
    setOpen(isOpen)
    if (isOpen) onOpen?.()
  }
  return (
    <details class="menu" ref={menu} onToggle={({ currentTarget }) => toggled(currentTarget.open)}>
      <summary>{title}</summary>
      {open && <div class="menu-body">{children}</div>}
    </details>
  )
}

/** Closes a menu by Escape, by a press anywhere else, and with another view. */
function closing(menu: { readonly current: HTMLDetailsElement | null }): () => void {
  const end = new AbortController()
  const { signal } = end
  const close = () => {
    if (menu.current) menu.current.open = false
  }
  const escaped = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !menu.current?.open) return
    close()
    menu.current.querySelector('summary')?.focus()
  }
  const pressed = ({ target }: Event) => {
    if (target instanceof Node && !menu.current?.contains(target)) close()
  }
  // The focus that leaves it must not end under it.
  const left = ({ target, relatedTarget }: FocusEvent) => {
    const inside = (node: unknown) => node instanceof Node && menu.current?.contains(node)
    if (inside(target) && relatedTarget && !inside(relatedTarget)) close()
  }
  document.addEventListener('focusout', left, { signal })
  document.addEventListener('keydown', escaped, { signal })
  document.addEventListener('pointerdown', pressed, { signal })
  window.addEventListener('hashchange', close, { signal })
  return () => end.abort()
}
