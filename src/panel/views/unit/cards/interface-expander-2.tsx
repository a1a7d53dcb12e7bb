import type { BasicPortState, DeviceState, ExpanderState } from '../../../../client/types.ts'
import { usePage } from '../../../context.ts'
import { duration } from '../../../words/format.ts'
import { Group } from '../../group.tsx'
import { Lamp } from '../../lamp.tsx'
import type { CardState } from './index.ts'

export const card = 'AP9624'

/** An Interface Expander 2: its switches, and what its Basic ports signal. */
export function View({ unit, card }: { readonly unit: DeviceState; readonly card: CardState }) {
  if (!('ports' in card)) return null
  return (
    <>
      <Dip unit={unit} card={card} />
      <ul class="ports">
        {card.ports.map((port) => (
          <BasicPort key={port.name} unit={unit.id} port={port} />
        ))}
      </ul>
    </>
  )
}

function Dip({ unit, card }: { readonly unit: DeviceState; readonly card: ExpanderState }) {
  const { store } = usePage()
  const { dip } = card
  const flip = (index: number) => {
    const moved = [...dip].map((position, at) => (at === index ? (position === '1' ? '0' : '1') : position))
    void store.change(
      `switch ${index + 1} of ${unit.id}`,
      () => store.client.setCard(unit.id, { dip: moved.join('') }),
      () => store.client.setCard(unit.id, { dip }),
    )
  }
  return (
    <>
      <Group label="DIP switches, up is on" class="dip">
        {[...dip].map((position, index) => (
          <button
            key={index}
            type="button"
            role="switch"
            aria-checked={position === '1'}
            aria-label={`Switch ${index + 1}`}
            onClick={() => flip(index)}
          >
            <span class="dip-way" aria-hidden="true" />
            <span aria-hidden="true">{index + 1}</span>
          </button>
        ))}
      </Group>
      <p class="dip-words">{modeWords(card)}</p>
    </>
  )
}

function modeWords(card: ExpanderState): string {
  const { mode, timerSeconds, lowBatterySignalSeconds, advancedPortAlwaysConfirmed } = card
  const when =
    mode === 'timer'
      ? `Timer mode: shuts down after ${duration(timerSeconds)} on battery`
      : mode === 'confirmed'
        ? 'Confirmed mode: shuts down when the clients have confirmed'
        : 'Until low battery'
  const own = advancedPortAlwaysConfirmed ? '' : '; waits for the unit’s own port as well'
  return `${when}${own}. Low battery is signalled for ${duration(lowBatterySignalSeconds)}.`
}

function BasicPort({ unit, port }: { readonly unit: string; readonly port: BasicPortState }) {
  const { store } = usePage()
  const { name, connected } = port
  const set = (change: { connected?: boolean; shutdownLine?: boolean }) =>
    store.change(
      `${name} of ${unit}`,
      () => store.client.setBasicPort(unit, name, change),
      () => store.client.setBasicPort(unit, name, { connected, shutdownLine: port.shutdownRequested }),
    )
  return (
    <li class="port" aria-label={name}>
      <b>{name}</b>
      <Lamp label="On battery" lit={port.onBattery} tone="warn" />
      <Lamp label="Low battery" lit={port.lowBattery} tone="bad" />
      <Lamp label="Confirmed" lit={port.confirmed} />
      <label class="check">
        <input type="checkbox" checked={connected} onChange={() => set({ connected: !connected })} />
        client plugged in
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={port.shutdownRequested}
          onChange={() => set({ shutdownLine: !port.shutdownRequested })}
        />
        its shutdown line high
      </label>
    </li>
  )
}
