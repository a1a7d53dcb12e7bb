import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { words } from '../../words/format.ts'
import { Slider } from './inputs.tsx'
import { Section } from './section.tsx'

const TESTS = [
  ['self-test', 'selfTest', 'Self-test'],
  ['calibration', 'calibration', 'Calibration'],
] as const

/** The battery as it is, and its tests. */
export function Battery({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const { charge, health, temperature } = unit.battery
  const set = (change: { charge?: number; health?: number; temperature?: number }) =>
    store.act(async () => store.take(await store.client.setBattery(unit.id, change)))
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
