import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { words } from '../../words/format.ts'
import { Section } from './section.tsx'

/** Every alarm that a unit can have, to be raised and cleared. */
export function Alarms({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const known = useCell(store.capabilities)?.alarms ?? []
  const raised: readonly string[] = unit.alarms
  const set = (name: string, on: boolean) =>
    store.change(
      `${words(name)} of ${unit.id}`,
      () => store.client.setFaults(unit.id, { [name]: on }),
      () => store.client.setFaults(unit.id, { [name]: !on }),
    )
  return (
    <Section title="Alarms" note={raised.length > 0 ? `${raised.length} raised` : 'none raised'}>
      <details>
        <summary>Raise or clear one</summary>
        <ul class="alarm-list">
          {known.map((name) => (
            <li key={name}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={raised.includes(name)}
                  onChange={({ currentTarget }) => set(name, currentTarget.checked)}
                />
                {words(name)}
              </label>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  )
}
