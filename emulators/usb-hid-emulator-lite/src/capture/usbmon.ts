import type { TransferStatus } from '../device/in-pipe.ts'
import { writeSetup } from '../device/setup.ts'
import type { Transfer } from '../device/tap.ts'

/** LINKTYPE_USB_LINUX_MMAPPED: what Linux's usbmon records, with 64 bytes before the data. */
export const USBMON_LINK_TYPE = 220
const HEADER = 64
const TRANSFER_TYPE = { interrupt: 1, control: 2, bulk: 3 } as const
const ABSENT = { setup: '-', dataFromDevice: '<', dataFromHost: '>' } as const
const IN_PROGRESS = -115
const STATUS: Readonly<Record<TransferStatus | 'cancelled', number>> = {
  ok: 0,
  stall: -32,
  overflow: -75,
  cancelled: -2,
  reset: -108,
  gone: -108,
}

/** Where and when a transfer was seen. */
export interface CapturedAt {
  readonly busnum: number
  readonly devnum: number
  /** Since 1970-01-01 UTC. */
  readonly microseconds: number
}

/** What usbmon records when a host submits a transfer. */
export function submitPacket(transfer: Transfer, data: Uint8Array, seen: CapturedAt): Uint8Array {
  return packet('S', transfer, IN_PROGRESS, data, seen)
}

/** What it records when one has ended. */
export function completePacket(
  transfer: Transfer,
  status: TransferStatus | 'cancelled',
  data: Uint8Array,
  seen: CapturedAt,
): Uint8Array {
  return packet('C', transfer, STATUS[status], data, seen)
}

function packet(
  event: 'S' | 'C',
  transfer: Transfer,
  status: number,
  data: Uint8Array,
  seen: CapturedAt,
): Uint8Array {
  const isIn = (transfer.endpoint & 0x80) !== 0
  const carriesData = isIn === (event === 'C') && data.length > 0
  const setup = event === 'S' ? transfer.setup : undefined
  const bytes = new Uint8Array(HEADER + (carriesData ? data.length : 0))
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, BigInt(transfer.id) + (BigInt(seen.devnum) << 32n), true)
  bytes[8] = event.charCodeAt(0)
  bytes[9] = TRANSFER_TYPE[transfer.type]
  bytes[10] = transfer.endpoint
  bytes[11] = seen.devnum
  view.setUint16(12, seen.busnum, true)
  bytes[14] = setup ? 0 : ABSENT.setup.charCodeAt(0)
  bytes[15] = carriesData ? 0 : (isIn ? ABSENT.dataFromDevice : ABSENT.dataFromHost).charCodeAt(0)
  view.setBigInt64(16, BigInt(Math.floor(seen.microseconds / 1_000_000)), true)
  view.setInt32(24, seen.microseconds % 1_000_000, true)
  view.setInt32(28, status, true)
  // Asked for when submitted, done when completed.
  const done = isIn ? data.length : transfer.length
  view.setUint32(32, event === 'S' ? transfer.length : status === 0 ? done : 0, true)
  view.setUint32(36, carriesData ? data.length : 0, true)
  if (setup) bytes.set(writeSetup(setup), 40)
  if (carriesData) bytes.set(data, HEADER)
  return bytes
}
