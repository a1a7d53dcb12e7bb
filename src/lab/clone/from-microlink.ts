import type { LineClock } from '../../line/line-clock.ts'
import { CHECK_BYTES } from '../../protocols/microlink/check-bytes.ts'
import { HostImage } from '../../protocols/microlink/host-image.ts'
import { INIT, NEXT, STOP } from '../../protocols/microlink/host-message.ts'
import { type Padding, putText } from '../../protocols/modbus/map/text.ts'
import { CloneError, type UnitFacts } from './facts.ts'
import { factsOfRegisters, type Registers } from './from-registers.ts'
import { Inbox } from './inbox.ts'
import type { Wire } from './wire.ts'

/** Texts that are registers too: the object by NUT's name, the first register, how many, and what fills them. */
const TEXTS: readonly (readonly [name: string, address: number, registers: number, padding?: Padding])[] = [
  ['3:4A', 516, 8, 'nuls'],
  ['2:4.9.44', 532, 16],
  ['2:4.9.42', 548, 16, 'spaces-then-nuls'],
  ['2:4.9.40', 564, 8],
  ['2:4.5.42', 572, 8],
  ['2:4.82', 596, 8],
]
/** Numbers that are registers too, in the same encoding. */
const NUMBERS: readonly (readonly [name: string, address: number, registers: number])[] = [
  ['2:4.5.9F', 128, 2],
  ['2:4.5.20', 130, 1],
  ['2:4.5.22', 135, 1],
  ['2:4.7.28', 136, 1],
  ['2:4.7.27', 144, 1],
  ['2:4.6.25', 151, 1],
  ['2:4.7.2B', 588, 1],
  ['2:4.7.2A', 589, 1],
  ['2:4.9.19', 591, 1],
  ['2:4.7.2C', 592, 1],
  ['2:4.5.48', 595, 1],
  ['2:4.5.18', 1024, 1],
  ['2:4.7.D', 1026, 1],
  ['2:4.7.E', 1027, 1],
  ['3:25', 1028, 1],
]
const GROUPS = ['2:4.3E', '2:4.3D[0]', '2:4.3D[1]', '2:4.3D[2]'] as const
const GROUP_NAMES_AT = 604
const GROUP_DELAYS_AT = 1029
const LOW_RUNTIME = '2:4.5.31'

/** What a unit's memory holds: registers, and facts that no register has. */
export interface MicrolinkReading {
  readonly registers: Registers
  readonly facts: UnitFacts
}

/** @throws RangeError where its descriptor does not parse */
export function readingOfImage(image: HostImage): MicrolinkReading {
  const registers = new Map<number, number>()
  for (const [name, address, length, padding] of TEXTS)
    putWords(registers, address, textOf(image, name, length, padding))
  for (const [name, address, length] of NUMBERS) putWords(registers, address, tail(image, name, 2 * length))
  for (const [index, prefix] of GROUPS.entries()) {
    putWords(registers, GROUP_NAMES_AT + 8 * index, textOf(image, `${prefix}.82`, 8))
    const at = GROUP_DELAYS_AT + 5 * index
    const delays = [
      ['B8', 0, 1],
      ['B9', 1, 1],
      ['B7', 2, 2],
      ['30', 4, 1],
    ] as const
    for (const [usage, offset, length] of delays)
      putWords(registers, at + offset, tail(image, `${prefix}.${usage}`, 2 * length))
  }
  const warning = image.object(LOW_RUNTIME)
  const unit = warning ? { lowRuntimeWarning: image.number(warning) } : {}
  return {
    registers,
    facts: { ...factsOfRegisters(registers), face: 'microlink', settings: { unit } },
  }
}

function textOf(
  image: HostImage,
  name: string,
  registers: number,
  padding: Padding = 'spaces',
): Uint8Array | undefined {
  const object = image.object(name)
  if (!object) return undefined
  const text = String.fromCharCode(...image.content(object))
  const bytes = new Uint8Array(2 * registers)
  putText(bytes, 0, bytes.length, text.replace(/[\0 ]+$/, ''), padding)
  return bytes
}

/** The low bytes of a number: some objects are wider than the register. */
function tail(image: HostImage, name: string, bytes: number): Uint8Array | undefined {
  const object = image.object(name)
  if (!object || object.size < bytes) return undefined
  return image.content(object).slice(-bytes)
}

function putWords(registers: Map<number, number>, address: number, bytes: Uint8Array | undefined): void {
  if (!bytes) return
  for (let at = 0; at < bytes.length; at += 2)
    registers.set(address + at / 2, (bytes[at]! << 8) | bytes[at + 1]!)
}

const REPLY_MS = 1000
const TRIES = 5
/** Rounds of the memory that are waited for. */
const ROUNDS = 4

/**
 * Reads a unit's memory over Microlink. It is shown without a password; nothing is written.
 *
 * @throws CloneError when nothing answers, or the memory does not become whole
 */
export async function readMicrolink(wire: Wire, line: LineClock, source: string): Promise<MicrolinkReading> {
  const inbox = new Inbox(wire, line)
  wire.send(Uint8Array.of(STOP))
  const image = await begin(wire, inbox)
  if (!image) throw new CloneError(`${source}: nothing answers Microlink`)
  const length = 1 + image.width + CHECK_BYTES
  for (let left = ROUNDS * image.rows; left > 0 && !image.isWhole; left--) {
    inbox.clear()
    wire.send(Uint8Array.of(NEXT))
    const frame = await inbox.until(
      (bytes) => (bytes.length >= length ? bytes.slice(0, length) : undefined),
      REPLY_MS,
    )
    if (frame) image.take(frame)
  }
  if (!image.isWhole) throw new CloneError(`${source}: its memory could not be read whole`)
  try {
    return readingOfImage(image)
  } catch (error) {
    if (error instanceof RangeError) throw new CloneError(`${source}: ${error.message}`)
    throw error
  }
}

async function begin(wire: Wire, inbox: Inbox): Promise<HostImage | undefined> {
  for (let left = TRIES; left > 0; left--) {
    inbox.clear()
    wire.send(Uint8Array.of(INIT))
    const image = await inbox.until((bytes) => HostImage.begin(bytes), REPLY_MS)
    if (image) return image
  }
  return undefined
}
