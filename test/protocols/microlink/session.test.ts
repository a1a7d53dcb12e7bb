import { describe, expect, test } from 'vitest'
import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { type MicrolinkOptions, MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { unit } from '../../support/unit.ts'
import { F7, FD, FE, fletcher, sealed, writeMessage } from './host.ts'
import { randomByte, unitWithHost } from './units.ts'

/** Numbers of the rows that answer. */
const numbers = (rows: readonly Uint8Array[]) => rows.map((row) => row[0])

function idle(options: Partial<MicrolinkOptions> = {}) {
  const made = unit()
  const session = new MicrolinkSession(made.ups, { randomByte, ...options })
  let now = 0
  return {
    ...made,
    session,
    rows: session.engine.image.rows,
    say: (...bytes: number[]) =>
      numbers(session.receive(Uint8Array.from(bytes), now++).map(({ bytes }) => bytes)),
    wait: (ms: number) => {
      now += ms
    },
  }
}

describe('idle', () => {
  test('only INIT is answered, with row 00', () => {
    const { say } = idle()
    expect(say(FE)).toEqual([])
    expect(say(F7)).toEqual([])
    expect(say(...writeMessage(0x37, 6, [0, 0, 1, 2]))).toEqual([])
    expect(say(FD)).toEqual([0])
  })
})

describe('enumerating', () => {
  test('NEXT gives row after row, each once, then nothing until the password', () => {
    const { say, rows } = idle()
    say(FD)
    expect(Array.from({ length: rows - 1 }, () => say(FE)[0])).toEqual(
      Array.from({ length: rows - 1 }, (_, index) => index + 1),
    )
    expect(say(FE)).toEqual([])
    expect(say(FE)).toEqual([])
  })

  test('NAK repeats the row sent last; so many in a row begin anew', () => {
    const { say } = idle({ nakResetCount: 4 })
    say(FD)
    say(FE, FE, FE)
    expect([say(FD), say(FD), say(FD), say(FD)]).toEqual([[3], [3], [3], [0]])
    say(FE)
    expect([say(FD), say(FE), say(FD), say(FD), say(FD), say(FD)]).toEqual([[1], [2], [2], [2], [2], [0]])
  })

  test('settings are not written yet', () => {
    const { host } = unitWithHost()
    host.send(F7, FD)
    const name = host.bytes('2:4.82')
    expect(host.write('2:4.82', new TextEncoder().encode('HELLO'.padEnd(16)))).toBeDefined()
    expect(host.bytes('2:4.82')).toEqual(name)
  })
})

describe('the password', () => {
  test('a right one is answered with the row of both, a new challenge and the unit’s own answer', () => {
    const { host, session } = unitWithHost()
    host.send(F7, FD)
    while (session.engine.state === 'enumerating') host.send(FE)
    const challenge = [...host.bytes('2:4.8.6')]
    expect(challenge.slice(2)).toEqual([0, 0])
    expect(host.number('2:4.8.9')).toBe(0)
    const base = host.passwordBase
    const row = host.authenticate([0x12, 0x34])
    expect(row).toBeDefined()
    expect([...host.bytes('2:4.8.6').subarray(2)]).toEqual(fletcher([0x12, 0x34], base))
    expect([...host.bytes('2:4.8.6').subarray(0, 2)]).not.toEqual(challenge.slice(0, 2))
    expect(session.engine.state).toBe('monitoring')
    host.refresh()
    expect(host.number('2:4.8.9')).toBe(1)
  })

  test('a wrong one leaves the unit waiting, and its own answer 0', () => {
    const { host, session } = unitWithHost()
    host.send(F7, FD)
    while (session.engine.state === 'enumerating') host.send(FE)
    host.write('2:4.8.5', [1, 2, 3, 4])
    expect([...host.bytes('2:4.8.6').subarray(2)]).toEqual([0, 0])
    expect(session.engine.state).toBe('awaiting-password')
    expect(host.send(FE)).toEqual([])
    host.authenticate()
    expect(session.engine.state).toBe('monitoring')
  })

  test('each session has its own challenge', () => {
    const { host } = unitWithHost()
    const seen = [1, 2, 3, 4].map(() => {
      host.send(F7, FD)
      while (host.send(FE).length > 0);
      host.authenticate()
      return host.number('2:4.8.6')
    })
    expect(new Set(seen).size).toBe(4)
  })
})

describe('monitoring', () => {
  test('data rows come round and round, the last included, descriptor rows never', () => {
    const { host, session } = unitWithHost()
    const { firstDataRow, rows } = session.engine.image
    const data = Array.from({ length: rows - firstDataRow }, (_, index) => firstDataRow + index)
    const seen = numbers(Array.from({ length: 2 * data.length }, () => host.send(FE)).flat())
    expect(seen).toEqual([...data, ...data])
  })

  test('what the unit does shows in the next round', () => {
    const { host, ups, pass } = unitWithHost()
    ups.setInput({ voltage: 0 })
    pass(1)
    host.refresh()
    expect(host.number('2:4.A') & 0b110).toBe(0b100)
    expect(host.number('2:4.6.25')).toBe(0)
  })

  test('STOP, silence, other firmware and a dead battery each end it', () => {
    const ends: readonly ((line: ReturnType<typeof unitWithHost>) => void)[] = [
      ({ host }) => host.send(F7),
      ({ host }) => {
        host.now += 800
      },
      ({ ups }) => {
        const { line, version } = resolveFirmware(ups.model, { version: '15.0' })
        ups.flash(new Firmware(line, version))
      },
    ]
    for (const end of ends) {
      const line = unitWithHost({ line: { silenceMs: 730 } })
      expect(line.host.send(FE)).toHaveLength(1)
      end(line)
      expect(line.host.send(FE)).toEqual([])
      line.host.image.clear()
      line.host.start()
      expect(line.host.send(FE)).toHaveLength(1)
    }
  })

  test('without a supply nothing is said, and the session is over', () => {
    const { host, ups, pass } = unitWithHost()
    ups.setInput({ voltage: 0 })
    ups.command({ action: 'shutdown', targets: 'all', source: 'lcd' })
    pass(700)
    expect(ups.awake).toBe(false)
    expect(host.send(FE, FD)).toEqual([])
    ups.setInput({ voltage: 120 })
    pass(60)
    expect(host.send(FE)).toEqual([])
    expect(host.send(FD)).toHaveLength(1)
  })
})

describe('writes', () => {
  test('one that is taken comes back as written; padding of the host’s own too', () => {
    const { host, ups } = unitWithHost()
    const written = [...new TextEncoder().encode('HELLO'), ...new Array(11).fill(0)]
    host.write('2:4.82', written)
    expect([...host.bytes('2:4.82')]).toEqual(written)
    expect(ups.settings.unit.name).toBe('HELLO')
    host.refresh()
    expect(host.text('2:4.82')).toBe('HELLO'.padEnd(16))
  })

  test('one that is refused comes back as it was', () => {
    const { host, ups } = unitWithHost()
    expect(host.writeNumber('2:4.7.D', 300)).toBe(127)
    expect(host.writeNumber('2:4.9.19', 1)).not.toBe(1)
    expect(host.writeNumber('2:4.6.BA', 5)).toBe(0)
    expect(ups.settings.unit.transferHigh).toBe(127)
  })

  test('a command comes back once and reads 0 after that', () => {
    const { host } = unitWithHost()
    expect(host.writeNumber('2:10', 0x0401)).toBe(0x0401)
    host.refresh()
    expect(host.number('2:10')).toBe(0)
  })

  test('in padding, across a row, beyond the memory or with broken check bytes: not carried out', () => {
    const { host } = unitWithHost()
    const before = host.memory
    const { at } = host.usage('2:4.5.3')
    expect(host.sendPiece(writeMessage(at >> 4, at & 15, [1, 1]))).toHaveLength(1)
    expect(host.sendPiece(writeMessage(0, 0, [1]))).toHaveLength(1)
    expect(host.sendPiece(writeMessage(at >> 4, 15, [1, 1]))).toEqual([])
    expect(host.sendPiece(writeMessage(0xf0, 0, [1]))).toEqual([])
    const broken = writeMessage(at >> 4, at & 15, [1, 1])
    broken[4]! ^= 1
    expect(host.sendPiece(broken)).toEqual([])
    expect(host.send(FE)).toHaveLength(1)
    expect(host.memory).toEqual(before)
  })

  test('part of a field, or more than it: refused', () => {
    const { host, ups } = unitWithHost()
    const bytes = new TextEncoder().encode('HELLO           ')
    for (const data of [bytes.subarray(0, 5), bytes.subarray(0, 15)]) {
      host.write('2:4.82', data)
      expect(ups.settings.unit.name).toBe('APCUPS')
    }
    host.write('2:4.7.D', [0, 130, 0, 100])
    host.write('2:4.7.D', [130])
    expect(ups.settings.unit.transferHigh).toBe(127)
  })

  test('several without a pause between them are all taken', () => {
    const { host, ups } = unitWithHost()
    const place = (name: string) => {
      const { at } = host.usage(name)
      return [at >> 4, at & 15] as const
    }
    const [high, low] = [place('2:4.7.D'), place('2:4.7.E')]
    const rows = host.send(...writeMessage(...high, [0, 130]), ...writeMessage(...low, [0, 100]), FE)
    expect(rows).toHaveLength(3)
    expect([ups.settings.unit.transferHigh, ups.settings.unit.transferLow]).toEqual([130, 100])
  })

  test('data may hold control bytes; only where a message begins do they mean anything', () => {
    const { say } = idle()
    say(FD)
    expect(say(...sealed(0x36, 0, 3, FE, FD, F7))).toEqual([0x36])
    expect(say(...sealed(0x36, FE, 3, 0, 0, 0))).toEqual([])
    expect(say(FE)).toEqual([1])
  })

  test('one left unfinished for 100 ms is forgotten', () => {
    const { say, wait } = idle()
    say(FD)
    expect(say(0x36, 0, 200, FE)).toEqual([])
    expect(say(FE)).toEqual([])
    wait(100)
    expect(say(FE)).toEqual([1])
  })
})

describe('time', () => {
  test('each reply takes its time, one after the other', () => {
    const { ups } = unit()
    const session = new MicrolinkSession(ups, { randomByte, replyMs: 20 })
    const afterMs = (bytes: number[], at: number) =>
      session.receive(Uint8Array.from(bytes), at).map((output) => output.afterMs)
    expect(afterMs([FD], 0)).toEqual([20])
    expect(afterMs([FE, FE], 20)).toEqual([20, 40])
    expect(afterMs([FE], 25)).toEqual([55])
    expect(afterMs([FE], 500)).toEqual([20])
  })

  test('a line that speaks another language is not answered', () => {
    let enabled = true
    const { say } = idle({ enabled: () => enabled })
    expect(say(FD)).toEqual([0])
    enabled = false
    expect(say(FE, FD)).toEqual([])
    enabled = true
    expect(say(FE)).toEqual([])
    expect(say(FD)).toEqual([0])
  })

  test('options out of their range are refused by name', () => {
    expect(() => idle({ nakResetCount: 0 })).toThrow('nakResetCount is 0; it must be a whole number from 1')
    expect(() => idle({ silenceMs: -1 })).toThrow('silenceMs is -1')
    expect(() => idle({ replyMs: Number.NaN })).toThrow('replyMs is NaN')
  })
})
