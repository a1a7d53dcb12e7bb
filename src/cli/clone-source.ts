import { readFileSync, statSync } from 'node:fs'
import { type Clone, cloneFacts, cloneRegisters } from '../lab/clone/clone.ts'
import { factsOfHidDevice } from '../lab/clone/from-hid.ts'
import { factsOfText, TEXT_KINDS, type TextKind } from '../lab/clone/from-text.ts'
import type { PickOptions } from '../lab/clone/pick-model.ts'
import { readModbus } from '../lab/clone/read-modbus.ts'
import type { DeviceConfig } from '../lab/lab-file/schema.ts'
import { openHidraw } from '../ports/hidraw/hidraw.ts'
import { UsageError } from './errors.ts'

/** What a unit can be cloned from. */
export const SOURCE_KINDS = ['modbus-tcp', 'modbus-serial', 'hidraw', ...TEXT_KINDS] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export interface SourceOptions extends PickOptions {
  readonly kind: SourceKind | undefined
  /** Modbus address. */
  readonly unit: number | undefined
}

/** A clone with ports like those of its source. */
export async function cloneSource(source: string, options: SourceOptions): Promise<Clone> {
  const kind = options.kind ?? kindOf(source)
  const { ports, ...clone } = await read(source, kind, options)
  return { ...clone, config: { ...clone.config, ...ports } }
}

type WithPorts = Clone & { readonly ports: Partial<DeviceConfig> }

const PTY = './ports/ups0'

async function read(
  source: string,
  kind: SourceKind | undefined,
  options: SourceOptions,
): Promise<WithPorts> {
  if (kind === 'modbus-tcp') {
    const registers = await readModbus(source.replace(/^tcp:\/\//, ''), 'tcp', options.unit)
    return { ...cloneRegisters(registers, options), ports: { modbusTcp: '127.0.0.1:1502' } }
  }
  if (kind === 'modbus-serial') {
    const registers = await readModbus(source, 'rtu', options.unit)
    const address = options.unit === undefined ? {} : { address: options.unit }
    const rj45 = { protocol: 'modbus', pty: PTY, ...address } as const
    return { ...cloneRegisters(registers, options), ports: { rj45 } }
  }
  if (kind === 'hidraw') return { ...(await cloneHidraw(source, options)), ports: { usb: 'usbip' } }
  return cloneText(source, kind, options)
}

async function cloneHidraw(path: string, options: SourceOptions): Promise<Clone> {
  const device = await openHidraw(path)
  try {
    return cloneFacts(factsOfHidDevice({ ...device, product: device.name }), options)
  } finally {
    device.close()
  }
}

function cloneText(path: string, given: TextKind | undefined, options: SourceOptions): WithPorts {
  const { kind, ...facts } = factsOfText(textOf(path), given)
  const ports = kind === 'usbhid-log' ? { usb: 'usbip' as const } : { rj45: { pty: PTY } }
  return { ...cloneFacts(facts, options), ports }
}

function textOf(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`)
  }
}

/** By what it is; undefined for text, which tells by itself. */
function kindOf(source: string): SourceKind | undefined {
  if (source === '-') return undefined
  if (/^\/dev\/hidraw/.test(source)) return 'hidraw'
  const stat = statSync(source, { throwIfNoEntry: false })
  if (stat?.isCharacterDevice()) return 'modbus-serial'
  if (stat?.isFile()) return undefined
  if (/^(tcp:\/\/)?(\[[\da-f:.]+\]|[\w.-]+):\d+$/i.test(source)) return 'modbus-tcp'
  throw new UsageError(
    `${source} is no file, no device and no HOST:PORT; --as says what it is: ${SOURCE_KINDS.join(', ')}`,
  )
}
