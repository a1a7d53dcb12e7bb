import {
  type ControlAnswer,
  type EndpointDeclaration,
  type InterfaceDeclaration,
  NAK,
} from '../device/declaration.ts'
import type { Setup } from '../device/setup.ts'
import type { ReportType } from './field.ts'

export type { ReportType } from './field.ts'

/** What a HID interface is and does; reports carry their id first where the descriptor has ids. */
export interface HidDeclaration extends HidBehaviour {
  readonly reportDescriptor: Uint8Array
  /** bcdHID; default 0x0110. */
  readonly hidVersion?: number
  /** bCountryCode; default 0. */
  readonly country?: number
  /** 1 for devices a BIOS understands; default 0. */
  readonly subclass?: number
  /** With subclass 1: 1 keyboard, 2 mouse; default 0. */
  readonly protocol?: number
  readonly endpoints: readonly EndpointDeclaration[]
}

/** What a HID device answers and receives. */
export interface HidBehaviour {
  /** GET_REPORT, with the id byte where there are ids; undefined is a STALL. */
  readonly getReport?: (type: ReportType, id: number) => ControlAnswer
  /** SET_REPORT, with the id byte where there are ids; false is a STALL. */
  readonly setReport?: (type: ReportType, id: number, data: Uint8Array) => boolean | typeof NAK
  /** An output report by the interrupt OUT endpoint, or by SET_REPORT where there is no `setReport`. */
  readonly output?: (data: Uint8Array) => void
  /** SET_IDLE: repeat input report `id` (0: all) each `ms`; 0 is only when something changes. */
  readonly idle?: (id: number, ms: number) => void
  /** SET_PROTOCOL: true for the boot protocol. */
  readonly bootProtocol?: (isBoot: boolean) => void
  /** The bus was reset, or a host has just attached. */
  readonly reset?: () => void
}

const HID_CLASS = 3
export const HID_DESCRIPTOR = 0x21
export const REPORT_DESCRIPTOR = 0x22
const GET_DESCRIPTOR = 6
const FROM_INTERFACE = 0x81
const CLASS_IN = 0xa1
const CLASS_OUT = 0x21
/** Class requests (HID 1.11, section 7.2). */
export const HID_REQUEST = {
  getReport: 1,
  getIdle: 2,
  getProtocol: 3,
  setReport: 9,
  setIdle: 10,
  setProtocol: 11,
} as const
const IDLE_UNIT_MS = 4
const REPORT_TYPES: readonly (ReportType | undefined)[] = [undefined, 'input', 'output', 'feature']
const EMPTY = new Uint8Array()

/** What class requests set. */
interface HidState {
  /** SET_IDLE's value by report id; 0 holds for the others. */
  readonly idle: Map<number, number>
  protocol: number
}

/** The interface of a HID device, with its class requests (HID 1.11, chapter 7). */
export function hidInterface(hid: HidDeclaration): InterfaceDeclaration {
  const state: HidState = { idle: new Map(), protocol: 1 }
  return {
    class: HID_CLASS,
    subclass: hid.subclass ?? 0,
    protocol: hid.protocol ?? 0,
    endpoints: hid.endpoints,
    classDescriptors: [hidDescriptor(hid)],
    control: (setup, data) => hidRequest(hid, state, setup, data),
    out: (_endpoint, data) => {
      hid.output?.(data)
      return hid.output !== undefined
    },
    reset: () => {
      state.idle.clear()
      state.protocol = 1
      hid.reset?.()
    },
  }
}

function hidDescriptor({ hidVersion = 0x0110, country = 0, reportDescriptor }: HidDeclaration): Uint8Array {
  const { length } = reportDescriptor
  const head = [9, HID_DESCRIPTOR, hidVersion & 0xff, hidVersion >> 8, country]
  return Uint8Array.from([...head, 1, REPORT_DESCRIPTOR, length & 0xff, length >> 8])
}

function hidRequest(hid: HidDeclaration, state: HidState, setup: Setup, data: Uint8Array): ControlAnswer {
  const { requestType, request, value } = setup
  if (requestType === CLASS_IN) return classRead(hid, state, request, value)
  if (requestType === CLASS_OUT) return classWrite(hid, state, setup, data)
  if (requestType !== FROM_INTERFACE || request !== GET_DESCRIPTOR) return undefined
  if (value >> 8 === HID_DESCRIPTOR) return hidDescriptor(hid)
  return value >> 8 === REPORT_DESCRIPTOR ? hid.reportDescriptor : undefined
}

function classRead(hid: HidDeclaration, state: HidState, request: number, value: number): ControlAnswer {
  const id = value & 0xff
  if (request === HID_REQUEST.getReport) {
    const type = REPORT_TYPES[value >> 8]
    return type && hid.getReport?.(type, id)
  }
  if (request === HID_REQUEST.getIdle) return Uint8Array.of(state.idle.get(id) ?? state.idle.get(0) ?? 0)
  return request === HID_REQUEST.getProtocol ? Uint8Array.of(state.protocol) : undefined
}

function classWrite(hid: HidDeclaration, state: HidState, setup: Setup, data: Uint8Array): ControlAnswer {
  const { request, value } = setup
  const id = value & 0xff
  if (request === HID_REQUEST.setReport) return setReport(hid, value >> 8, id, data)
  if (request === HID_REQUEST.setIdle) {
    if (id === 0) state.idle.clear()
    state.idle.set(id, value >> 8)
    hid.idle?.(id, (value >> 8) * IDLE_UNIT_MS)
    return EMPTY
  }
  if (request !== HID_REQUEST.setProtocol || value > 1) return undefined
  state.protocol = value
  hid.bootProtocol?.(value === 0)
  return EMPTY
}

function setReport(hid: HidDeclaration, typeCode: number, id: number, data: Uint8Array): ControlAnswer {
  const type = REPORT_TYPES[typeCode]
  if (!type) return undefined
  if (hid.setReport) {
    const taken = hid.setReport(type, id, data)
    if (taken === NAK) return NAK
    return taken ? EMPTY : undefined
  }
  if (type !== 'output' || !hid.output) return undefined
  hid.output(data)
  return EMPTY
}
