import { describe, expect, test } from 'vitest'
import {
  DIGIT_WITHIN_MS,
  REPEAT_AFTER_MS,
  REPEAT_WITHIN_MS,
} from '../../../src/protocols/ups-link/session.ts'
import { CTRL_N, onLine } from './host.ts'

describe('K, Z and ^N want their character twice', () => {
  const second = (character: string, afterMs: number) => {
    const line = onLine()
    if (character === CTRL_N) {
      line.ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    }
    const before = line.outlets()
    expect(line.say(character)).toEqual([])
    line.say(character, afterMs)
    line.pass(25)
    return line.outlets() !== before
  }

  test.each(['K', 'Z', CTRL_N])('%j: not too soon, not too late', (character) => {
    expect(second(character, 0)).toBe(false)
    expect(second(character, REPEAT_AFTER_MS - 1)).toBe(false)
    expect(second(character, REPEAT_AFTER_MS)).toBe(true)
    expect(second(character, REPEAT_WITHIN_MS)).toBe(true)
    expect(second(character, REPEAT_WITHIN_MS + 1)).toBe(false)
  })

  test('as NUT paces them, 1.5 s, and apcupsd, 2 s', () => {
    expect(second('K', 1500)).toBe(true)
    expect(second('K', 2000)).toBe(true)
  })

  test('one in between spoils it', () => {
    const line = onLine()
    line.say('K')
    line.ask('Q', 700)
    expect(line.say('K', 800)).toEqual([])
    line.pass(60)
    expect(line.outlets()).toBe('MOG on')
  })

  test('so does another of them', () => {
    const line = onLine()
    line.say('K')
    line.say('Z', 700)
    line.say('K', 800)
    line.pass(60)
    expect(line.outlets()).toBe('MOG on')
  })

  test('the late one is a first one again', () => {
    const line = onLine()
    line.say('K')
    expect(line.say('K', REPEAT_WITHIN_MS + 1)).toEqual([])
    expect(line.say('K', 2000)).toEqual(['OK'])
  })

  test('K answers OK, Z nothing', () => {
    const line = onLine()
    line.say('K')
    expect(line.say('K', 1500)).toEqual(['OK'])
    const other = onLine()
    other.say('Z')
    expect(other.say('Z', 1500)).toEqual([])
    expect(other.outlets()).toBe('MOG off')
  })
})

describe('@ wants three digits', () => {
  test('with nothing said before the third, however they are paced', () => {
    for (const paceMs of [0, 50, 1000, 3000, DIGIT_WITHIN_MS]) {
      const line = onLine()
      for (const character of '@00') expect(line.say(character, paceMs)).toEqual([])
      expect(line.say('0', paceMs)).toEqual(['OK'])
      line.pass(20)
      expect(line.outlets()).toBe('MOG off')
    }
  })

  test('apcupsd 3.14 has three seconds before the last', () => {
    const line = onLine()
    for (const character of '@00') line.say(character, 2000)
    expect(line.say('0', 3000)).toEqual(['OK'])
  })

  test('a digit that comes too late is a command of its own', () => {
    const line = onLine()
    line.say('@00')
    expect(line.say('9', DIGIT_WITHIN_MS + 1)).toEqual(['FF'])
    line.pass(60)
    expect(line.outlets()).toBe('MOG on')
  })

  test('anything but a digit ends it and is obeyed itself', () => {
    const line = onLine()
    expect(line.say('@0Q')).toEqual(['08'])
    expect(line.say('0')).toEqual(['C8'])
    expect(line.ups.outlets.groups[0]!.process).toBeNull()
  })

  test('Y ends it, and a K that waits for its second', () => {
    const line = onLine()
    expect(line.say('@00Y9')).toEqual(['SM', 'FF'])
    line.say('K')
    line.say('Y', 1000)
    line.say('K', 1000)
    line.pass(60)
    expect(line.outlets()).toBe('MOG on')
  })
})
