import { BerError, type BerReader, TAG } from './ber.ts'
import { type Ber, integer, oid, sequence, tagged, valueBer } from './ber-writer.ts'
import type { VarBind } from './value.ts'

/** Kinds of messages, by their tag. */
export const PDU = {
  get: 0xa0,
  getNext: 0xa1,
  response: 0xa2,
  set: 0xa3,
  trap1: 0xa4,
  getBulk: 0xa5,
  inform: 0xa6,
  trap2: 0xa7,
  report: 0xa8,
} as const

/** A request, an answer, or a trap of version 2. For GETBULK the two numbers are non-repeaters and max-repetitions. */
export interface Pdu {
  readonly type: number
  readonly requestId: number
  readonly errorStatus: number
  readonly errorIndex: number
  readonly bindings: readonly VarBind[]
}

/** Bindings in one message; more than any manager sends. */
const MOST_BINDINGS = 1024

/** @throws BerError */
export function readPdu(from: BerReader): Pdu {
  const { tag, content } = from.next()
  if (tag < PDU.get || tag > PDU.report || tag === PDU.trap1) throw new BerError(`tag ${tag} is no request`)
  const requestId = content.integer()
  const errorStatus = content.integer()
  const errorIndex = content.integer()
  return { type: tag, requestId, errorStatus, errorIndex, bindings: readBindings(content) }
}

/** The bindings at the end of a PDU. @throws BerError */
export function readBindings(content: BerReader): readonly VarBind[] {
  const list = content.expect(TAG.sequence)
  if (!content.done) throw new BerError('something follows the bindings')
  const bindings: VarBind[] = []
  while (!list.done) {
    if (bindings.length >= MOST_BINDINGS) throw new BerError('too many bindings')
    const binding = list.expect(TAG.sequence)
    bindings.push({ oid: binding.oid(), value: binding.value() })
    if (!binding.done) throw new BerError('something follows a value')
  }
  return bindings
}

export function pduBer({ type, requestId, errorStatus, errorIndex, bindings }: Pdu): Ber {
  return tagged(type, integer(requestId), integer(errorStatus), integer(errorIndex), bindingsBer(bindings))
}

export const bindingBer = ({ oid: name, value }: VarBind): Ber => sequence(oid(name), valueBer(value))

export const bindingsBer = (bindings: readonly VarBind[]): Ber => sequence(...bindings.map(bindingBer))
