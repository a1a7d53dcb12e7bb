import {
  isIn,
  kindOf,
  RECIPIENT,
  REQUEST_KIND,
  recipientOf,
  type Setup,
} from '../../../emulators/usb-hid-emulator-lite/src/device/setup.ts'
import { type DescribedField, type Description, hex } from '../description.ts'
import { REPORTS_5G } from './reports-5g.ts'
import { OUTPUT_CURRENT, REPORTS_LEGACY } from './reports-legacy.ts'
import { TUNNEL_IN, TUNNEL_OUT } from './tunnel.ts'

/** As much of a report as naming its fields takes. */
interface NamedReport {
  readonly id: number
  readonly fields: readonly { readonly usage: string; readonly bits: number }[]
}

/** Which table of reports a device has: of the SMT generation, or of SU and SUA units and cards with their USB port. */
export type ReportTable = '5g' | 'legacy'

const TABLES: Readonly<Record<ReportTable, ReadonlyMap<number, NamedReport>>> = {
  '5g': new Map(REPORTS_5G.map((report) => [report.id, report])),
  legacy: new Map([...REPORTS_LEGACY, OUTPUT_CURRENT].map((report) => [report.id, report])),
}

/** HID requests by number (HID 1.11, section 7.2). */
const HID_REQUEST: Readonly<Record<number, string>> = {
  1: 'GET_REPORT',
  2: 'GET_IDLE',
  3: 'GET_PROTOCOL',
  9: 'SET_REPORT',
  10: 'SET_IDLE',
  11: 'SET_PROTOCOL',
}
const GET_REPORT = 1
const SET_REPORT = 9
const REPORT_TYPE: Readonly<Record<number, string>> = { 1: 'input', 2: 'output', 3: 'feature' }

/** Standard requests by number (USB 2.0, table 9-4). */
const STANDARD_REQUEST: Readonly<Record<number, string>> = {
  0: 'GET_STATUS',
  1: 'CLEAR_FEATURE',
  3: 'SET_FEATURE',
  5: 'SET_ADDRESS',
  6: 'GET_DESCRIPTOR',
  8: 'GET_CONFIGURATION',
  9: 'SET_CONFIGURATION',
  10: 'GET_INTERFACE',
  11: 'SET_INTERFACE',
}
const GET_DESCRIPTOR = 6
const DESCRIPTOR: Readonly<Record<number, string>> = {
  1: 'device',
  2: 'configuration',
  3: 'string',
  6: 'device qualifier',
  33: 'HID',
  34: 'report',
}

/** A control request: `GET_REPORT feature 0x0C RemainingCapacity`. */
export function describeSetup(setup: Setup, data: Uint8Array, table: ReportTable): Description {
  const [high, low] = [setup.value >> 8, setup.value & 0xff]
  if (isHid(setup)) {
    const name = HID_REQUEST[setup.request] ?? `HID request ${setup.request}`
    if (setup.request !== GET_REPORT && setup.request !== SET_REPORT) return plain(name)
    const type = REPORT_TYPE[high] ?? `type ${high}`
    if (isIn(setup)) return plain(`${name} ${type} ${hex(low)} ${usagesOf(low, table)}`)
    return described(`${name} ${type}`, data, table)
  }
  if (kindOf(setup) !== REQUEST_KIND.standard) return plain(`vendor request ${hex(setup.request)}`)
  const name = STANDARD_REQUEST[setup.request] ?? `request ${setup.request}`
  if (setup.request !== GET_DESCRIPTOR) return plain(`${name} ${setup.value}`)
  const index = high === 3 ? ` ${low}` : ''
  return plain(`${name} ${DESCRIPTOR[high] ?? hex(high)}${index}`)
}

/** What came back for a control request. */
export function describeAnswer(setup: Setup, data: Uint8Array, table: ReportTable): Description {
  if (!isIn(setup)) return plain('done')
  if (isHid(setup) && setup.request === GET_REPORT) return described('report', data, table)
  return plain(`${data.length} bytes`)
}

/** A report by itself, id first, as interrupt transfers carry it. */
export function describeReport(report: Uint8Array, table: ReportTable): Description {
  return described('input report', report, table)
}

export function isTunnel(report: Uint8Array): boolean {
  return report[0] === TUNNEL_IN || report[0] === TUNNEL_OUT
}

function described(head: string, report: Uint8Array, table: ReportTable): Description {
  const id = report[0]
  if (id === undefined) return plain(`${head}, empty`)
  const fields = fieldsOf(report, table)
  const said = fields.map(({ name, value }) => `${name} ${value}`).slice(0, 4)
  return { summary: `${head} ${hex(id)} ${said.join(', ')}`.trim(), fields }
}

function fieldsOf(report: Uint8Array, table: ReportTable): DescribedField[] {
  const known = TABLES[table].get(report[0]!)
  if (!known) return []
  let at = 8
  const values = new Map<string, number[]>()
  for (const { usage, bits } of known.fields) {
    values.set(usage, [...(values.get(usage) ?? []), numberAt(report, at, bits)])
    at += bits
  }
  values.delete('')
  return [...values].map(([name, all]) => ({ name, value: all.join(' ') }))
}

function numberAt(bytes: Uint8Array, at: number, bits: number): number {
  let value = 0
  for (let bit = 0; bit < bits; bit++)
    if (((bytes[(at + bit) >> 3] ?? 0) >> ((at + bit) & 7)) & 1) value += 2 ** bit
  return value
}

function usagesOf(id: number, table: ReportTable): string {
  const usages = new Set(TABLES[table].get(id)?.fields.map(({ usage }) => usage))
  usages.delete('')
  return [...usages].slice(0, 4).join(', ') || 'of no known meaning'
}

function isHid(setup: Setup): boolean {
  return kindOf(setup) === REQUEST_KIND.class && recipientOf(setup) === RECIPIENT.interface
}

function plain(summary: string): Description {
  return { summary, fields: [] }
}
