import { useEffect, useState } from 'preact/hooks'
import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useRoute } from '../../route.ts'
import { note } from '../../state/address.ts'
import { isFound, SORTS, sorted } from '../../state/unit-text.ts'
import { Group } from '../group.tsx'
import { Choice } from '../unit/outlets.tsx'

const CHOICES = {
  all: ['All', () => true],
  battery: ['On battery', ({ output }: DeviceState) => output.state === 'on-battery'],
  off: ['Off', ({ output }: DeviceState) => output.state === 'off'],
  alarm: ['Alarms', ({ alarms, output }: DeviceState) => alarms.length > 0 || output.state === 'fault'],
} as const
type Wanted = keyof typeof CHOICES

/** How often the choice is made anew while units change. */
const EVERY_MS = 1000

export interface Filter {
  readonly text: string
  readonly choice: Wanted
  readonly sort: string
  /** A line for each unit, in place of its panel. */
  readonly inRows: boolean
  readonly shown: readonly string[]
  readonly counts: Readonly<Record<Wanted, number>>
}

/** Which units of many are shown, and in which order. */
export function useFilter(ids: readonly string[], many: boolean): Filter {
  const { store } = usePage()
  const { find: text = '', show = 'all', sort = '', rack } = useRoute().values
  const choice: Wanted = show in CHOICES ? (show as Wanted) : 'all'
  const [, again] = useState(0)
  useEffect(() => {
    if (!many) return undefined
    const timer = setInterval(() => again((turn) => turn + 1), EVERY_MS)
    return () => clearInterval(timer)
  }, [many])
  const plain = choice === 'all' && sort === '' && text.trim() === ''
  const read = ids.flatMap((id) => store.unit(id).value ?? [])
  const found = plain ? read : read.filter((unit) => isFound(unit, text.trim()))
  const counts = Object.fromEntries(
    Object.entries(CHOICES).map(([name, [, isChosen]]) => [name, found.filter(isChosen).length]),
  ) as Record<Wanted, number>
  // Those that are not read yet have their place in a rack that leaves nothing out.
  const shown = plain ? ids : sorted(found.filter(CHOICES[choice][1]), sort).map(({ id }) => id)
  return { text, choice, sort, inRows: rack === 'rows', shown, counts }
}

export function RackFilter({ filter, total }: { readonly filter: Filter; readonly total: number }) {
  const { choice, counts, inRows, sort } = filter
  return (
    <search class="rack-filter">
      <input
        type="search"
        aria-label="Find a unit by name or model"
        placeholder={`Find among ${total} units: model, firmware, defect, protocol, host …`}
        value={filter.text}
        onInput={({ currentTarget }) => note({ find: currentTarget.value })}
      />
      <Group label="Show" class="choices">
        {(Object.keys(CHOICES) as Wanted[]).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={choice === name}
            title={`${counts[name]} units`}
            onClick={() => note({ show: name === 'all' ? undefined : name })}
          >
            {CHOICES[name][0]} <small aria-hidden="true">{counts[name]}</small>
          </button>
        ))}
      </Group>
      <Choice
        label="Sort"
        value={sort}
        options={[
          ['', 'as it stands'],
          ...Object.entries(SORTS).map(([name, { title }]) => [name, title] as const),
        ]}
        onChange={(wanted) => note({ sort: wanted })}
      />
      <button type="button" aria-pressed={inRows} onClick={() => note({ rack: inRows ? undefined : 'rows' })}>
        Rows
      </button>
    </search>
  )
}
