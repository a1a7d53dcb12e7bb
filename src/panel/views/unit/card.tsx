import type { BasicPortState, DeviceState, ExpanderState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { duration, words } from '../../words/format.ts'
import { Group } from '../group.tsx'
import { Lamp } from '../lamp.tsx'
import { Section } from './section.tsx'

/** The card in the slot: its switches, and what its Basic ports signal. */
export function Card({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const model = useCell(store.model(unit.model))
  const card = unit.smartslot1
  const put = (name: 'AP9624' | null) =>
    store.act(async () => store.take(await store.client.fitCard(unit.id, { card: name })))
  if (!card)
    return (
      <Section title="SmartSlot">
        <p class="empty">{model?.smartSlot === false ? 'This model has no slot.' : 'The slot is empty.'}</p>
        {model?.smartSlot && (
          <div class="group">
            <button type="button" onClick={() => put('AP9624')}>
              Fit an AP9624
            </button>
          </div>
        )}
      </Section>
    )
  if (card.card !== 'AP9624')
    return (
      <Section title={`SmartSlot: ${card.card}`}>
        <p class="empty">No switches on this card.</p>
      </Section>
    )
  return (
    <Section title={`SmartSlot: ${card.card}`} note={`card ${words(card.phase)}`}>
      <Dip unit={unit} card={card} dip={card.dip} />
      <ul class="ports">
        {card.ports.map((port) => (
          <BasicPort key={port.name} unit={unit.id} port={port} />
        ))}
      </ul>
      <div class="group">
        <button type="button" onClick={() => put(null)}>
          Take the card out
        </button>
      </div>
    </Section>
  )
}

function Dip({
  unit,
  card,
  dip,
}: {
  readonly unit: DeviceState
  readonly card: ExpanderState
  readonly dip: string
}) {
  const { store } = usePage()
  const flip = (index: number) => {
    const moved = [...dip].map((position, at) => (at === index ? (position === '1' ? '0' : '1') : position))
    void store.act(async () => store.take(await store.client.setCard(unit.id, { dip: moved.join('') })))
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
    store.act(async () => store.take(await store.client.setBasicPort(unit, name, change)))
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
