import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTIONS, GROUP_NAMES, SOURCES } from '../../../emulators/smart-ups/commands.ts'
import { FAULTS } from '../../../emulators/smart-ups/faults.ts'
import { KEYS } from '../../../emulators/smart-ups/front-panel/front-panel.ts'
import { LIMITS, type Limit } from '../../../emulators/smart-ups/limits.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { saveUnit } from '../../../emulators/smart-ups/snapshot.ts'
import { fuzzSeed } from '../../support/fuzz-seed.ts'
import { unit } from '../../support/unit.ts'

/** Values that no setter takes as a number. */
const noNumber = fc.constantFrom<unknown>('50', '', null, true, [], [5], {}, 10n, Symbol('5'), () => 5)
const noText = fc.constantFrom<unknown>(5, null, true, [], {}, 10n, Symbol('off'), () => 'off')
/** Names that every object has by birth, and names of nobody. */
const strangeName = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'SOG9',
  '',
  'of',
  'mog',
)

function outside({ min, max }: Limit): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.double({ max: min, maxExcluded: true, noNaN: true }).filter((value) => value < min),
    fc.double({ min: max, minExcluded: true, noNaN: true }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    noNumber,
  )
}

/** An object with one own field, whatever its name. */
const field = (name: string, value: unknown) => Object.fromEntries([[name, value]])
const noObject = fc.constantFrom<unknown>(
  undefined,
  null,
  5,
  'x',
  true,
  [],
  [1],
  new Map(),
  {},
  { voltage: undefined },
)

/** A call of a setter, and what a message has to say of it. */
interface Wrong {
  readonly name: string
  readonly call: (ups: SmartUps) => unknown
}
const wrong = <T>(values: fc.Arbitrary<T>, name: string, call: (ups: SmartUps, value: never) => unknown) =>
  values.map((value): Wrong => ({ name, call: (ups) => call(ups, value as never) }))

function ofFields(
  limits: Readonly<Record<string, Limit>>,
  setter: string,
  call: (ups: SmartUps, change: never) => unknown,
): fc.Arbitrary<Wrong> {
  const fields = Object.entries(limits).map(([name, limit]) =>
    wrong(
      outside(limit).map((value) => field(name, value)),
      `${setter} ${name}`,
      call,
    ),
  )
  return fc.oneof(
    ...fields,
    wrong(
      strangeName.map((name) => field(name, 1)),
      `${setter} of a strange name`,
      call,
    ),
    wrong(noObject, `${setter} of no object`, call),
    // One good field does not carry a bad one.
    wrong(
      strangeName.map((name) => ({ ...field(Object.keys(limits)[0]!, 60), ...field(name, 1) })),
      setter,
      call,
    ),
  )
}

const OFF = { action: 'off', targets: ['SOG0'] }
const wrongCommand = fc.oneof(
  noObject,
  fc.oneof(strangeName, noText).map((action) => ({ ...OFF, action })),
  fc.oneof(strangeName, noText).map((source) => ({ ...OFF, source })),
  fc.oneof(strangeName, noText).map((name) => ({ ...OFF, targets: [name] })),
  fc.constantFrom(undefined, null, [], 'SOG0', {}, 5).map((targets) => ({ ...OFF, targets })),
  fc
    .constantFrom('useDelay', 'useOffDelay', 'useOnDelay', 'coldBoot')
    .chain((name) =>
      fc.constantFrom<unknown>('true', 1, null, {}).map((value) => ({ ...OFF, ...field(name, value) })),
    ),
  fc
    .constantFrom('seconds', 'offDelaySeconds', 'onDelaySeconds')
    .chain((name) =>
      outside(LIMITS.command[name as 'seconds']).map((value) => ({ ...OFF, ...field(name, value) })),
    ),
  strangeName.map((name) => ({ ...OFF, ...field(name, true) })),
)

const load = Object.fromEntries(['MOG', 'SOG0'].map((name) => [name, LIMITS.load]))
const calls = fc.oneof(
  ofFields(LIMITS.input, 'setInput', (ups, change) => ups.setInput(change)),
  ofFields(LIMITS.battery, 'setBattery', (ups, change) => ups.setBattery(change)),
  ofFields(load, 'setLoad', (ups, change) => ups.setLoad(change)),
  wrong(fc.constantFrom(0, 'true', null, {}), 'setInput distorted', (ups, distorted) =>
    ups.setInput({ distorted }),
  ),
  wrong(fc.oneof(strangeName, noText), 'setFault', (ups, name) => ups.setFault(name, true)),
  wrong(fc.constantFrom(1, 'true', null, undefined), 'setFault active', (ups, on) => ups.setFault('fan', on)),
  wrong(wrongCommand, 'command', (ups, command) => ups.command(command)),
  wrong(fc.oneof(strangeName, noText), 'simpleSignal', (ups, request) => ups.simpleSignal(request, 'lcd')),
  wrong(fc.oneof(strangeName, noText), 'simpleSignal source', (ups, source) =>
    ups.simpleSignal('remote-off', source),
  ),
  wrong(fc.oneof(strangeName, noText), 'startSelfTest', (ups, source) => ups.startSelfTest(source)),
  wrong(fc.oneof(strangeName, noText), 'startCalibration', (ups, source) => ups.startCalibration(source)),
  wrong(fc.oneof(strangeName, noText), 'setBypass source', (ups, source) => ups.setBypass(true, source)),
  wrong(fc.constantFrom(1, 'on', null), 'setBypass', (ups, on) => ups.setBypass(on, 'lcd')),
  wrong(fc.oneof(strangeName, noText), 'press', (ups, key) => ups.panel.press(key)),
  wrong(outside(LIMITS.keyHoldMs), 'press hold', (ups, ms) => ups.panel.press('ok', ms)),
  wrong(fc.oneof(strangeName, noText), 'setUnit', (ups, name) => ups.settings.setUnit(name, 1 as never)),
  wrong(fc.oneof(noText, fc.constant('x'.repeat(17))), 'setUnit name', (ups, name) =>
    ups.settings.setUnit('name', name),
  ),
  wrong(fc.oneof(strangeName, noText), 'setGroup', (ups, name) =>
    ups.settings.setGroup(name, 'turnOffDelay', 1),
  ),
  wrong(
    strangeName.map((name) => ({ unit: field(name, 1) })),
    'load settings',
    (ups, saved) => ups.settings.load(saved),
  ),
  wrong(
    strangeName.map((name) => ({ groups: field(name, {}) })),
    'load groups',
    (ups, saved) => ups.settings.load(saved),
  ),
  wrong(
    strangeName.map((name) => field(name, {})),
    'load parts',
    (ups, saved) => ups.settings.load(saved),
  ),
  wrong(
    fc.constantFrom({ unit: 5 }, { groups: [] }, { unit: null }, null, 5),
    'load no object',
    (ups, saved) => ups.settings.load(saved),
  ),
)

describe('what a unit does not take', () => {
  test('is an error that says what is allowed, and changes nothing', () => {
    const { ups } = unit()
    const events: unknown[] = []
    ups.on((event) => events.push(event))
    fc.assert(
      fc.property(calls, ({ name, call }) => {
        const before = JSON.stringify(saveUnit(ups))
        let error: unknown
        try {
          call(ups)
        } catch (thrown) {
          error = thrown
        }
        if (!(error instanceof RangeError || error instanceof TypeError))
          throw new Error(`${name} was taken: ${error}`)
        expect(error.message).toMatch(/allowed: \S/)
        expect(JSON.stringify(saveUnit(ups))).toBe(before)
      }),
      { numRuns: 2000, seed: fuzzSeed(14) },
    )
    expect(events).toEqual([])
  })

  test.each<[string, (ups: SmartUps) => unknown, string]>([
    [
      'a charge of 900',
      (ups) => ups.setBattery({ charge: 900 }),
      'battery.charge: 900 is not allowed; allowed: a number from 0 to 100 %',
    ],
    [
      'no voltage',
      (ups) => ups.setInput({ voltage: Number.NaN }),
      'input.voltage: NaN is not allowed; allowed: a number from 0 to 500 V',
    ],
    [
      'a negative load',
      (ups) => ups.setLoad({ MOG: -5 }),
      'load.MOG: -5 is not allowed; allowed: a number from 0 to 100000 W',
    ],
    [
      'a group of nobody',
      (ups) => ups.setLoad({ SOG2: 5 } as never),
      'load of SMT1500RM2U: SOG2 is not known; allowed: MOG, SOG0',
    ],
    [
      'a fault of nobody',
      (ups) => ups.setFault('nope' as never, true),
      'fault: "nope" is not allowed; allowed: site-wiring, ',
    ],
    [
      'an action of nobody',
      (ups) => ups.command({ ...OFF, action: 'of' } as never),
      `action: "of" is not allowed; allowed: ${ACTIONS.join(', ')}`,
    ],
    [
      'a source of nobody',
      (ups) => ups.command({ ...OFF, source: 'me' } as never),
      `source: "me" is not allowed; allowed: ${SOURCES.join(', ')}`,
    ],
    [
      'a number as text',
      (ups) => ups.setInput({ voltage: '120' } as never),
      'input.voltage: "120" is not allowed; allowed: a number',
    ],
  ])('%s: named with what is allowed', (_name, call, message) => {
    expect(() => call(unit().ups)).toThrow(message)
  })
})

describe('what a unit takes', () => {
  test.each(Object.entries(LIMITS.battery))('battery.%s at both ends of its limit', (name, { min, max }) => {
    // A unit that takes external packs, ten at most.
    const { ups } = unit({ model: 'SMX1500RM2U' })
    for (const value of [min, max]) expect(() => ups.setBattery({ [name]: value })).not.toThrow()
  })

  test.each(Object.entries(LIMITS.input))('input.%s at both ends of its limit', (name, { min, max }) => {
    const { ups } = unit()
    for (const value of [min, max]) expect(() => ups.setInput({ [name]: value })).not.toThrow()
  })

  test('every alarm, every key', () => {
    const { ups } = unit()
    for (const fault of FAULTS.keys()) ups.setFault(fault, true)
    for (const key of KEYS) ups.panel.press(key)
    // The unit itself knows whether it is overloaded.
    expect(ups.faults.list).toHaveLength(FAULTS.size - 1)
  })

  test.each([['all' as const], [['all'] as const], [GROUP_NAMES.slice(0, 2)]])('targets %j', (targets) => {
    const { ups, outlets } = unit()
    expect(ups.command({ action: 'off', targets })).toEqual({ accepted: true })
    expect(outlets()).toBe('MOG off, SOG0 off')
  })

  test('useDelay counts down the delays of the groups', () => {
    const { ups, outlets, pass } = unit()
    ups.command({ action: 'off', targets: ['SOG0'], useDelay: true })
    expect(outlets()).toBe('MOG on, SOG0 on')
    pass(ups.settings.group('SOG0')!.turnOffDelay)
    expect(outlets()).toBe('MOG on, SOG0 off')
  })

  test('a closed unit takes nothing', () => {
    const { ups } = unit()
    ups.close()
    expect(() => ups.setInput({ voltage: 0 })).toThrow('the bench of this SMT1500RM2U is closed')
    expect(() => ups.command({ action: 'off', targets: 'all' })).toThrow('closed')
    expect(ups.power.data.state).toBe('online')
  })
})
