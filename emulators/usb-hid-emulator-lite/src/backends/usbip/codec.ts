import { configurationsOf } from '../../device/configurations.ts'
import type { InterfaceDeclaration } from '../../device/declaration.ts'
import type { TransferStatus } from '../../device/in-pipe.ts'
import type { UsbDevice } from '../../device/usb-device.ts'

/** USB/IP 1.1.1, the only version its clients take. */
export const VERSION = 0x0111
export const OP = {
  requestImport: 0x8003,
  replyImport: 0x0003,
  requestList: 0x8005,
  replyList: 0x0005,
} as const
/** Status words of the first phase. */
export const OP_STATUS = { ok: 0, busy: 2, noSuchDevice: 4 } as const
export const CMD = { submit: 1, unlink: 2, replySubmit: 3, replyUnlink: 4 } as const
export const DIRECTION = { out: 0, in: 1 } as const
/** Linux error numbers, negative, on every system. */
export const STATUS = {
  ok: 0,
  stall: -32,
  protocol: -71,
  overflow: -75,
  unlinked: -104,
  shutdown: -108,
} as const
export const STATUS_OF: Readonly<Record<TransferStatus, number>> = {
  ok: STATUS.ok,
  stall: STATUS.stall,
  overflow: STATUS.overflow,
  reset: STATUS.shutdown,
  gone: STATUS.shutdown,
}
export const OP_HEADER = 8
export const URB_HEADER = 48
/** Where a submit has its setup bytes. */
export const SETUP_AT = 40
export const BUSID_LENGTH = 32
export const DEVICE_BLOCK = 312
const PATH_LENGTH = 256

const SPEED = { low: 1, full: 2, high: 3 } as const

/** A device under the name clients attach it by. */
export interface Exported {
  /** For example `1-1`. */
  readonly busid: string
  readonly busnum: number
  readonly devnum: number
  readonly device: UsbDevice
}

/** How transfers name a device. */
export function devidOf({ busnum, devnum }: Exported): number {
  return ((busnum << 16) | devnum) >>> 0
}

/** Header of a reply to a list or import request. */
export function opHeader(code: number, status: number): Buffer {
  const bytes = Buffer.alloc(OP_HEADER)
  bytes.writeUInt16BE(VERSION, 0)
  bytes.writeUInt16BE(code, 2)
  bytes.writeUInt32BE(status, 4)
  return bytes
}

/** OP_REP_DEVLIST with everything in it. */
export function deviceList(devices: readonly Exported[]): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(devices.length)
  const blocks = devices.flatMap((exported) => [deviceBlock(exported), interfaceBlocks(exported)])
  return Buffer.concat([opHeader(OP.replyList, OP_STATUS.ok), count, ...blocks])
}

/** OP_REP_IMPORT of a device that the client may now use. */
export function importGranted(exported: Exported): Buffer {
  return Buffer.concat([opHeader(OP.replyImport, OP_STATUS.ok), deviceBlock(exported)])
}

/** The 312 bytes that describe a device in lists and import replies. */
export function deviceBlock(exported: Exported): Buffer {
  const { busid, busnum, devnum, device } = exported
  const { declaration } = device
  const bytes = Buffer.alloc(DEVICE_BLOCK)
  bytes.write(`/sys/devices/platform/emulated/usb${busnum}/${busid}`, 0, PATH_LENGTH - 1, 'latin1')
  bytes.write(busid, PATH_LENGTH, BUSID_LENGTH - 1, 'latin1')
  bytes.writeUInt32BE(busnum, 288)
  bytes.writeUInt32BE(devnum, 292)
  bytes.writeUInt32BE(SPEED[declaration.speed ?? 'full'], 296)
  bytes.writeUInt16BE(declaration.vendorId, 300)
  bytes.writeUInt16BE(declaration.productId, 302)
  bytes.writeUInt16BE(declaration.deviceVersion, 304)
  bytes.set([declaration.class ?? 0, declaration.subclass ?? 0, declaration.protocol ?? 0], 306)
  // Nobody has configured it yet, but clients print the interfaces of the configuration named here.
  bytes.set([1, configurationsOf(declaration).length, firstInterfaces(exported).length], 309)
  return bytes
}

export function interfaceBlocks(exported: Exported): Buffer {
  return Buffer.from(
    firstInterfaces(exported).flatMap((one) => [one.class, one.subclass ?? 0, one.protocol ?? 0, 0]),
  )
}

function firstInterfaces({ device }: Exported): readonly InterfaceDeclaration[] {
  return configurationsOf(device.declaration)[0]?.interfaces ?? []
}
