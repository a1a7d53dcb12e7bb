import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { TcpSession } from '../../../src/protocols/modbus/tcp.ts'
import { readPdu, tcpFrame, writeOnePdu, writePdu } from '../../protocols/modbus/requests.ts'
import { standUnit } from '../../protocols/modbus/units.ts'
import { stateWatch } from '../state-of.ts'
import { bytesOf, demand, type Target } from '../target.ts'
import { wholeAndSplit } from '../whole-or-split.ts'

const FRAMES = [readPdu(0, 27), readPdu(128, 44, 4), writeOnePdu(1024, 1), writePdu(1538, 0, 0x0302)].map(
  (pdu) => tcpFrame(pdu),
)
/** Header and function: no request is shorter. */
const SHORTEST = 8

/** Modbus TCP. At most one answer to a request, with its transaction; refusals change nothing. */
export const modbusTcp: Target = {
  name: 'modbus-tcp',
  seeds: FRAMES,
  words: FRAMES,
  longest: 600,
  start() {
    const [whole, split] = [standUnit().ups, standUnit().ups]
    const state = stateWatch(whole)
    const open = () => [whole, split].map((ups) => new TcpSession(ups, new ModbusEngine(ups)))
    return (input) => {
      const [one, other] = open()
      const before = state()
      const answers = wholeAndSplit(one!, other!, input, 0).map(bytesOf)
      demand(one!.finished === other!.finished, () => 'one is over, and the other is not')
      demand(answers.length <= input.length / SHORTEST, () => `${answers.length} answers`)
      let from = 0
      for (const answer of answers) {
        from = placeOf(input, answer.subarray(0, 2), from)
        demand(from >= 0, () => 'an answer to a transaction that nobody asked for')
      }
      const refused = answers.every((answer) => answer[7]! >= 0x80)
      demand(!refused || state() === before, () => 'what was refused has changed the unit')
    }
  },
}

function placeOf(input: Uint8Array, word: Uint8Array, from: number): number {
  for (let at = Math.max(0, from); at + 1 < input.length; at++)
    if (input[at] === word[0] && input[at + 1] === word[1]) return at
  return -1
}
