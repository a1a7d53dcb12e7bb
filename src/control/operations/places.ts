import { type CardConfig, cardKind } from '../../lab/cards/index.ts'
import type { DeviceConfig } from '../../lab/lab-file/schema.ts'
import { parseListenAddress } from '../../ports/address.ts'
import { Problem } from '../problem.ts'
import { isLoopback } from '../security.ts'

/** Fields of a port that name a file of the computer the bench runs on. */
const PATHS = ['pty', 'serialport'] as const
/** Fields of a port that name an address to listen on. */
const ADDRESSES = ['tcp', 'rfc2217'] as const

/**
 * Refuses what only the person who starts a bench may choose: files of its computer, and addresses beyond loopback.
 *
 * @throws Problem naming the field and what is allowed
 */
export function refusePlaces(config: CardConfig): void {
  if (config.fitted !== undefined)
    throw refused('fitted', 'said in a lab file only; here card: null takes the card out')
  for (const [field, address] of cardKind(config.card).addresses?.(config) ?? []) refuseBeyond(field, address)
  for (const [port, value] of Object.entries(config)) {
    if (typeof value !== 'object' || value === null) continue
    const fields = value as Readonly<Record<string, unknown>>
    for (const field of PATHS)
      if (fields[field] !== undefined)
        throw refused(`${port}.${field}`, 'a path is given in the lab file only; here: tcp, rfc2217 or usbip')
    for (const field of ADDRESSES) refuseBeyond(`${port}.${field}`, fields[field])
  }
}

/** Where a bench started without a lab file keeps its links. */
const LINK = /^(?:\.\/)?ports\/[A-Za-z0-9][A-Za-z0-9._-]*$/

/**
 * The same for the ports of a unit, and of its cards. A link of a virtual serial port may stand in `./ports`.
 *
 * @throws Problem naming the field and what is allowed
 */
export function refuseUnitPlaces({ rj45, modbusTcp, smartslot1, smartslot2 }: DeviceConfig): void {
  if (rj45?.pty !== undefined && !LINK.test(rj45.pty))
    throw refused('rj45.pty', `${rj45.pty} is given in the lab file only; here: ./ports/NAME`, DEVICE)
  if (rj45?.serialport !== undefined)
    throw refused(
      'rj45.serialport',
      'a path is given in the lab file only; here: tcp, rfc2217, usbip',
      DEVICE,
    )
  for (const field of ADDRESSES) refuseBeyond(`rj45.${field}`, rj45?.[field], DEVICE)
  refuseBeyond('modbusTcp', modbusTcp, DEVICE)
  for (const card of [smartslot1, smartslot2]) if (card) refusePlaces(card)
}

const CARD = 'Card refused'
const DEVICE = 'Device refused'

/** An address of another computer, to listen on or to send to. */
function refuseBeyond(field: string, address: unknown, title = CARD): void {
  if (address === undefined || isLoopback(parseListenAddress(address as string).host)) return
  throw refused(field, `${String(address)} is beyond this computer; here: 127.0.0.1 or [::1]`, title)
}

function refused(field: string, why: string, title = CARD): Problem {
  return new Problem(422, title, `${field}: ${why}`)
}
