import { describe, expect, test } from 'vitest'
import type { Source } from '../../emulators/smart-ups/commands.ts'
import { type UnitUnderTest, unit, unitWithCard } from '../support/unit.ts'

/** What vendor FAQ FA233876 and the release notes say of each version: written by hand, not read from the catalogue. */
interface Version {
  readonly version: string
  readonly overridden: boolean
  /** Before 09.4, ID 18 also ends a sleep when AC comes back. */
  readonly sleepEndsWithAc?: boolean
}
const UNITS: Readonly<Record<string, readonly Version[]>> = {
  SMT1500: [
    { version: '07.1', overridden: true },
    { version: '08.0', overridden: true, sleepEndsWithAc: true },
    { version: '09.2', overridden: true, sleepEndsWithAc: true },
    { version: '09.3', overridden: false, sleepEndsWithAc: true },
    { version: '15.0', overridden: false },
  ],
  SMT1500RM2U: [
    { version: '09.2', overridden: true, sleepEndsWithAc: true },
    { version: '09.3', overridden: false, sleepEndsWithAc: true },
    { version: '15.0', overridden: false },
  ],
  SMT1500RM1U: [
    { version: '09.7', overridden: true },
    { version: '09.8', overridden: false },
    { version: '15.0', overridden: false },
  ],
  SMX1500RM2U: [
    { version: '09.7', overridden: true },
    { version: '09.8', overridden: false },
    { version: '15.0', overridden: false },
  ],
  SMX3000RMLV2U: [
    { version: '06.5', overridden: true },
    { version: '06.6', overridden: false },
    { version: '15.0', overridden: false },
  ],
  SRT3000XLA: [{ version: '15.6', overridden: true }],
}
const SOURCES: readonly Source[] = ['rj45', 'usb', 'lcd']
const ACTIONS = ['off', 'sleep', 'shutdown', 'reboot'] as const
type Action = (typeof ACTIONS)[number]
const MODES = ['confirmed', 'timer'] as const

const SLEEP = 600
const OFF_AT = 90
const STAY_OFF = 8
const AC_LOST_AT = 60
const AC_BACK_AT = 400
const WATCHED = 1200

interface Situation {
  readonly card: boolean
  readonly mode: (typeof MODES)[number]
  readonly acAtOff: boolean
}

/** When the output should come back, in seconds after the command; undefined when it should stay off. */
function expectedReturn(action: Action, version: Version, { card, acAtOff }: Situation): number | undefined {
  const overridden = card && version.overridden && (action === 'off' || action === 'sleep')
  if (action === 'off' && !overridden) return undefined
  if (action === 'sleep' && !overridden) {
    if (!acAtOff && version.sleepEndsWithAc) return AC_BACK_AT
    return OFF_AT + SLEEP
  }
  return acAtOff ? OFF_AT + STAY_OFF : AC_BACK_AT
}

interface Observed {
  offAt: number | undefined
  backAt: number | undefined
  signalledAt: number | undefined
}

function watch(
  made: UnitUnderTest & {
    card?: { signalPorts: readonly { data: { onBattery: boolean; lowBattery: boolean } }[] }
  },
  acAtOff: boolean,
): Observed {
  const seen: Observed = { offAt: undefined, backAt: undefined, signalledAt: undefined }
  const nominal = made.ups.model.nominalVoltage
  for (let second = 1; second <= WATCHED; second++) {
    if (!acAtOff && second === AC_LOST_AT) made.ups.setInput({ voltage: 0 })
    if (!acAtOff && second === AC_BACK_AT) made.ups.setInput({ voltage: nominal })
    made.pass(1)
    const allOn = made.ups.outlets.groups.every((group) => group.on)
    const ports = made.card?.signalPorts ?? []
    if (ports.length > 0 && ports.every(({ data }) => data.onBattery && data.lowBattery))
      seen.signalledAt ??= second
    if (!made.ups.outlets.anyOn) seen.offAt ??= second
    else if (seen.offAt !== undefined && allOn) seen.backAt ??= second
  }
  return seen
}

const cases = Object.entries(UNITS).flatMap(([model, versions]) =>
  versions.flatMap((version) =>
    SOURCES.flatMap((source) =>
      ACTIONS.map((action) => ({ model, version, v: version.version, source, action })),
    ),
  ),
)
const SITUATIONS: readonly Situation[] = [true, false].flatMap((card) =>
  MODES.flatMap((mode) => [true, false].map((acAtOff) => ({ card, mode, acAtOff }))),
)

describe('FA233876 truth table', () => {
  test.each(cases)('$model $v: $action from $source', ({ model, version, source, action }) => {
    for (const situation of SITUATIONS) {
      const options = {
        model,
        version: version.version,
        card: { settings: { mode: situation.mode, timerSeconds: 300 } },
      }
      const made = situation.card ? unitWithCard(options) : unit(options)
      const command = { action, targets: 'all', source, useOffDelay: true } as const
      const result = made.ups.command(action === 'sleep' ? { ...command, seconds: SLEEP } : command)
      expect(result).toEqual({ accepted: true })
      const seen = watch(made, situation.acAtOff)
      // A return that AC brings is seen in the second after it.
      const back = expectedReturn(action, version, situation)
      expect(seen, JSON.stringify(situation)).toEqual({
        offAt: OFF_AT,
        backAt: back,
        signalledAt: situation.card ? 1 : undefined,
      })
    }
  })
})

describe('what leaves the card out', () => {
  test('a single group going off signals nobody (FA233875)', () => {
    const { ups, card, pass, outlets } = unitWithCard({ version: '09.2' })
    ups.command({ action: 'off', targets: ['SOG0'], source: 'rj45', useOffDelay: true })
    for (let second = 0; second < 120; second++) {
      pass(1)
      expect(card.signalPorts.map(({ data }) => [data.onBattery, data.lowBattery])).toEqual([
        [false, false],
        [false, false],
      ])
    }
    expect(outlets()).toBe('MOG on, SOG0 off')
  })

  test('a shutdown on battery behaves alike on affected and fixed firmware', () => {
    const timelines = ['09.2', '09.3'].map((version) => {
      const { ups, pass, events } = unitWithCard({ version })
      ups.setInput({ voltage: 0 })
      ups.command({ action: 'shutdown', targets: 'all', source: 'usb', useOffDelay: true })
      pass(300)
      ups.setInput({ voltage: 120 })
      pass(60)
      return events.filter(({ type }) => type === 'outlet').map((event) => ({ ...event, cause: undefined }))
    })
    expect(timelines[0]).toEqual(timelines[1])
    expect(timelines[0]!.length).toBe(4)
  })
})

describe('the timeline of an off and stay off', () => {
  const words = (made: UnitUnderTest) => {
    const main = made.ups.outlets.get('MOG')!
    return [
      main.on,
      main.process?.kind ?? null,
      main.turnOffCountdown,
      main.stayOffCountdown,
      main.turnOnCountdown,
    ]
  }

  test('09.2: the pending off becomes a shutdown, and the outlets are back 8 s after going off', () => {
    const made = unitWithCard({ version: '09.2' })
    made.ups.command({ action: 'off', targets: 'all', source: 'rj45', useOffDelay: true })
    expect(words(made)).toEqual([true, 'off', 90, -1, -1])
    expect(made.ups.status.shutdownImminent).toBe(true)
    made.pass(88)
    expect(words(made)).toEqual([true, 'off', 2, -1, -1])
    made.pass(1)
    expect(words(made)).toEqual([true, 'shutdown', 1, 8, 0])
    made.pass(1)
    expect(words(made)).toEqual([false, 'shutdown', 0, 8, 0])
    made.pass(8)
    expect(words(made)).toEqual([true, null, -1, -1, -1])
    made.pass(1)
    expect(made.card.signalPorts[0]!.data).toMatchObject({ onBattery: false, lowBattery: false })
    expect(made.events.filter(({ type }) => type === 'decision')).toMatchObject([
      { answer: 'replace-wake-rule', defect: 'ie2-shutdown-override' },
    ])
  })

  test('09.3: the card is ignored; On Battery stays while the output is off, Low Battery goes', () => {
    const made = unitWithCard({ version: '09.3' })
    made.ups.command({ action: 'off', targets: 'all', source: 'rj45', useOffDelay: true })
    made.pass(89)
    expect(words(made)).toEqual([true, 'off', 1, -1, -1])
    expect(made.events.filter(({ type }) => type === 'decision')).toMatchObject([
      { answer: 'keep', defect: null },
    ])
    made.pass(2)
    expect(words(made)).toEqual([false, null, -1, -1, -1])
    made.pass(1)
    expect(made.card.signalPorts[0]!.data).toMatchObject({ onBattery: true, lowBattery: false })
  })

  test('variant R: the request restarts the countdown', () => {
    const made = unitWithCard({
      version: '09.2',
      defects: { FA233876: { reloadTurnOff: true } },
      card: { commandInstant: 'at-detect' },
    })
    made.ups.command({ action: 'off', targets: 'all', source: 'lcd', useOffDelay: true })
    made.pass(1)
    expect(words(made)).toEqual([true, 'shutdown', 90, 8, 0])
  })
})
