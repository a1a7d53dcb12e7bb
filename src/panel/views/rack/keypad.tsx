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

interface KeysProps {
  readonly unit: string
  readonly power: string
  /** The tab key stops at them. */
  readonly reached: boolean
}

/** The keys of a unit. What the display says after a press is said aloud. */
export function Keys({ unit, power, reached }: KeysProps) {
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
      <PanelKey name="esc" label="Esc" face="esc" reached={reached} onPress={press} />
      <PanelKey name="up" label="Up" face="▲" reached={reached} onPress={press} />
      <PanelKey name="ok" label="OK" face="ok" reached={reached} onPress={press} />
      <PanelKey name="down" label="Down" face="▼" reached={reached} onPress={press} />
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
