import type { DeviceState, NetworkCardState } from '../../../../client/types.ts'
import { usePage } from '../../../context.ts'
import { useCell } from '../../../state/cell.ts'
import { duration, timeOfDay, words } from '../../../words/format.ts'
import { Lamp } from '../../lamp.tsx'
import { Choice } from '../outlets.tsx'
import type { CardState } from './index.ts'

export const card = 'AP9617'
export const orders = ['AP9617', 'AP9619', 'AP9630', 'AP9631', 'AP9635', 'AP9640', 'AP9641', 'AP9643']

/** A Network Management Card: whether it is up, its firmware, what it was asked, and its restart. */
export function View({ unit, card }: { readonly unit: DeviceState; readonly card: CardState }) {
  const { store } = usePage()
  if (!('boots' in card)) return null
  const restart = () => store.change('restart', () => store.client.setCard(unit.id, { restart: true }))
  return (
    <>
      <div class="group">
        <Lamp label="Status" lit={card.state === 'up'} />
        <Lamp label="Starting" lit={card.state === 'starting'} tone="warn" />
        <Lamp label="SNMP" lit={card.access.v1 || card.access.v3} />
        <Lamp label="Shutdown waits" lit={card.shutdownPending} tone="bad" />
      </div>
      <p>{facts(card)}</p>
      {card.managers.length > 0 && <p>Managers: {card.managers.join(', ')}</p>}
      <Recent
        title="Last requests"
        lines={card.recentRequests.map(
          ({ at, manager, request }) => `${timeOfDay(at)} ${manager} ${request}`,
        )}
      />
      <Recent
        title="Last traps"
        lines={card.recentTraps.map(
          ({ at, receiver, trap, version, inform }) =>
            `${timeOfDay(at)} ${receiver} ${version} ${inform ? 'inform' : 'trap'} ${words(trap)}`,
        )}
      />
      <CardFirmware unit={unit.id} card={card} />
      <div class="group">
        <button type="button" onClick={restart}>
          Restart the card
        </button>
      </div>
    </>
  )
}

/** The firmware of the card; another one is flashed, and the card starts anew. */
function CardFirmware({ unit, card }: { readonly unit: string; readonly card: NetworkCardState }) {
  const { store } = usePage()
  const known = useCell(store.capabilities)?.cards.find((each) => each.card === card.card)?.firmware ?? []
  const { firmware } = card
  const flash = (version: string) =>
    store.change(
      `card firmware of ${unit}`,
      () => store.client.setCard(unit, { firmware: version }),
      () => store.client.setCard(unit, { firmware }),
    )
  const versions = known.includes(firmware) ? known : [firmware, ...known]
  return (
    <Choice
      label="Card firmware"
      value={firmware}
      options={versions.map((version) => [version, version] as const)}
      onChange={(version) => void flash(version)}
    />
  )
}

/** A list that is folded away; nothing where there is nothing to tell. */
function Recent({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {lines.map((line, index) => (
          <li key={`${index} ${line}`}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

function facts({ firmware, defects, boots, uptimeSeconds, requests, traps }: NetworkCardState): string {
  const parts = [
    `Firmware ${firmware}`,
    `started ${boots} times`,
    `up for ${duration(uptimeSeconds)}`,
    `${requests} requests answered`,
    `${traps} traps sent`,
    ...(defects.length > 0 ? [`defects: ${defects.join(', ')}`] : []),
  ]
  return `${parts.join('; ')}.`
}
