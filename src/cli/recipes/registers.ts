import { deviceOf } from '../../lab/bench-of.ts'
import { ModbusEngine } from '../../protocols/modbus/engine.ts'
import type { TestUnit } from '../../testing/test-unit.ts'

/** Blocks that clients read: states, measurements, identity, settings. */
const BLOCKS: readonly (readonly [first: number, count: number])[] = [
  [0, 27],
  [128, 27],
  [572, 8],
  [1064, 10],
]
const READ = 3
/** Words of a value: units refuse to read half of one. */
const LENGTHS = [1, 2, 4, 8, 16]

/** The Modbus registers of a unit by the expression that a printed test reads each with; none where it speaks no Modbus. */
export function registersOf(unit: TestUnit): Record<string, string> {
  const { ups } = deviceOf(unit.device)
  if (!ups.firmware.hasModbus || !ups.awake) return {}
  const engine = new ModbusEngine(ups)
  const read: Record<string, string> = {}
  for (const [first, count] of BLOCKS)
    for (let number = first; number < first + count; ) {
      const value = valueAt(engine, number)
      if (value) read[`await registers(${number}, ${value.words})`] = value.hex
      number += value?.words ?? 1
    }
  return read
}

/** The value that begins at a register; undefined where none does. */
function valueAt(engine: ModbusEngine, number: number): { words: number; hex: string } | undefined {
  for (const words of LENGTHS) {
    const reply = engine.handle(request(number, words))
    if (reply?.[0] === READ) return { words, hex: Buffer.from(reply).subarray(2).toString('hex') }
  }
  return undefined
}

function request(first: number, count: number): Uint8Array {
  return Uint8Array.of(READ, first >> 8, first & 255, 0, count)
}

/** The function `registers` of a printed test: so many from the first on, in hexadecimal, over the serial protocol in TCP. */
export const REGISTER_CODE = [
  'const registers = async (first, count) => {',
  "  const socket = connect(unit.tcp('rj45'))",
  '  const request = Buffer.from([1, 3, first >> 8, first & 255, 0, count, 0, 0])',
  '  let crc = 0xffff',
  '  for (const byte of request.subarray(0, 6)) {',
  '    crc ^= byte',
  '    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1',
  '  }',
  '  request.writeUInt16LE(crc, 6)',
  '  socket.write(request)',
  "  const [reply] = await once(socket, 'data')",
  '  socket.destroy()',
  "  return reply.subarray(3, -2).toString('hex')",
  '}',
]
