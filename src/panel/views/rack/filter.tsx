import { useEffect, useState } from 'preact/hooks'
import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useRoute } from '../../route.ts'
import { note } from '../../state/address.ts'
import { Group } from '../group.tsx'

const CHOICES = {
  all: ['All', () => true],
  battery: ['On battery', ({ output }: DeviceState) => output.state === 'on-battery'],
  off: ['Off', ({ output }: DeviceState) => output.state === 'off'],
  alarm: ['Alarms', ({ alarms, output }: DeviceState) => alarms.length > 0 || output.state === 'fault'],
} as const
type Choice = keyof typeof CHOICES

/** How often the choice is made anew while units change. */
const EVERY_MS = 1000

export interface Filter {
  readonly text: string
  readonly choice: Choice
  readonly shown: readonly string[]
  readonly setText: (text: string) => void
  readonly setChoice: (choice: Choice) => void
}

/** Which units of many are shown. */
export function useFilter(ids: readonly string[]): Filter {
  const { store } = usePage()
  const { find: text = '', show = 'all' } = useRoute().values
  const choice: Choice = show in CHOICES ? (show as Choice) : 'all'
  const [, again] = useState(0)
  useEffect(() => {
    if (choice === 'all') return undefined
    const timer = setInterval(() => again((turn) => turn + 1), EVERY_MS)
    return () => clearInterval(timer)
  }, [choice])
  const wanted = text.trim().toLowerCase()
  const shown = ids.filter((id) => {
    const unit = store.unit(id).value
    if (!unit) return choice === 'all'
    return `${id} ${unit.model}`.toLowerCase().includes(wanted) && CHOICES[choice][1](unit)
  })
  return {
    text,
    choice,
    shown,
    setText: (find) => note({ find }),
    setChoice: (wanted) => note({ show: wanted === 'all' ? undefined : wanted }),
  }
}

export function RackFilter({ filter, total }: { readonly filter: Filter; readonly total: number }) {
  return (
    <search class="rack-filter">
      <input
        type="search"
        aria-label="Find a unit by name or model"
        placeholder={`Find among ${total} units`}
        value={filter.text}
        onInput={({ currentTarget }) => filter.setText(currentTarget.value)}
      />
      <Group label="Show" class="choices">
        {(Object.keys(CHOICES) as Choice[]).map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={filter.choice === choice}
            onClick={() => filter.setChoice(choice)}
          >
            {CHOICES[choice][0]}
          </button>
        ))}
      </Group>
    </search>
  )
}
