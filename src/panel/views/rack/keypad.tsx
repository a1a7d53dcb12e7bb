import { useState } from 'preact/hooks'
import type { PressKeyBody } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { Group } from '../group.tsx'
import { PanelKey } from './keys.tsx'

const POWER = (
  <svg viewBox="0 0 20 20" aria-hidden="true">
    <path d="M10 3v7M6 5.5a6 6 0 1 0 8 0" />
  </svg>
)

const MENU_KEYS = [
  ['esc', 'Esc', 'esc'],
  ['up', 'Up', '▲'],
  ['ok', 'OK', 'ok'],
  ['down', 'Down', '▼'],
] as const

interface KeysProps {
  readonly unit: string
  /** No display, so no menu to go through: the power key alone. */
  readonly lampsOnly: boolean
  readonly power: string
  /** The tab key stops at them. */
  readonly reached: boolean
}

/** The keys of a unit. What the display says after a press is said aloud. */
export function Keys({ unit, lampsOnly, power, reached }: KeysProps) {
  const { store, panels } = usePage()
  const lost = useCell(store.link) === 'lost'
  const [said, setSaid] = useState('')
  const press = (key: PressKeyBody['key'], holdMs: number) => {
    void store.act(async () => {
      const panel = await store.client.pressKey(unit, { key, holdMs })
      panels.take(unit, panel)
      setSaid(panel.rows.join(', '))
    })
  }
  return (
    <Group class="keys" label={`Keys of ${unit}`} disabled={lost}>
      {!lampsOnly &&
        MENU_KEYS.map(([name, label, face]) => (
          <PanelKey key={name} name={name} label={label} face={face} reached={reached} onPress={press} />
        ))}
      <PanelKey
        name="power"
        label="Power, hold to turn off at once"
        face={POWER}
        light={power}
        reached={reached}
        onPress={press}
      />
      <span class="unseen" role="status">
        {said}
      </span>
    </Group>
  )
}
