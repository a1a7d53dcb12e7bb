/** Modbus TCP of a Network Management Card: the registers of its unit, with the habits of cards. */
import { describe, expect, test } from 'vitest'
import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { Bench } from '../../../src/lab/bench.ts'
import type { LinePort } from '../../../src/lab/cards/card-port.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

const READ = 3
const WRITE = 6

function cardWith(card: object, model = 'SMT1500RM2U') {
  const bench = new Bench()
  const smartslot1 = { card: 'AP9631', firmware: '6.9.6', modbus: '127.0.0.1:0', ...card }
  const device = bench.add('rack1', deviceSchema.parse({ model, smartslot1 }))
  const port = device.slots.port('modbus') as LinePort
  const session = port.sessions({
    sync: () => bench.sync(),
    seed: 1,
    line: new ManualLineClock(),
    traffic: bench.traffic,
  })()
  /** Sends one PDU; the answer's PDU, and after how long. */
  const ask = (...pdu: number[]) => {
    const [reply] = session.receive(Uint8Array.of(0, 1, 0, 0, 0, pdu.length + 1, 1, ...pdu), 0)
    return reply && { pdu: [...reply.bytes.subarray(7)], afterMs: reply.afterMs }
  }
  return { bench, device, ask, card: device.slots.in('smartslot1')!.card as NetworkManagementCard }
}

describe('Modbus TCP of a card', () => {
  test('undefined registers read 0, and answers take their time', () => {
    const { ask } = cardWith({})
    // Register 0 is defined; 12 of the block behind it is not.
    const { pdu, afterMs } = ask(READ, 0, 0, 0, 30)!
    expect(afterMs).toBe(400)
    expect(pdu.slice(0, 2)).toEqual([READ, 60])
    expect(pdu.slice(2 + 2 * 28, 2 + 2 * 30)).toEqual([0, 0, 0, 0])
  })

  test('an illegal value is exception 3, and a command comes from the slot', () => {
    const { ask, card } = cardWith({})
    expect(ask(WRITE, 0x04, 0x05, 0x80, 0)?.pdu).toEqual([WRITE | 0x80, 3])
    const commands: unknown[] = []
    card.host!.watch((event) => event.type === 'command' && commands.push(event))
    // The outlet command: off, for the switched group.
    ask(16, 0x06, 0x02, 0, 2, 4, 0x00, 0x00, 0x02, 0x04)
    expect(commands).toMatchObject([{ command: { source: 'smartslot1' } }])
  })

  test.each([
    ['AP9631', '5.1.7', 'SMT1500RM2U'],
    ['AP9619', '3.9.4', 'SUA1500'],
    ['AP9631', '7.1.2', 'SUA1500'],
  ])('%s at %s in an %s has none, and says so', (card, firmware, model) => {
    const { ask, device } = cardWith({ card, firmware }, model)
    expect(ask(READ, 0, 0, 0, 1)).toBeUndefined()
    expect(device.warnings.join()).toMatch(/has no Modbus TCP: its port answers nothing/)
  })

  test('a card that starts, or was flashed to a version without it, answers nothing', () => {
    const { ask, card, bench } = cardWith({})
    card.restart()
    expect(ask(READ, 0, 0, 0, 1)).toBeUndefined()
    bench.advance(100)
    expect(ask(READ, 0, 0, 0, 1)).toBeDefined()
    card.flash('5.1.7')
    bench.advance(100)
    expect(ask(READ, 0, 0, 0, 1)).toBeUndefined()
  })
})
