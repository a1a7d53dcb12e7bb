import type { DescribedField, Description } from '../description.ts'
import { getWord } from './encoding.ts'
import { EXCEPTION, FUNCTION } from './function.ts'
import type { Item } from './map/item.ts'
import { itemAt } from './map/register-map.ts'

const EXCEPTIONS: Readonly<Record<number, string>> = {
  [EXCEPTION.illegalFunction]: 'illegal function',
  [EXCEPTION.illegalAddress]: 'illegal address',
  [EXCEPTION.illegalValue]: 'illegal value',
  [EXCEPTION.deviceFailure]: 'device failure',
}
/** Names that a summary spells out; the rest is counted. */
const NAMED = 3

/** Which registers a request is about, so that its reply can be read. */
interface RequestFields {
  readonly code: number
  readonly address: number
  readonly quantity: number
}

/** A request, function code first: `FC 3 read 130 x1 (StateOfCharge_Pct)`. */
export function describeRequest(pdu: Uint8Array): Description {
  const requestPart = requestFields(pdu)
  if (!requestPart) return { summary: `FC ${pdu[0] ?? '?'}, ${pdu.length} bytes`, fields: [] }
  const { code, address, quantity } = requestPart
  const reads = code === FUNCTION.readHolding || code === FUNCTION.readInput
  const head = `FC ${code} ${reads ? 'read' : 'write'} ${address} x${quantity}`
  if (reads) return { summary: `${head}${inParentheses(namesOf(address, quantity))}`, fields: [] }
  const fields = fieldsOf(pdu, code === FUNCTION.writeOne ? 3 : 6, address, quantity)
  return { summary: `${head}${inParentheses(values(fields))}`, fields }
}

/** A reply, read by the request it belongs to where that is known. */
export function describeReply(pdu: Uint8Array, request: Uint8Array | undefined): Description {
  const code = pdu[0] ?? 0
  if (code & 0x80) {
    const exception = pdu[1] ?? 0
    const name = EXCEPTIONS[exception] ?? 'of no known meaning'
    return { summary: `FC ${code & 0x7f} refused: exception ${exception}, ${name}`, fields: [] }
  }
  const requestPart = request && requestFields(request)
  if (requestPart?.code !== code) return { summary: `FC ${code} reply, ${pdu.length} bytes`, fields: [] }
  const { address, quantity } = requestPart
  const reads = code === FUNCTION.readHolding || code === FUNCTION.readInput
  if (code === FUNCTION.writeMany)
    return { summary: `FC ${code} written ${address} x${quantity}`, fields: [] }
  const fields = fieldsOf(pdu, reads ? 2 : 3, address, quantity)
  const said = values(fields)
  const head = `FC ${code} ${reads ? 'reply' : 'written'} ${address} x${quantity}`
  return { summary: said.length > 0 ? `${head}: ${said.join(', ')}` : head, fields }
}

function requestFields(pdu: Uint8Array): RequestFields | undefined {
  const code = pdu[0]
  if (code === undefined || pdu.length < 5) return undefined
  if (code === FUNCTION.writeOne) return { code, address: getWord(pdu, 1), quantity: 1 }
  if (code === FUNCTION.readHolding || code === FUNCTION.readInput || code === FUNCTION.writeMany)
    return { code, address: getWord(pdu, 1), quantity: getWord(pdu, 3) }
  return undefined
}

function itemsIn(address: number, quantity: number): Item[] {
  const found = new Set<Item>()
  for (let at = address; at < address + quantity; at++) {
    const item = itemAt(at)
    if (item) found.add(item)
  }
  return [...found]
}

function namesOf(address: number, quantity: number): string[] {
  return shortened(itemsIn(address, quantity).map(({ name }) => name))
}

/** Items that lie whole in the registers, with what they hold. */
function fieldsOf(pdu: Uint8Array, offset: number, address: number, quantity: number): DescribedField[] {
  return itemsIn(address, quantity).flatMap((item) => {
    const start = offset + 2 * (item.address - address)
    if (start < offset || start + 2 * item.length > pdu.length) return []
    return [{ name: item.name, value: item.show(pdu, start), from: start, to: start + 2 * item.length }]
  })
}

function values(fields: readonly DescribedField[]): string[] {
  return shortened(fields.map(({ name, value }) => `${name} ${value}`))
}

function shortened(all: readonly string[]): string[] {
  const more = all.length - NAMED
  return more > 1 ? [...all.slice(0, NAMED), `${more} more`] : [...all]
}

function inParentheses(names: readonly string[]): string {
  return names.length > 0 ? ` (${names.join(', ')})` : ''
}
