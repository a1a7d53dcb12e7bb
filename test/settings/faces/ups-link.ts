import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { text } from '../../protocols/ups-link/host.ts'
import type { Carried, Face, Key, Value } from './face.ts'

/** More steps than any list of values has. */
const MOST_STEPS = 8

const WORDS: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  s: { H: 'normal', M: 'reduced', L: 'low' },
  E: { 336: '14-since', 168: '7-since', 'ON ': 'startup', OFF: 'never' },
}

/** The letters of a unit in smart mode; values are reached by stepping through the list, as apcupsd and NUT do. */
export function upsLinkFace(ups: SmartUps): Face {
  const session = new UpsLinkSession(ups, { source: 'rj45', quirks: {} })
  let now = 0
  const ask = (characters: string): string | undefined => {
    now += 100
    const replies = session.receive(Buffer.from(characters, 'latin1'), now)
    return replies.at(-1) && text(replies.at(-1)!.bytes).replace(/\r\n$/, '')
  }
  ask('Y')
  const listed = (letter: string, toText: (value: Value) => string | undefined): Carried => ({
    shown: () => ask(letter),
    shows: (value) => toText(value),
    write: (value) => {
      const wanted = toText(value)
      // What has more than three digits shows as 999.
      if (Number(value) > 999) return 'unsayable'
      if (letter === 'q' && Number(value) % 60 !== 0) return 'unsayable'
      for (let step = 0; step < MOST_STEPS; step++) {
        if (ask(letter) === wanted) return 'taken'
        if (ask('-') !== 'OK') return 'refused'
      }
      return 'unsayable'
    },
  })
  const padded = (digits: number) => (value: Value) => String(value).padStart(digits, '0').slice(0, 3)
  const word = (letter: string) => (value: Value) =>
    Object.entries(WORDS[letter]!).find(([, meant]) => meant === value)?.[0]
  const name: Carried = {
    shown: () => ask('c'),
    shows: (value) => String(value).padEnd(8).slice(0, 8),
    write: (value) => {
      if (String(value).length > 8) return 'unsayable'
      ask('c')
      return ask(`-${String(value).padEnd(8)}`) === 'OK' ? 'taken' : 'refused'
    },
  }
  const most = (value: Value) => Math.min(999, Number(value))
  const group = ups.outlets.groups[0]!.name
  const { model } = ups
  const carries: (readonly [Key, Carried])[] = [
    ['name', name],
    ['transferHigh', listed('u', padded(3))],
    ['transferLow', listed('l', padded(3))],
    ['returnCharge', listed('e', (value) => String(value).padStart(2, '0'))],
    ['lowRuntimeWarning', listed('q', (value) => String(Math.round(Number(value) / 60)).padStart(2, '0'))],
    ['selfTestSchedule', listed('E', word('E'))],
    [`${group}.turnOffDelay`, listed('p', (value) => padded(3)(most(value)))],
    [`${group}.turnOnDelay`, listed('r', (value) => padded(3)(most(value)))],
  ]
  if (ups.traits.upsLinkSensitivity === undefined) carries.push(['sensitivity', listed('s', word('s'))])
  if (model.nominalVoltage >= 220) carries.push(['outputVoltage', listed('o', padded(3))])
  // Units of the first generation know few settings.
  const known = carries.filter(([, { shown }]) => shown() !== 'NA')
  return { name: 'UPS-Link', carries: new Map(known) }
}
