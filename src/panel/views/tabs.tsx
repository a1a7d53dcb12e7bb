import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

interface TabsProps {
  readonly label: string
  readonly tabs: readonly (readonly [name: string, title: string])[]
  readonly selected: string
  /** Drawn less: there is little behind it. */
  readonly quiet?: (name: string) => boolean
  readonly onSelect: (name: string) => void
  readonly children: ComponentChildren
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs and what is behind the selected one. One stop of the tab key; arrows go from tab to tab. */
export function Tabs({ label, tabs, selected, quiet, onSelect, children }: TabsProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (key: string) => {
    const at = tabs.findIndex(([name]) => name === selected)
    const next = key === 'Home' ? 0 : key === 'End' ? tabs.length - 1 : at + (STEPS[key] ?? 0)
    const index = (next + tabs.length) % tabs.length
    if (index === at) return false
    onSelect(tabs[index]![0])
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus()
    return true
  }
  return (
    <div class="tabs">
      <div
        class="tab-list"
        role="tablist"
        aria-label={label}
        ref={list}
        onKeyDown={(event) => {
          if (move(event.key)) event.preventDefault()
        }}
      >
        {tabs.map(([name, title]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === selected}
            aria-controls={name === selected ? `${id}-panel` : undefined}
            tabIndex={name === selected ? 0 : -1}
            data-quiet={quiet?.(name) ?? false}
            onClick={() => onSelect(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`}>
        {children}
      </div>
    </div>
  )
}
