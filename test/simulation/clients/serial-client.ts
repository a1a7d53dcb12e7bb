import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { Line } from '../../../src/lab/hosts/clients/language.ts'
import { latin1 } from '../../../src/protocols/latin1.ts'
import { HostSession } from '../../../src/protocols/microlink/host-session.ts'
import { crcFits, sealFrame } from '../../../src/protocols/modbus/crc.ts'
import type { Face } from './face.ts'

const GROUPS: Readonly<Record<GroupName, { readonly status: number; readonly timer: number }>> = {
  MOG: { status: 3, timer: 155 },
  SOG0: { status: 6, timer: 159 },
  SOG1: { status: 9, timer: 163 },
  SOG2: { status: 12, timer: 167 },
}

/** Reads registers; undefined where what comes is no answer. */
type Read = (address: number, quantity: number) => ((register: number) => number) | undefined

/** Modbus RTU on a line. */
export function rtuReader(line: Line, unit: number): Read {
  return (address, quantity) => {
    line.wait(50)
    const bytes = [unit, 3, address >> 8, address & 255, 0, quantity]
    const answer = line.ask(sealFrame(Uint8Array.of(...bytes, 0, 0)))
    if (!answer || answer.length !== 5 + 2 * quantity || !crcFits(answer, 0, answer.length)) return undefined
    if (answer[0] !== unit || answer[1] !== 3) return undefined
    return (register) => word(answer, 3 + 2 * (register - address))
  }
}

/** Modbus TCP on a connection. */
export function tcpReader(line: Line): Read {
  let transaction = 0
  return (address, quantity) => {
    transaction = (transaction + 1) & 0xffff
    const head = [transaction >> 8, transaction & 255, 0, 0, 0, 6, 1]
    const answer = line.ask(Uint8Array.of(...head, 3, address >> 8, address & 255, 0, quantity))
    if (!answer || answer.length !== 9 + 2 * quantity || word(answer, 0) !== transaction || answer[7] !== 3)
      return undefined
    return (register) => word(answer, 9 + 2 * (register - address))
  }
}

const word = (bytes: Uint8Array, at: number) => (bytes[at]! << 8) | bytes[at + 1]!

/** What the registers say. */
export function modbusFace(wire: string, read: Read, groups: readonly GroupName[]): Face | undefined {
  const status = read(0, 27)
  const dynamic = read(128, 44)
  if (!status || !dynamic) return undefined
  const bit = (register: number, number: number) => ((status(register) >> number) & 1) === 1
  return {
    wire,
    onLine: bit(1, 1),
    onBattery: bit(1, 2),
    off: bit(1, 4),
    inputGood: !bit(1, 6),
    charge: dynamic(130) / 512,
    within: 1 / 512,
    on: Object.fromEntries(groups.map((name) => [name, bit(GROUPS[name].status + 1, 0)])),
    turnOffSeconds: Object.fromEntries(groups.map((name) => [name, signed(dynamic(GROUPS[name].timer))])),
  }
}

const signed = (value: number) => (value & 0x8000 ? value - 0x1_0000 : value)

/** What the letters of UPS-Link say. */
export function upsLinkFace(line: Line): Face | undefined {
  const ask = (letter: string) => {
    const answer = line.ask(latin1(letter))
    return answer && Buffer.from(answer).toString('latin1').trim()
  }
  if (ask('Y') !== 'SM') return undefined
  const status = Number.parseInt(ask('Q') ?? '', 16)
  const charge = Number(ask('f'))
  if (Number.isNaN(status) || Number.isNaN(charge)) return undefined
  return {
    wire: 'ups-link',
    onLine: (status & 0x08) !== 0,
    onBattery: (status & 0x10) !== 0,
    charge,
    within: 0.051,
  }
}

const STATUS = '2:4.A'
const CHARGE = '2:4.5.20'

/** What the memory of Microlink says. */
export function microlinkReader(line: Line): () => Face | undefined {
  const session = new HostSession((message) => {
    const answer = line.ask(message)
    if (!answer) line.wait(1000)
    return answer
  })
  return () => {
    if (!session.refresh([STATUS, CHARGE]) && !(session.open() && session.refresh([STATUS, CHARGE])))
      return undefined
    const status = session.read(STATUS)?.value
    const charge = session.read(CHARGE)?.value
    if (status === undefined) return undefined
    return {
      wire: 'microlink',
      onLine: (status & 2) !== 0,
      onBattery: (status & 4) !== 0,
      off: (status & 16) !== 0,
      ...(charge === undefined ? {} : { charge: charge / 512, within: 1 / 512 }),
    }
  }
}
