import type { Source } from '../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'

/** What a HID view needs besides the unit: values that live in the interface alone. */
export interface InterfaceState {
  /** Whose port it is: the unit's own, or a card's. */
  readonly source: Source
  /** PowerSummary.RemainingCapacityLimit, percent, as last written. */
  remainingCapacityLimit: number
  /** Writes of DelayBeforeShutdown so far. */
  shutdownWrites: number
}

export function interfaceState({ traits }: SmartUps, source: Source): InterfaceState {
  return { source, remainingCapacityLimit: traits.hidCapacityLimit, shutdownWrites: 0 }
}

/** One field of a report, least significant bit first after the field before it. */
export interface Field<S = InterfaceState> {
  readonly usage: string
  readonly bits: number
  readonly read: (ups: SmartUps, state: S) => number
  /** Acts on a value written by the host; false refuses it. Absent: writes are ignored, as constants are. */
  readonly write?: (ups: SmartUps, value: number, state: S) => boolean
}

/** A report of the Power Device: the same fields as Feature, and as Input where `input` says so. */
export interface Report<S = InterfaceState> {
  readonly id: number
  readonly input: boolean
  readonly fields: readonly Field<S>[]
}

/** The report's bytes, id first. */
export function packReport<S>(report: Report<S>, ups: SmartUps, state: S): Uint8Array {
  const bits = report.fields.reduce((sum, field) => sum + field.bits, 0)
  const bytes = new Uint8Array(1 + Math.ceil(bits / 8))
  bytes[0] = report.id
  let at = 8
  for (const field of report.fields) {
    putBits(bytes, at, field.bits, field.read(ups, state))
    at += field.bits
  }
  return bytes
}

/** Writes every field of a report that the host sent, id first; false when one was refused or bytes are missing. */
export function writeReport<S>(report: Report<S>, bytes: Uint8Array, ups: SmartUps, state: S): boolean {
  const bits = report.fields.reduce((sum, field) => sum + field.bits, 0)
  if (bytes.length < 1 + Math.ceil(bits / 8)) return false
  let at = 8
  let accepted = true
  for (const field of report.fields) {
    if (field.write && !field.write(ups, getSigned(bytes, at, field.bits), state)) accepted = false
    at += field.bits
  }
  return accepted
}

function putBits(bytes: Uint8Array, at: number, width: number, value: number): void {
  const whole = Math.trunc(value)
  for (let bit = 0; bit < width; bit++) {
    // Division rather than shifts: a field may be wider than what shifts take.
    const set = Math.floor(whole / 2 ** bit) & 1
    if (set) bytes[(at + bit) >> 3]! |= 1 << ((at + bit) & 7)
  }
}

/** A field as a two's complement number; writers that want it unsigned look at fields whose values are small. */
function getSigned(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let bit = 0; bit < width; bit++)
    if ((bytes[(at + bit) >> 3]! >> ((at + bit) & 7)) & 1) value += 2 ** bit
  return width >= 16 && value >= 2 ** (width - 1) ? value - 2 ** width : value
}
