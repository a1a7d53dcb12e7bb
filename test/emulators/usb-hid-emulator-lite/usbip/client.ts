import type { UsbDevice } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { type SessionHost, UsbipSession } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'

export const DEVID = (1 << 16) | 1

export function operation(code: number, busid?: string, version = 0x0111): Buffer {
  const bytes = Buffer.alloc(busid === undefined ? 8 : 40)
  bytes.writeUInt16BE(version, 0)
  bytes.writeUInt16BE(code, 2)
  if (busid !== undefined) bytes.write(busid, 8, 32, 'latin1')
  return bytes
}

export const LIST = operation(0x8005)
export const importOf = (busid: string): Buffer => operation(0x8003, busid)

export interface SubmitFields {
  readonly seqnum: number
  readonly devid?: number
  readonly direction?: number
  readonly endpoint?: number
  readonly length?: number
  readonly packets?: number
  readonly setup?: readonly number[]
  readonly data?: readonly number[]
}

export function submit(fields: SubmitFields): Buffer {
  const { seqnum, devid = DEVID, direction = 1, endpoint = 0, packets = 0, setup = [], data = [] } = fields
  const bytes = Buffer.alloc(48 + data.length)
  const words = [1, seqnum, devid, direction, endpoint, 0x200, fields.length ?? data.length, 0, packets, 0]
  for (const [at, word] of words.entries()) bytes.writeUInt32BE(word, 4 * at)
  bytes.set(setup, 40)
  bytes.set(data, 48)
  return bytes
}

export function unlink(seqnum: number, victim: number): Buffer {
  const bytes = Buffer.alloc(48)
  for (const [at, word] of [2, seqnum, DEVID, 0, 0, victim].entries()) bytes.writeUInt32BE(word, 4 * at)
  return bytes
}

/** GET_REPORT of feature report 2 of the sample device. */
export const getReport = (seqnum: number, length = 3): Buffer =>
  submit({ seqnum, length, setup: [0xa1, 1, 2, 3, 0, 0, length, 0] })
export const setConfiguration = (seqnum: number): Buffer =>
  submit({ seqnum, direction: 0, setup: [0, 9, 1, 0, 0, 0, 0, 0] })
export const interruptIn = (seqnum: number, length = 64): Buffer => submit({ seqnum, endpoint: 1, length })

export interface Reply {
  readonly command: number
  readonly seqnum: number
  readonly status: number
  readonly actualLength: number
  readonly data: readonly number[]
}

/** Takes the second phase's replies apart; `isOut` tells which seqnums carry no data back. */
export function replies(bytes: Buffer, isOut: (seqnum: number) => boolean = () => false): Reply[] {
  const found: Reply[] = []
  for (let at = 0; at < bytes.length; ) {
    const [command, seqnum] = [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
    const actualLength = command === 3 ? bytes.readUInt32BE(at + 24) : 0
    const end = at + 48 + (isOut(seqnum) ? 0 : actualLength)
    const data = [...bytes.subarray(at + 48, end)]
    found.push({ command, seqnum, status: bytes.readInt32BE(at + 20), actualLength, data })
    at = end
  }
  return found
}

/** A session with everything it sent, and whether and why it ended. */
export class Wire {
  readonly session: UsbipSession
  readonly writes: Buffer[] = []
  isOver = false
  reason: string | undefined

  constructor(devices: readonly UsbDevice[], limits: SessionHost['limits'] = {}) {
    const exported = devices.map((device, at) => ({
      busid: `1-${at + 1}`,
      busnum: 1,
      devnum: at + 1,
      device,
    }))
    this.session = new UsbipSession({
      devices: () => exported,
      send: (bytes) => this.writes.push(Buffer.from(bytes)),
      end: (reason) => {
        this.isOver = true
        this.reason = reason
      },
      ...(limits && { limits }),
    })
  }

  get sent(): Buffer {
    return Buffer.concat(this.writes)
  }

  /** Imports 1-1 and sets the configuration; what was sent so far is forgotten. */
  attach(): this {
    this.session.receive(Buffer.concat([importOf('1-1'), setConfiguration(1)]))
    this.writes.length = 0
    return this
  }
}
