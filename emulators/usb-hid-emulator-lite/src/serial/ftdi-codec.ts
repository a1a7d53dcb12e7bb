import type { FtdiProfile } from './ftdi-profile.ts'
import type { LineSettings, ModemInputs, ModemOutputs, Parity } from './modem-lines.ts'

/** Vendor requests (Linux ftdi_sio). */
export const FTDI_REQUEST = {
  reset: 0,
  setModemControl: 1,
  setFlowControl: 2,
  setBaudRate: 3,
  setData: 4,
  getModemStatus: 5,
  setEventChar: 6,
  setErrorChar: 7,
  setLatency: 9,
  getLatency: 0x0a,
  setBitMode: 0x0b,
  readPins: 0x0c,
  readEeprom: 0x90,
} as const

/** Values of the reset request. */
export const FTDI_RESET = { all: 0, purgeReceived: 1, purgeSent: 2 } as const

export const STATUS_BYTES = 2
const MODEM = { cts: 0x10, dsr: 0x20, ri: 0x40, dcd: 0x80 } as const
const LINE_IDLE = 0x60
const LINE_OVERRUN = 0x02
/** Base clocks of the divisor, Hz: 48 MHz and 120 MHz over what the chip needs for a bit. */
const BASE = 3_000_000
const FAST_BASE = 12_000_000
const FAST_FLAG = 2
const EIGHTHS: readonly number[] = [0, 4, 2, 1, 3, 5, 6, 7]
const PARITIES: readonly Parity[] = ['none', 'odd', 'even', 'mark', 'space']
const STOP_BITS = [1, 1.5, 2] as const

/** The two bytes every IN packet begins with, and GET_MODEM_STATUS answers. */
export function statusBytes(inputs: ModemInputs, profile: FtdiProfile, isOverrun = false): [number, number] {
  let modem = profile.modemBits
  for (const name of ['cts', 'dsr', 'ri', 'dcd'] as const) if (inputs[name]) modem |= MODEM[name]
  return [modem, LINE_IDLE | (isOverrun ? LINE_OVERRUN : 0)]
}

/** Cuts data into IN packets: two status bytes each, and only the last may be short. */
export function packets(
  data: Uint8Array,
  status: readonly [number, number],
  maxPacketSize: number,
): Uint8Array {
  const room = maxPacketSize - STATUS_BYTES
  const count = Math.max(1, Math.ceil(data.length / room))
  const bytes = new Uint8Array(data.length + count * STATUS_BYTES)
  for (let at = 0; at < count; at += 1) {
    bytes.set(status, at * maxPacketSize)
    bytes.set(data.subarray(at * room, (at + 1) * room), at * maxPacketSize + STATUS_BYTES)
  }
  return bytes
}

/** SET_MODEM_CTRL: a line without its valid bit keeps its state. */
export function modemOutputs(value: number, before: ModemOutputs): ModemOutputs {
  return {
    dtr: value & 0x100 ? (value & 1) !== 0 : before.dtr,
    rts: value & 0x200 ? (value & 2) !== 0 : before.rts,
  }
}

/** SET_DATA. @returns undefined for settings the chip has not */
export function dataSettings(value: number): Omit<LineSettings, 'baudRate'> | undefined {
  const dataBits = value & 0xff
  const parity = PARITIES[(value >> 8) & 7]
  const stopBits = STOP_BITS[(value >> 11) & 3]
  if ((dataBits !== 7 && dataBits !== 8) || !parity || !stopBits) return undefined
  return { dataBits, parity, stopBits, isBreak: (value & 0x4000) !== 0 }
}

/** SET_BAUD_RATE: a divisor with eighths, whose last bit and whose base are in wIndex. */
export function baudRate(value: number, index: number, profile: FtdiProfile): number {
  const high = profile.hasChannels ? index >> 8 : index
  const base = profile.hasChannels && high & FAST_FLAG ? FAST_BASE : BASE
  const whole = value & 0x3fff
  const eighths = EIGHTHS[(value >> 14) | ((high & 1) << 2)] ?? 0
  // The two divisors that would be useless mean the chip's two fastest rates.
  if (whole === 0) return base
  if (whole === 1 && eighths === 0) return (base * 2) / 3
  return Math.round(base / (whole + eighths / 8))
}
