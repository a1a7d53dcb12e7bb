import { statSync } from 'node:fs'
import { type Clone, cloneFacts, cloneRegisters } from '../lab/clone/clone.ts'
import type { UnitFacts } from '../lab/clone/facts.ts'
import { factsOfHidDump, isHidDump, registersOfText } from '../lab/clone/from-dumps.ts'
import { factsOfHidDevice } from '../lab/clone/from-hid.ts'
import { readMicrolink } from '../lab/clone/from-microlink.ts'
import { factsOfRegisters, type Registers } from '../lab/clone/from-registers.ts'
import { decodedText, factsOfText, TEXT_KINDS } from '../lab/clone/from-text.ts'
import { readUpsLink } from '../lab/clone/from-ups-link.ts'
import { mergeFacts } from '../lab/clone/merge.ts'
import type { PickOptions } from '../lab/clone/pick-model.ts'
import { readModbus } from '../lab/clone/read-modbus.ts'
import { anyWire } from '../lab/clone/wire.ts'
import { readBoundedBytes } from '../lab/lab-file/read-bounded.ts'
import type { DeviceConfig } from '../lab/lab-file/schema.ts'
import { realTime } from '../lab/time/real-time.ts'
import { openHidraw } from '../ports/hidraw/hidraw.ts'
import { UsageError } from './errors.ts'

/** What a unit can be cloned from. */
export const SOURCE_KINDS = [
  'modbus-tcp',
  'modbus-serial',
  'ups-link',
  'microlink',
  'hidraw',
  'registers',
  'hid-dump',
  ...TEXT_KINDS,
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export interface SourceOptions extends PickOptions {
  readonly kind: SourceKind | undefined
  /** Modbus address. */
  readonly unit: number | undefined
}

/** What was read of one source. */
interface ReadSource {
  readonly registers?: Registers
  readonly facts: UnitFacts
  /** Ports like those it was read by. */
  readonly ports: Partial<DeviceConfig>
}

/** A clone of the unit that all sources are of, with ports like those of the first. */
export async function cloneSources(sources: readonly string[], options: SourceOptions): Promise<Clone> {
  const found: ReadSource[] = []
  for (const source of sources) {
    const kind = options.kind ?? kindOf(source)
    found.push(await read(source, kind, options))
  }
  const registers = found.find((source) => source.registers)?.registers
  const { facts, notes } = mergeFacts(found.map((source) => source.facts))
  const clone = registers ? cloneRegisters(registers, options, facts) : cloneFacts(facts, options)
  return { ...clone, notes: [...clone.notes, ...notes], config: { ...clone.config, ...found[0]!.ports } }
}

const PTY = './ports/ups0'

async function read(
  source: string,
  kind: SourceKind | undefined,
  options: SourceOptions,
): Promise<ReadSource> {
  if (kind === 'modbus-tcp') {
    const registers = await readModbus(source.replace(/^tcp:\/\//, ''), 'tcp', options.unit)
    return { registers, facts: factsOfRegisters(registers), ports: { modbusTcp: '127.0.0.1:1502' } }
  }
  if (kind === 'modbus-serial') {
    const registers = await readModbus(source, 'rtu', options.unit)
    const address = options.unit === undefined ? {} : { address: options.unit }
    const rj45 = { protocol: 'modbus', pty: PTY, ...address } as const
    return { registers, facts: factsOfRegisters(registers), ports: { rj45 } }
  }
  if (kind === 'ups-link' || kind === 'microlink') return readLine(source, kind)
  if (kind === 'hidraw') return { facts: await readHidraw(source), ports: { usb: 'usbip' } }
  return readText(source, kind)
}

const BAUD = { 'ups-link': 2400, microlink: 9600 } as const

/** The unit's own serial port. */
async function readLine(source: string, kind: keyof typeof BAUD): Promise<ReadSource> {
  const wire = await anyWire(source, BAUD[kind])
  try {
    const ports = { rj45: { pty: PTY } }
    if (kind === 'ups-link') return { facts: await readUpsLink(wire, realTime, source), ports }
    return { ...(await readMicrolink(wire, realTime, source)), ports }
  } finally {
    await wire.close()
  }
}

async function readHidraw(path: string): Promise<UnitFacts> {
  const device = await openHidraw(path)
  try {
    return factsOfHidDevice({ ...device, product: device.name })
  } finally {
    device.close()
  }
}

function readText(path: string, given: SourceKind | undefined): ReadSource {
  const text = textOf(path)
  if (given === 'registers') {
    const registers = registersOfText(text)
    return {
      registers,
      facts: factsOfRegisters(registers),
      ports: { rj45: { protocol: 'modbus', pty: PTY } },
    }
  }
  if (given === 'hid-dump' || (given === undefined && isHidDump(text)))
    return { facts: factsOfHidDump(text), ports: { usb: 'usbip' } }
  const { kind, ...facts } = factsOfText(
    text,
    TEXT_KINDS.find((name) => name === given),
  )
  return { facts, ports: kind === 'usbhid-log' ? { usb: 'usbip' as const } : { rj45: { pty: PTY } } }
}

/** Bytes; a debug log of a day is smaller. */
const LARGEST_SOURCE = 16 * 1024 * 1024

function textOf(path: string): string {
  try {
    return decodedText(readBoundedBytes(path, LARGEST_SOURCE, { stdin: true }))
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
