import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Rfc2217Session } from '../../../src/ports/rfc2217/rfc2217-session.ts'

function port() {
  const lines = { cts: false, dsr: false, dcd: false, ri: false }
  const set: object[] = []
  const session = new Rfc2217Session({ inputs: () => lines, set: (moved) => set.push(moved) })
  return { lines, set, session, hex: (bytes: Uint8Array) => Buffer.from(bytes).toString('hex') }
}
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

const WILL_COM_PORT = 'fffb2c'
const DTR_ON = 'fffa2c0508fff0'

describe('RFC 2217', () => {
  test('agrees to the COM port option once, and tells the modem state with it', () => {
    const { session, hex, lines } = port()
    lines.cts = true
    expect(hex(session.greet())).toContain('fffd2c')
    expect(hex(session.receive(bytes(WILL_COM_PORT)))).toBe('fffd2cfffa2c6b10fff0')
    expect(hex(session.receive(bytes(WILL_COM_PORT)))).toBe('')
  })

  test('refuses options it has no use for', () => {
    const { session, hex } = port()
    expect(hex(session.receive(bytes('fffd01 fffb18')))).toBe('fffc01fffe18')
  })

  test('confirms settings and reads them back', () => {
    const { session, hex } = port()
    expect(hex(session.receive(bytes('fffa2c0100002580fff0')))).toBe('fffa2c6500002580fff0')
    expect(hex(session.receive(bytes('fffa2c0100000000fff0')))).toBe('fffa2c6500002580fff0')
  })

  test('hands on DTR and RTS, and drops them when the client goes', () => {
    const { session, set, hex } = port()
    expect(hex(session.receive(bytes(`${DTR_ON}fffa2c050bfff0fffa2c0507fff0`)))).toBe(
      'fffa2c6908fff0fffa2c690bfff0fffa2c6908fff0',
    )
    session.close()
    expect(set).toEqual([{ dtr: true }, { rts: true }, { dtr: false, rts: false }])
  })

  test('notifies of lines that move, with what moved', () => {
    const { session, hex, lines } = port()
    session.receive(bytes(WILL_COM_PORT))
    expect(hex(session.notify())).toBe('')
    lines.cts = true
    expect(hex(session.notify())).toBe('fffa2c6b11fff0')
    lines.dcd = true
    expect(hex(session.notify())).toBe('fffa2c6b98fff0')
    expect(hex(session.notify())).toBe('')
  })

  test('the same bytes whole, split anywhere and one by one come to the same', () => {
    const all = bytes(`fffd00fffb00${WILL_COM_PORT}fffa2c0100002580fff0${DTR_ON}4142ffff43fffa2c0b30fff0`)
    const run = (pieces: Uint8Array[]) => {
      const { session, set, hex } = port()
      return [pieces.map((piece) => hex(session.receive(piece))).join(''), set]
    }
    const whole = run([all])
    for (let at = 0; at <= all.length; at++)
      expect(run([all.subarray(0, at), all.subarray(at)])).toEqual(whole)
    expect(run([...all].map((byte) => Uint8Array.of(byte)))).toEqual(whole)
  })

  test('garbage does no harm: a client that speaks again is answered', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
        const { session, hex } = port()
        session.receive(garbage)
        // Ends whatever was open.
        session.receive(bytes('fff0fff0'))
        expect(hex(session.receive(bytes('fffa2c0202fff0')))).toContain('fffa2c66')
      }),
      { numRuns: 2000 },
    )
  })
})
