import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { RtuSession } from '../../../src/protocols/modbus/rtu.ts'
import { readPdu, rtuFrame, writeOnePdu, writePdu } from '../../protocols/modbus/requests.ts'
import { standUnit } from '../../protocols/modbus/units.ts'
import { stateWatch } from '../state-of.ts'
import { bytesOf, demand, type Target } from '../target.ts'
import { wholeAndSplit } from '../whole-or-split.ts'

const SILENCE_MS = 100

const PDUS = [
  readPdu(0, 27),
  readPdu(128, 44, 4),
  readPdu(516, 125),
  writeOnePdu(1024, 1),
  writePdu(1538, 0, 0x0302),
  writePdu(1541, 1),
  writePdu(590, ...'upslab  '.split('').map((letter) => letter.charCodeAt(0))),
]

/** Modbus RTU. At most one answer to a request, none to a bad checksum or to another address, and refusals change nothing. */
export const modbusRtu: Target = {
  name: 'modbus-rtu',
  seeds: [...PDUS.map((pdu) => rtuFrame(pdu)), rtuFrame(readPdu(0, 27), 2), rtuFrame(readPdu(0, 27), 0)],
  words: PDUS.map((pdu) => rtuFrame(pdu)),
  longest: 400,
  start() {
    const [whole, split] = [standUnit().ups, standUnit().ups]
    const [one, other] = [whole, split].map((ups) => new RtuSession(ups, new ModbusEngine(ups)))
    const state = stateWatch(whole)
    let at = 0
    return (input) => {
      at += SILENCE_MS
      const before = state()
      const answers = wholeAndSplit(one!, other!, input, at).map(bytesOf)
      const requests = framesIn(input)
      demand(answers.length <= requests, () => `${answers.length} answers to ${requests} sound requests`)
      for (const answer of answers)
        demand(
          answer[0] === 1 && isSealed(answer),
          () => `no sound answer: ${Buffer.from(answer).toString('hex')}`,
        )
      const refused = answers.every((answer) => answer[1]! >= 0x80)
      demand(!refused || state() === before, () => 'what was refused has changed the unit')
    }
  },
}

/** How many frames to address 1 with a right checksum stand in it, anywhere. */
function framesIn(bytes: Uint8Array): number {
  let frames = 0
  for (let from = 0; from < bytes.length; from++) {
    if (bytes[from] !== 1) continue
    let sum = 0xffff
    for (let at = from; at < bytes.length; at++) {
      sum = added(sum, bytes[at]!)
      if (at - from >= 3 && sum === 0) {
        frames++
        break
      }
    }
  }
  return frames
}

const isSealed = (frame: Uint8Array) => frame.reduce(added, 0xffff) === 0

/** The CRC of the serial-line guide, bit by bit: over a frame with its checksum it comes to 0. */
function added(sum: number, byte: number): number {
  let crc = sum ^ byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  return crc
}
