import { type CardConfig, cardKind } from '../../lab/cards/index.ts'
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

/** An address of another computer, to listen on or to send to. */
function refuseBeyond(field: string, address: unknown): void {
  if (address === undefined || isLoopback(parseListenAddress(address as string).host)) return
  throw refused(field, `${String(address)} is beyond this computer; here: 127.0.0.1 or [::1]`)
}

function refused(field: string, why: string): Problem {
  return new Problem(422, 'Card refused', `${field}: ${why}`)
}
