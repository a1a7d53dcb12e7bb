import { describe, expect, test } from 'vitest'
import { reportDescriptor5g } from '../../../src/protocols/hid-power-device/descriptor-5g.ts'
import { Authentication } from '../../../src/protocols/microlink/authentication.ts'
import { readMessage } from '../../../src/protocols/microlink/host-message.ts'
import { layOut } from '../../../src/protocols/microlink/layout.ts'
import { fieldOf } from '../../../src/protocols/microlink/objects/field.ts'
import { collection } from '../../../src/protocols/microlink/objects/node.ts'
import { passwordBase } from '../../../src/protocols/microlink/passwords.ts'
import { MicrolinkTunnel } from '../../../src/protocols/microlink/tunnel.ts'
import { toHex } from '../../real-clients/microlink/conversation.ts'
import { unit } from '../../support/unit.ts'
import { CAPTURES } from './captures.ts'
import { FD, fletcher } from './host.ts'
import { randomByte, unitWithHost } from './units.ts'

const linesOf = (unit: string, from: string) =>
  CAPTURES.find((capture) => capture.unit === unit)!
    .lines.filter((line) => line.from === from)
    .map(({ bytes }) => bytes)

describe('SMC1000-2UC: the password exchange', () => {
  const [header, before, , after] = linesOf('SMC1000-2UC', 'U') as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const [written] = linesOf('SMC1000-2UC', 'H') as [Uint8Array]
  const master = { from: 1 + 6, to: 1 + 10 }

  /** The serial number was left out where this was published; any that leads to the same sums does. */
  function fittingSerial(): Uint8Array {
    for (let first = 0x30; first < 0x7f; first++)
      for (let second = 0x30; second < 0x7f; second++)
        for (let third = 0x30; third < 0x7f; third++) {
          const serial = new TextEncoder().encode(
            `AS12${String.fromCharCode(first, second, third)}`.padEnd(16, ' '),
          )
          const { first: one, second: two } = passwordBase(header.subarray(1), serial)
          if (one === 219 && two === 16) return serial
        }
    throw new Error('no serial number fits')
  }

  test('the emulated unit answers the very bytes of the real one', () => {
    const challenges = [0xa0, 0xe8, 0x0e, 0xaf]
    const authentication = new Authentication(() => challenges.shift()!)
    authentication.begin()
    expect(toHex(authentication.master)).toBe(toHex(before.subarray(master.from, master.to)))
    const message = readMessage(written, written.length)
    if (message.kind !== 'write') throw new Error('no write')
    expect([message.row, message.offset]).toEqual([0x65, 0x0a])
    authentication.take(message.data, header.subarray(1), fittingSerial())
    expect(authentication.done).toBe(true)
    expect(toHex(authentication.master)).toBe(toHex(after.subarray(master.from, master.to)))
    expect(toHex(authentication.slave)).toBe('8afb65f1')
  })

  test('row 00 of the emulated SMT C is of the same kind', () => {
    const { host } = unitWithHost({ model: 'SMT1500RM2UC', version: '04.1' })
    const ours = host.header
    // Number of rows, series and where the data begins differ.
    for (const at of [0, 1, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
      expect([at, ours[at]]).toEqual([at, header[1 + at]])
    expect(host.header.length).toBe(32)
  })
})

describe('SMC1000I: what PowerChute sends', () => {
  const [opening, ...writes] = linesOf('SMC1000I', 'H')
  const smc = () => unitWithHost({ model: 'SMC1000I', version: '10.0', line: { nakResetCount: 1 } })

  test('F7 FD begins a session anew', () => {
    const { host, session } = smc()
    const [row] = host.sendPiece(opening!)
    expect(row![0]).toBe(0)
    expect(session.engine.state).toBe('enumerating')
  })

  test('row 00 says what the real one does, but for its sizes', () => {
    const [real] = linesOf('SMC1000I', 'U')
    const { host } = smc()
    for (const at of [0, 1, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15]) {
      expect([at, host.header[at]]).toEqual([at, real![1 + at]])
    }
  })

  test('its two outlet commands: off at once and stay off, on also without AC', () => {
    const { host, ups, outlets, clock } = smc()
    const [off, on] = writes.map((bytes) => readMessage(bytes, bytes.length))
    if (off?.kind !== 'write' || on?.kind !== 'write') throw new Error('no writes')
    host.write('2:4.B5', off.data)
    expect(outlets()).toBe('MOG off')
    ups.setInput({ voltage: 0 })
    host.write('2:4.B5', on.data)
    clock.advance(1000)
    expect(outlets()).toBe('MOG on')
  })

  test('its passwords have the challenge first and sums that anybody can do', () => {
    const passwords = writes.slice(2).map((bytes) => readMessage(bytes, bytes.length))
    for (const message of passwords) {
      expect(message).toMatchObject({ kind: 'write', row: 0x7e, offset: 12 })
    }
    const { host } = smc()
    const challenge = [0x3d, 0xe7]
    host.authenticate(challenge)
    expect([...host.bytes('2:4.8.6').subarray(2)]).toEqual(fletcher(challenge, host.passwordBase))
  })
})

describe('SMX1500RM2U over USB', () => {
  const asked = linesOf('SMX1500RM2U', 'R90')
  const answered = linesOf('SMX1500RM2U', 'R89')
  const report = (bytes: Iterable<number>) => {
    const payload = new Uint8Array(63)
    payload.set([...bytes])
    return payload
  }

  test('behind FE PowerChute leaves an old write, which is not carried out', () => {
    const { ups } = unit()
    const tunnel = new MicrolinkTunnel(ups, { randomByte })
    const next = report(asked[0]!)
    expect(tunnel.claims(next)).toBe(true)
    tunnel.takeReport(report([FD]), 0)
    const rows = [1, 2, 3].map((at) => tunnel.takeReport(next, at)[0]!.bytes)
    expect(rows.map((row) => row[1])).toEqual([1, 2, 3])
  })

  test('a row is alone in its report, at its beginning, as the real ones', () => {
    for (const real of answered) {
      expect(fletcher(real.subarray(0, 19))).toEqual([0, 0])
      expect([...real.subarray(19)].every((byte) => byte === 0)).toBe(true)
    }
    const { ups } = unit()
    const tunnel = new MicrolinkTunnel(ups, { randomByte })
    const [output] = tunnel.takeReport(report([FD]), 0)
    expect(output!.bytes.length).toBe(64)
    expect(output!.bytes[0]).toBe(0x89)
    expect(fletcher(output!.bytes.subarray(1, 20))).toEqual([0, 0])
    expect([...output!.bytes.subarray(20)].every((byte) => byte === 0)).toBe(true)
  })

  test('its descriptor rows: the same objects are written down in the same bytes', () => {
    const panel = collection(
      0x0b,
      fieldOf(0x3b, 'command', 2, { mask: 0x000f }),
      fieldOf(0x3f, 'status', 2, { mask: 0x0007 }),
    )
    const powerErrors = fieldOf(0x36, 'power', 2, { mask: 0x3173 })
    const reminder = fieldOf(0x2d, 'reminder', 2, { range: [-1, 365], default: 14 })
    const rows = toHex(
      Uint8Array.from(linesOf('SMX1500RM2U', 'U').flatMap((row) => [...row.subarray(1, 17)])),
    )
    for (const node of [panel, powerErrors, reminder]) {
      const { descriptor } = layOut([node], 16)
      // Without what closes the collection and the whole.
      const end = node.kind === 'collection' ? -2 : -1
      expect(rows).toContain(toHex(descriptor.subarray(0, end)))
    }
  })
})

test('Smart-UPS C 1500: its report descriptor has the tunnel in the very items ours has', () => {
  const [items] = linesOf('Smart-UPS C 1500', 'D')
  expect(toHex(reportDescriptor5g())).toContain(toHex(items!))
})
