import { describe, expect, test } from 'vitest'
import { labFromFlags, noteOnStockEnd } from '../../src/cli/lab-from-flags.ts'
import { insteadOfPty, whyNoPty } from '../../src/ports/pty/why-no-pty.ts'

const LINUX = { platform: 'linux', versions: { node: '22.0.0' } }
const WINDOWS = { platform: 'win32', versions: { node: '22.0.0' } }
const BUN = { platform: 'linux', versions: { node: '22.0.0', bun: '1.3.0' } }
const DENO = { platform: 'darwin', versions: { node: '22.0.0', deno: '2.5.0' } }

const rj45 = (runtime: typeof LINUX, flags = {}) =>
  labFromFlags(flags, undefined, undefined, runtime).devices.ups0!.rj45

describe('the serial port when nothing is said of it', () => {
  test('is a pty where there are ptys, without a word', () => {
    expect(rj45(LINUX)).toMatchObject({ protocol: 'modbus', pty: './ports/ups0' })
    expect(noteOnStockEnd({}, LINUX)).toBeUndefined()
  })

  test.each([
    ['Windows', WINDOWS, /^Windows has no ptys, .*--tcp, or give --serialport one end of a com0com pair$/],
    [
      'Bun',
      BUN,
      /^Bun cannot serve ptys, Node can, so the serial port is at a TCP address; choose one with --tcp$/,
    ],
    ['Deno', DENO, /^Deno cannot serve ptys/],
  ])('is a TCP address on %s, and that is said', (_name, runtime, note) => {
    const end = rj45(runtime)
    expect(end).toMatchObject({ protocol: 'modbus', tcp: '127.0.0.1:0' })
    expect(end).not.toHaveProperty('pty')
    expect(noteOnStockEnd({}, runtime)).toMatch(note)
    expect(noteOnStockEnd({ rj45: 'microlink' }, runtime)).toMatch(note)
  })

  test('an end that is asked for is taken as it is, without a word', () => {
    expect(rj45(WINDOWS, { serialport: 'COM7' })).toMatchObject({ serialport: 'COM7' })
    for (const flags of [{ tcp: '4001' }, { serialport: 'COM7' }, { pty: './a' }, { modbusTcp: '1502' }])
      expect(noteOnStockEnd(flags, WINDOWS)).toBeUndefined()
    expect(rj45(WINDOWS, { modbusTcp: '1502' })).toBeUndefined()
  })
})

test('a pty that cannot be is refused with what can', () => {
  expect(whyNoPty(WINDOWS)).toBe('Windows has no ptys')
  expect(insteadOfPty(WINDOWS)).toContain('com0com')
  expect(insteadOfPty(BUN)).not.toContain('com0com')
})
