import { describe, expect, test } from 'vitest'
import type { DeviceState } from '../../src/client/types.ts'
import { History } from '../../src/panel/state/history.ts'
import { dotsOf, matrixSize } from '../../src/panel/views/rack/dot-matrix.ts'

function reading(charge: number, volts: number): DeviceState {
  return { battery: { charge }, output: { load: 25, voltage: 120 }, input: { voltage: volts } } as DeviceState
}

describe('what a unit’s readings were', () => {
  test('a step of the mains in the middle of a jump is a step on the curve', () => {
    const history = new History()
    history.note(0, reading(100, 120))
    history.noteStep(30, 'input', 0)
    history.note(60, reading(98, 0))
    expect(history.series.at).toEqual([0, 30, 30, 60])
    expect(history.series.input).toEqual([120, 120, 0, 0])
    expect(history.series.charge).toEqual([100, 100, 100, 98])
  })

  test('an event that comes after a later reading has its place before it', () => {
    const history = new History()
    history.note(0, reading(100, 120))
    history.note(600, reading(98, 0))
    history.noteStep(300, 'input', 0)
    expect(history.series.at).toEqual([0, 300, 300, 600])
    expect(history.series.input).toEqual([120, 120, 0, 0])
  })

  test('an output that goes off and comes back has the voltage it had', () => {
    const history = new History()
    history.note(0, reading(100, 120))
    history.noteOutput(90, false)
    history.noteOutput(98, true)
    expect(history.series.at).toEqual([0, 90, 90, 98, 98])
    expect(history.series.output).toEqual([120, 120, 0, 0, 120])
  })

  test('going back in time forgets what has not happened yet', () => {
    const history = new History()
    for (const at of [0, 10, 20, 30]) history.note(at, reading(100 - at, 0))
    history.note(15, reading(85, 120))
    expect(history.series.at).toEqual([0, 10, 15])
    expect(history.series.input).toEqual([0, 0, 120])
  })

  test('is bounded', () => {
    const history = new History()
    for (let at = 0; at < 5000; at++) history.note(at, reading(50, 120))
    expect(history.series.at.length).toBeLessThanOrEqual(900)
    expect(history.series.at.at(-1)).toBe(4999)
    expect(new Set(Object.values(history.series).map((column) => column.length)).size).toBe(1)
  })
})

test('what the bench kept from before comes first, without what the page has seen itself', () => {
  const history = new History()
  history.note(60, reading(90, 0))
  const past = { at: [0, 30_000, 30_000, 60_000], charge: [100, 100, 100, 91], load: [25, 25, 25, 25] }
  history.prepend({ ...past, input: [120, 120, 0, 0], output: [120, 120, 120, 120] })
  expect(history.series.at).toEqual([0, 30, 30, 60])
  expect(history.series.charge).toEqual([100, 100, 100, 90])
  expect(history.series.input).toEqual([120, 120, 0, 0])
})

describe('the display, dot by dot', () => {
  const columns = 20
  const picture = (text: string) => {
    const { width, height } = matrixSize(1, text.length)
    const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => ' '))
    for (const [x, y] of dotsOf([text])) rows[y]![x] = '#'
    return rows.map((row) => row.join('').trimEnd())
  }

  test('draws letters', () => {
    expect(picture('OK')).toEqual([
      ' ###  #   #',
      '#   # #  #',
      '#   # # #',
      '#   # ##',
      '#   # # #',
      '#   # #  #',
      ' ###  #   #',
    ])
  })

  test('draws a bar as a frame, filled as far as it is lit', () => {
    const bar = (lit: number) => dotsOf([`Batt ${'#'.repeat(lit)}${'.'.repeat(9 - lit)} 50 %`]).length
    expect(bar(9)).toBeGreaterThan(bar(5))
    expect(bar(5)).toBeGreaterThan(bar(0))
  })

  test('no dot lies outside, whatever is shown', () => {
    const { width, height } = matrixSize(4, columns)
    const every = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
    const rows = [every.slice(0, 20), every.slice(20, 40), every.slice(75), 'ÄÖÜ€']
    const outside = dotsOf(rows).filter(([x, y]) => x < 0 || x >= width || y < 0 || y > height)
    expect(outside).toEqual([])
  })
})
