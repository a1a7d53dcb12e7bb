import type { UsbDevice } from '../../device/usb-device.ts'

/** USB/IP 1.1.1, the only version its clients take. */
export const VERSION = 0x0111
export const OP = {
  requestImport: 0x8003,
  replyImport: 0x0003,
  requestList: 0x8005,
  replyList: 0x0005,
} as const
export const CMD = { submit: 1, unlink: 2, replySubmit: 3, replyUnlink: 4 } as const
/** Linux error numbers, negative, on every system. */
export const STATUS = { ok: 0, stall: -32, unlinked: -104, shutdown: -108 } as const
export const OP_HEADER = 8
export const URB_HEADER = 48
export const BUSID_LENGTH = 32
export const DEVICE_BLOCK = 312

const SPEED = { low: 1, full: 2, high: 3 } as const

/** A device under the name clients attach it by. */
export interface Exported {
  /** For example `1-1`. */
  readonly busid: string
  readonly busnum: number
  readonly devnum: number
  readonly device: UsbDevice
}

/** Header of a reply to a list or import request; status 0 is fine. */
export function opHeader(code: number, status: number): Buffer {
  const bytes = Buffer.alloc(OP_HEADER)
  bytes.writeUInt16BE(VERSION, 0)
  bytes.writeUInt16BE(code, 2)
  bytes.writeUInt32BE(status, 4)
  return bytes
}

/** The 312 bytes that describe a device in lists and import replies. */
export function deviceBlock({ busid, busnum, devnum, device }: Exported): Buffer {
  const { declaration } = device
  const bytes = Buffer.alloc(DEVICE_BLOCK)
  bytes.write(`/sys/devices/platform/emulated/usb${busnum}/${busid}`, 0, 255, 'latin1')
  bytes.write(busid, 256, BUSID_LENGTH - 1, 'latin1')
  bytes.writeUInt32BE(busnum, 288)
  bytes.writeUInt32BE(devnum, 292)
  bytes.writeUInt32BE(SPEED[declaration.speed ?? 'full'], 296)
  bytes.writeUInt16BE(declaration.vendorId, 300)
  bytes.writeUInt16BE(declaration.productId, 302)
  bytes.writeUInt16BE(declaration.deviceVersion, 304)
  // Class, subclass and protocol are the interfaces' own; one configuration, the first.
  bytes.writeUInt8(1, 309)
  bytes.writeUInt8(1, 310)
  bytes.writeUInt8(declaration.interfaces.length, 311)
  return bytes
}

export function interfaceBlocks({ device }: Exported): Buffer {
  return Buffer.from(
    device.declaration.interfaces.flatMap((one) => [one.class, one.subclass ?? 0, one.protocol ?? 0, 0]),
  )
}

/** RET_SUBMIT, header and data in one piece. */
export function replySubmit(seqnum: number, status: number, actualLength: number, data?: Uint8Array): Buffer {
  const bytes = Buffer.alloc(URB_HEADER + (data?.length ?? 0))
  bytes.writeUInt32BE(CMD.replySubmit, 0)
  bytes.writeUInt32BE(seqnum, 4)
  bytes.writeInt32BE(status, 20)
  bytes.writeUInt32BE(actualLength, 24)
  if (data) bytes.set(data, URB_HEADER)
  return bytes
}

/** RET_UNLINK, with the seqnum of the unlink itself. */
export function replyUnlink(seqnum: number, status: number): Buffer {
  const bytes = Buffer.alloc(URB_HEADER)
  bytes.writeUInt32BE(CMD.replyUnlink, 0)
  bytes.writeUInt32BE(seqnum, 4)
  bytes.writeInt32BE(status, 20)
  return bytes
}
