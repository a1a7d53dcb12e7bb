import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { Switch } from '../unit/inputs.tsx'

/** Where no catalogue answers, a mains of this many volts. */
const STOCK_VOLTS = 120

/** One switch for the mains of every unit that stands here. */
export function MainsOfAll({ units }: { readonly units: readonly DeviceState[] }) {
  const { store } = usePage()
  if (units.length === 0) return null
  const present = units.filter(({ input }) => input.voltage > 0).length
  const set = (on: boolean) =>
    store.act(
      () =>
        Promise.all(
          units.map(async ({ id, model }) => {
            const nominal = store.model(model).value?.nominalVoltage ?? STOCK_VOLTS
            store.take(await store.client.setInput(id, { voltage: on ? nominal : 0 }))
          }),
        ),
      {
        what: `mains of ${units.length} units`,
        back: () =>
          Promise.all(
            units.map(async ({ id, input: { voltage } }) =>
              store.take(await store.client.setInput(id, { voltage })),
            ),
          ),
      },
    )
  return (
    <Switch
      label={`Mains of ${units.length === 1 ? 'this unit' : `all ${units.length}`}`}
      on={present > 0}
      words={[present === units.length ? 'present' : `present at ${present}`, 'gone']}
      onChange={set}
    />
  )
}
