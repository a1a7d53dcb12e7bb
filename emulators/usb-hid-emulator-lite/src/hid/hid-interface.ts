import type { EndpointDeclaration, InterfaceDeclaration, Setup } from '../device/declaration.ts'

export type ReportType = 'input' | 'output' | 'feature'

/** What a HID device does; reports carry their id first where the descriptor has ids. */
export interface HidDeclaration {
  readonly reportDescriptor: Uint8Array
  /** bcdHID; default 0x0110. */
  readonly hidVersion?: number
  /** bCountryCode; default 0. */
  readonly country?: number
  readonly subclass?: number
  readonly protocol?: number
  readonly endpoints: readonly EndpointDeclaration[]
  /** GET_REPORT; undefined is a STALL. */
  readonly getReport?: (type: ReportType, id: number) => Uint8Array | undefined
  /** SET_REPORT; false is a STALL. */
  readonly setReport?: (type: ReportType, id: number, data: Uint8Array) => boolean
  /** An output report by the interrupt OUT endpoint. */
  readonly output?: (data: Uint8Array) => void
  readonly reset?: () => void
}

const HID_CLASS = 3
const HID_DESCRIPTOR = 0x21
const REPORT_DESCRIPTOR = 0x22
const REPORT_TYPES: readonly (ReportType | undefined)[] = [undefined, 'input', 'output', 'feature']
const EMPTY = new Uint8Array()

/** The interface of a HID device, with its class requests (HID 1.11, chapter 7). */
export function hidInterface(hid: HidDeclaration): InterfaceDeclaration {
  const state = { idle: 0, protocol: 1 }
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
      Object.assign(state, { idle: 0, protocol: 1 })
      hid.reset?.()
    },
  }
}

function hidDescriptor({ hidVersion = 0x0110, country = 0, reportDescriptor }: HidDeclaration): Uint8Array {
  const { length } = reportDescriptor
  const version = [hidVersion & 0xff, hidVersion >> 8]
  return Uint8Array.from([
    9,
    HID_DESCRIPTOR,
    ...version,
    country,
    1,
    REPORT_DESCRIPTOR,
    length & 0xff,
    length >> 8,
  ])
}

function hidRequest(
  hid: HidDeclaration,
  state: { idle: number; protocol: number },
  { requestType, request, value }: Setup,
  data: Uint8Array,
): Uint8Array | undefined {
  const high = value >> 8
  if (requestType === 0x81 && request === 6) {
    if (high === HID_DESCRIPTOR) return hidDescriptor(hid)
    return high === REPORT_DESCRIPTOR ? hid.reportDescriptor : undefined
  }
  const type = REPORT_TYPES[high]
  if (requestType === 0xa1) {
    if (request === 1 && type) return hid.getReport?.(type, value & 0xff)
    if (request === 2) return Uint8Array.of(state.idle)
    return request === 3 ? Uint8Array.of(state.protocol) : undefined
  }
  if (requestType !== 0x21) return undefined
  if (request === 9 && type) return hid.setReport?.(type, value & 0xff, data) ? EMPTY : undefined
  if (request === 10) state.idle = high
  else if (request === 11) state.protocol = value & 1
  else return undefined
  return EMPTY
}
