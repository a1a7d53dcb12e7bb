import { bytesOf } from './ber-writer.ts'
import type { ObjectView, SetError } from './object-view.ts'
import { bindingBer, PDU, type Pdu } from './pdu.ts'
import type { Oid, VarBind } from './value.ts'

/** Errors of version 2 by name, and what version 1 says instead (RFC 3584, 4.4). */
const ERRORS: Readonly<Record<SetError, readonly [v2: number, v1: number]>> = {
  genErr: [5, 5],
  noAccess: [6, 2],
  wrongType: [7, 3],
  wrongLength: [8, 3],
  wrongValue: [10, 3],
  noCreation: [11, 2],
  inconsistentValue: [12, 3],
  resourceUnavailable: [13, 5],
  notWritable: [17, 2],
}
const TOO_BIG = 1
const NO_SUCH_NAME = 2
/** Access is refused as a whole (RFC 3416, 3). */
export const AUTHORIZATION_ERROR = 16

const ABSENT = new Set(['noSuchObject', 'noSuchInstance', 'endOfMibView'])

/** What a request is answered with, before its size is known. */
export interface Request {
  readonly pdu: Pdu
  readonly version: 1 | 2
  readonly view: ObjectView
  readonly maySet: boolean
  /** Bytes that the bindings of an answer to GETBULK may take together. */
  readonly room: () => number
}

/** The answer to a request, however long it is; undefined where there is none to give. */
export function respond(request: Request): Pdu | undefined {
  const { pdu, version } = request
  switch (pdu.type) {
    case PDU.get:
      return read(
        request,
        pdu.bindings.map(({ oid }) => ({ oid, value: request.view.get(oid) })),
      )
    case PDU.getNext:
      return read(
        request,
        pdu.bindings.map(({ oid }) => next(request.view, oid)),
      )
    case PDU.getBulk:
      return version === 2 ? answer(pdu, bulk(request)) : undefined
    case PDU.set:
      return set(request)
    default:
      return undefined
  }
}

function next(view: ObjectView, oid: Oid): VarBind {
  return view.next(oid) ?? { oid, value: { type: 'endOfMibView' } }
}

/** Version 1 has no exceptions: the first absent object makes the whole request fail. */
function read({ pdu, version }: Request, bindings: readonly VarBind[]): Pdu {
  if (version === 1) {
    const absent = bindings.findIndex(({ value }) => ABSENT.has(value.type) || value.type === 'counter64')
    if (absent >= 0) return failure(pdu, NO_SUCH_NAME, absent + 1)
  }
  return answer(pdu, bindings)
}

function set({ pdu, version, view, maySet }: Request): Pdu {
  for (const [index, { oid, value }] of pdu.bindings.entries()) {
    const error = maySet ? view.checkSet(oid, value) : 'noAccess'
    if (error) return failure(pdu, ERRORS[error][version === 1 ? 1 : 0], index + 1)
  }
  for (const [index, { oid, value }] of pdu.bindings.entries()) {
    const error = view.commitSet(oid, value)
    if (error) return failure(pdu, ERRORS[error][version === 1 ? 1 : 0], index + 1)
  }
  return answer(pdu, pdu.bindings)
}

/** Fills the answer row by row as far as it fits (RFC 3416, 4.2.3). */
function bulk({ pdu, view, room }: Request): readonly VarBind[] {
  const once = Math.min(Math.max(0, pdu.errorStatus), pdu.bindings.length)
  const most = Math.max(0, pdu.errorIndex)
  const found: VarBind[] = []
  let left = room()
  /** Whether it still fits. */
  const add = (binding: VarBind): boolean => {
    left -= sizeOf(binding)
    if (left >= 0) found.push(binding)
    return left >= 0
  }
  for (const { oid } of pdu.bindings.slice(0, once)) if (!add(next(view, oid))) return found
  let row = pdu.bindings.slice(once).map(({ oid }) => oid)
  for (let turn = 0; turn < most && row.length > 0; turn++) {
    const bindings = row.map((oid) => next(view, oid))
    for (const binding of bindings) if (!add(binding)) return found
    if (bindings.every(({ value }) => value.type === 'endOfMibView')) return found
    row = bindings.map(({ oid }) => oid)
  }
  return found
}

/** Bytes that a binding takes. */
const sizeOf = (binding: VarBind): number => bytesOf(bindingBer(binding)).length

/** What is answered in place of an answer that is too long to send. */
export function tooBig(pdu: Pdu, version: 1 | 2): Pdu {
  const bindings = version === 1 ? pdu.bindings : []
  return { ...pdu, type: PDU.response, errorStatus: TOO_BIG, errorIndex: 0, bindings }
}

function answer({ requestId }: Pdu, bindings: readonly VarBind[]): Pdu {
  return { type: PDU.response, requestId, errorStatus: 0, errorIndex: 0, bindings }
}

function failure({ requestId, bindings }: Pdu, errorStatus: number, errorIndex: number): Pdu {
  return { type: PDU.response, requestId, errorStatus, errorIndex, bindings }
}
