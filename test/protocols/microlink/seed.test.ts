import { describe, expect, test } from 'vitest'
import { GROUP_NAMES, type GroupName } from '../../../emulators/smart-ups/commands.ts'
import { cardUnitWithHost, type OnLine, unitWithHost } from './units.ts'

/** What a host writes to the outlet command: RJ-45, every group, after the off delay. */
const WORDS = { off: 0x4084, shutdown: 0x4088, reboot: 0x4090, sleep: 0x4090 } as const
type Kind = keyof typeof WORDS

const SLEEP = 600
const OFF_AT = 90
const STAY_OFF = 8

/** From the vendor's FAQ FA233876 and release notes, not from the catalogue. */
const VERSIONS = [
  { model: 'SMT1500RM2U', version: '09.2', overridden: true },
  { model: 'SMT1500RM2U', version: '09.3', overridden: false },
  { model: 'SMT1500RM1U', version: '09.7', overridden: true },
  { model: 'SMT1500RM1U', version: '09.8', overridden: false },
  { model: 'SMX3000RMLV2U', version: '06.5', overridden: true },
  { model: 'SMX3000RMLV2U', version: '06.6', overridden: false },
  { model: 'SRT3000XLA', version: '15.6', overridden: true },
] as const

const ROWS = VERSIONS.flatMap((unit) =>
  (Object.keys(WORDS) as Kind[]).flatMap((kind) => [true, false].map((card) => ({ ...unit, kind, card }))),
)

/** Process bits of outlet status. */
const IN = { off: 0, reboot: 1 << 2, shutdown: 1 << 3, sleep: 1 << 4 } as const
const ANY_PROCESS = 0b11100

/**
 * Off for good, or for the stay-off time. With the defect an off and a sleep become a shutdown; a sleep, which over the
 * wire is a reboot with a long stay-off time, still takes that time.
 */
function expected({ kind, card, overridden }: (typeof ROWS)[number]) {
  const became = card && overridden && (kind === 'off' || kind === 'sleep') ? 'shutdown' : kind
  const stayOff = kind === 'sleep' ? SLEEP : STAY_OFF
  return { offAt: OFF_AT, backAt: became === 'off' ? undefined : OFF_AT + stayOff, whileOff: IN[became] }
}

const pathOf = (group: GroupName) => (group === 'MOG' ? '2:4.3E' : `2:4.3D[${groupBit(group) - 1}]`)

/** Commands over the wire and watches the wire: when the output goes off and comes back, in seconds. */
function command({ host, ups, pass }: OnLine, kind: Kind) {
  const { groups } = ups.model
  const targets = groups.reduce((sum, name) => sum | (0x100 << groupBit(name)), 0)
  if (kind === 'sleep') for (const group of groups) host.writeNumber(`${pathOf(group)}.B7`, SLEEP)
  expect(host.writeNumber('2:4.B5', WORDS[kind] | targets)).toBe(WORDS[kind] | targets)
  let offAt: number | undefined
  let backAt: number | undefined
  let whileOff: number | undefined
  for (let second = 1; second <= 900; second++) {
    pass(1)
    host.refresh()
    const off = (host.number('2:4.A') & 0x10) !== 0
    if (off) {
      offAt ??= second
      whileOff ??= host.number(`${pathOf(groups[0]!)}.B6`) & ANY_PROCESS
    } else if (offAt !== undefined) backAt ??= second
  }
  return { offAt, backAt, whileOff }
}

const groupBit = (name: GroupName) => GROUP_NAMES.indexOf(name)

describe('FA233876, commanded and watched over Microlink', () => {
  test.each(ROWS)('$model $version, AP9624 $card: $kind', (row) => {
    const { model, version, card, kind } = row
    const made = card ? cardUnitWithHost({ model, version }) : unitWithHost({ model, version })
    expect(command(made, kind)).toEqual(expected(row))
  })
})
