import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { volts } from '../../words/format.ts'
import { Group } from '../group.tsx'
import { Slider, Switch } from './inputs.tsx'
import { Section } from './section.tsx'

/** Where no catalogue answers (it is asked for once), a mains of this many volts. */
const STOCK_VOLTS = 120

/** The utility: a switch, a voltage, a few usual troubles. */
export function Mains({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const model = useCell(store.model(unit.model))
  const nominal = model?.nominalVoltage ?? STOCK_VOLTS
  const set = (input: { voltage?: number; frequency?: number; distorted?: boolean }) =>
    store.change(
      `mains of ${unit.id}`,
      () => store.client.setInput(unit.id, input),
      () => store.client.setInput(unit.id, { voltage, frequency, distorted }),
    )
  const { voltage, frequency, distorted, acceptable } = unit.input
  return (
    <Section title="Mains" note={voltage > 0 && !acceptable ? 'not good enough for this unit' : undefined}>
      <Switch
        label="Mains"
        on={voltage > 0}
        words={['present', 'gone']}
        onChange={(on) => set({ voltage: on ? nominal : 0 })}
      />
      <Slider
        label="Voltage"
        unit="V"
        min={0}
        max={Math.round(nominal * 1.4)}
        mark={nominal}
        value={voltage}
        onChange={(value) => set({ voltage: value })}
      />
      <Group label="Usual troubles">
        <button
          type="button"
          onClick={() => set({ voltage: nominal, frequency: nominalHertz(model), distorted: false })}
        >
          Normal
        </button>
        <button type="button" onClick={() => set({ voltage: Math.round(nominal * 0.7) })}>
          Brownout {volts(nominal * 0.7)}
        </button>
        <button type="button" onClick={() => set({ voltage: Math.round(nominal * 1.25) })}>
          Swell {volts(nominal * 1.25)}
        </button>
        <button type="button" aria-pressed={distorted} onClick={() => set({ distorted: !distorted })}>
          Bent waveform
        </button>
        <button
          type="button"
          aria-pressed={frequency !== nominalHertz(model)}
          onClick={() => set({ frequency: frequency === nominalHertz(model) ? 45 : nominalHertz(model) })}
        >
          45 Hz
        </button>
      </Group>
    </Section>
  )
}

function nominalHertz(model: { readonly nominalFrequency: number } | null): number {
  return model?.nominalFrequency ?? 60
}
