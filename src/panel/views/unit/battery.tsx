import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { words } from '../../words/format.ts'
import { NumberField, Slider } from './inputs.tsx'
import { Section } from './section.tsx'

interface BatteryChange {
  readonly charge?: number
  readonly health?: number
  readonly temperature?: number
  readonly packs?: number
}

const TESTS = [
  ['self-test', 'selfTest', 'Self-test'],
  ['calibration', 'calibration', 'Calibration'],
] as const

/** The battery as it is, and its tests. */
export function Battery({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const { charge, health, temperature, packs } = unit.battery
  const set = (change: BatteryChange) =>
    store.change(
      `battery of ${unit.id}`,
      () => store.client.setBattery(unit.id, change),
      () => store.client.setBattery(unit.id, { ...change, ...before(change) }),
    )
  const before = (change: BatteryChange) =>
    Object.fromEntries(Object.keys(change).map((name) => [name, unit.battery[name as keyof BatteryChange]]))
  return (
    <Section title="Battery">
      <Slider
        label="Charge"
        unit="%"
        min={0}
        max={100}
        value={charge}
        onChange={(value) => set({ charge: value })}
      />
      <Slider
        label="Health"
        unit="%"
        min={1}
        max={100}
        value={health}
        onChange={(value) => set({ health: value })}
      />
      <Slider
        label="Temperature"
        unit="°C"
        min={0}
        max={60}
        value={temperature}
        onChange={(value) => set({ temperature: value })}
      />
      <NumberField
        label="External packs"
        unit=""
        name="External packs"
        min={0}
        value={packs}
        onChange={(value) => set({ packs: value })}
      />
      <ul class="tests">
        {TESTS.map(([test, key, label]) => {
          const { phase } = unit.tests[key]
          const busy = phase === 'pending' || phase === 'running'
          const action = busy ? 'abort' : 'start'
          return (
            <li key={test}>
              <button
                type="button"
                onClick={() =>
                  store.act(async () => store.take(await store.client.test(unit.id, { test, action })))
                }
              >
                {busy ? `Abort ${label.toLowerCase()}` : label}
              </button>
              <span>{phase === 'none' ? 'not run yet' : words(phase)}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
