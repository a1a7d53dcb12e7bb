import type { DeviceState, SetHistoryBody } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { duration, words } from '../../words/format.ts'
import { NumberField } from './inputs.tsx'
import { Section } from './section.tsx'

const COUNTERS = [
  ['transfers', 'Transfers to battery', ''],
  ['secondsOnBattery', 'On battery', 's'],
  ['energy', 'Energy delivered', 'Wh'],
] as const

/** What a unit has been through, and a past of somebody's choice. */
export function Past({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const { history } = unit
  const set = (change: SetHistoryBody) =>
    store.change(
      `history of ${unit.id}`,
      () => store.client.setHistory(unit.id, change),
      () => store.client.setHistory(unit.id, history),
    )
  const last = history.lastTransfer === null ? 'never transferred' : `last: ${words(history.lastTransfer)}`
  return (
    <Section title="History" note={`${last}; ${duration(history.secondsOnBattery)} on battery`}>
      {COUNTERS.map(([name, label, measure]) => (
        <NumberField
          key={name}
          label={label}
          unit={measure}
          name={label}
          min={0}
          value={history[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
    </Section>
  )
}
