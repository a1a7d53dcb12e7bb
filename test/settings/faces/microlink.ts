import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { MicrolinkHost } from '../../protocols/microlink/host.ts'
import { randomByte } from '../../protocols/microlink/units.ts'
import type { Carried, Face, Key, Value } from './face.ts'

const NUMBERS: readonly (readonly [Key, string])[] = [
  ['batteryInstalledOn', '2:4.5.48'],
  ['lowRuntimeWarning', '2:4.5.31'],
  ['transferHigh', '2:4.7.D'],
  ['transferLow', '2:4.7.E'],
]
const ONE_BIT: readonly (readonly [Key, string, readonly Value[]])[] = [
  ['selfTestSchedule', '2:4.5.18', ['never', 'startup', '', '', '7-since', '14-since']],
  ['outputVoltage', '2:4.7.2C', [100, 120, 200, 208, 220, 230, 240, '', '', '', '', 110]],
  ['sensitivity', '3:25', ['normal', 'reduced', 'low']],
  [
    'language',
    '3:2B',
    ['English', 'French', 'Italian', 'German', 'Spanish', 'Portuguese', 'Japanese', 'Russian'],
  ],
]
const DELAYS: readonly (readonly [
  'turnOffDelay' | 'turnOnDelay' | 'stayOffDelay' | 'minimumReturnRuntime',
  string,
])[] = [
  ['turnOffDelay', 'B8'],
  ['turnOnDelay', 'B9'],
  ['stayOffDelay', 'B7'],
  ['minimumReturnRuntime', '30'],
]

/** The objects of a unit, as a host has them that showed its password. */
export function microlinkFace(ups: SmartUps): Face {
  const host = new MicrolinkHost(new MicrolinkSession(ups, { randomByte }))
  host.start()
  const carried = (name: string, codec: { to: (value: Value) => number | undefined }): Carried => ({
    shown: () => {
      host.refresh()
      return host.number(name)
    },
    shows: (value) => codec.to(value) ?? 0,
    write: (value) => {
      const raw = codec.to(value)
      if (raw === undefined || raw < 0 || raw >= 256 ** host.usage(name).size) return 'unsayable'
      return host.writeNumber(name, raw) === raw ? 'taken' : 'refused'
    },
  })
  const known = new Set(host.usages.map(({ name }) => name))
  const all: (readonly [Key, string, (value: Value) => number | undefined])[] = [
    ...NUMBERS.map(([key, name]) => [key, name, Number] as const),
    ...ONE_BIT.map(
      ([key, name, values]) =>
        [
          key,
          name,
          (value: Value) => (values.includes(value) ? 1 << values.indexOf(value) : undefined),
        ] as const,
    ),
    ...ups.outlets.groups.flatMap(({ name: group }) => {
      const path = group === 'MOG' ? '2:4.3E' : `2:4.3D[${group.slice(3)}]`
      return DELAYS.map(([key, usage]) => [`${group}.${key}`, `${path}.${usage}`, Number] as const)
    }),
  ]
  const carries = all.flatMap(([key, name, to]) =>
    known.has(name) ? [[key, carried(name, { to })] as const] : [],
  )
  return { name: 'Microlink', carries: new Map(carries) }
}
