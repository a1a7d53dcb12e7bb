import { describe, expect, test } from 'vitest'
import { cut, logLines, type ScreenState, screenOf } from '../../../src/cli/watch/screen.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { deviceState } from '../../../src/lab/device-state.ts'
import type { LabEvent } from '../../../src/lab/journal.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'

const plain = (_style: unknown, text: string) => text
const coloured = (_style: unknown, text: string) => `\u001b[31m${text}\u001b[0m`

const ESCAPE = '\u001b'
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g')

function seen(units = 1, trouble?: string): ScreenState {
  const bench = new BenchCore({ seed: 1 })
  const events: LabEvent[] = []
  bench.journal.listen((event) => events.push(event))
  for (let at = 0; at < units; at++)
    bench.add(`ups${at}`, deviceSchema.parse({ model: 'SMT1500RM2U', firmware: '09.3' }))
  const { ups } = bench.devices[0]!
  ups.setInput({ voltage: 0 })
  ups.command({ action: 'shutdown', targets: ['SOG0'], source: 'lcd', useOffDelay: true })
  ups.setFault('fan', true)
  bench.advance(30)
  const clock = {
    now: '2025-01-01T00:00:30.000Z',
    seconds: 0,
    virtual: true,
    speed: 1,
    paused: true,
    run: 'a',
  }
  return { url: 'http://here', clock, devices: bench.devices.map(deviceState), events, trouble }
}

describe('the screen', () => {
  test('shows time, state, battery, load, countdowns, alarms and what happened', () => {
    const lines = screenOf(seen(), { columns: 200, rows: 30 }, plain)
    expect(lines[0]).toBe('upslab  http://here  2025-01-01 00:00:30  moved by hand')
    expect(lines[1]).toMatch(
      /^ups0 {2}SMT1500RM2U, UPS 09\.3 {2}on-battery {2}in 0 V {2}\[#{10}\] 99 % {2}runtime \d+ min {2}load 25 %$/,
    )
    expect(lines[2]).toBe('  MOG on  SOG0 on (shutdown in 60 s)')
    expect(lines[3]).toBe('  alarms: fan')
    expect(lines.slice(5)).toContain('00:00:00  ups0  state  online -> on-battery (low-input-voltage)')
  })

  test.each([
    [80, 24, 100],
    [40, 10, 3],
    [20, 5, 2],
    [10, 1, 1],
  ])('stays within %i columns and %i rows, with %i units', (columns, rows, units) => {
    const lines = screenOf(seen(units), { columns, rows }, coloured)
    expect(lines.length).toBeLessThanOrEqual(rows)
    const widths = lines.map((line) => line.replaceAll(COLOUR, '').length)
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
  })

  test('says how many units there is no room for', () => {
    const lines = screenOf(seen(100), { columns: 120, rows: 24 }, plain)
    expect(lines.join('\n')).toMatch(/^\d+ more of 100 units$/m)
    expect(screenOf(seen(3), { columns: 120, rows: 24 }, plain).join()).not.toMatch(/more of/)
  })

  test('says what is wrong while the bench does not answer', () => {
    expect(screenOf(seen(1, 'no answer'), { columns: 120, rows: 9 }, plain)[0]).toMatch(/no answer$/)
  })

  test('a cut line ends its colours', () => {
    expect(cut('\u001b[31mred and more\u001b[0m', 3)).toBe('\u001b[31mred\u001b[0m')
    expect(cut('plain', 3)).toBe('pla')
    expect(cut('fits', 4)).toBe('fits')
  })

  test('lines for logs hold one unit each', () => {
    expect(logLines(seen())).toEqual([
      expect.stringMatching(
        /^2025-01-01T00:00:30Z {2}ups0 {2}on-battery {2}in 0 V .* MOG on {2}SOG0 on {2}alarms fan$/,
      ),
    ])
  })
})
