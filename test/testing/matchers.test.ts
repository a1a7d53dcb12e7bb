import { describe, vi } from 'vitest'
import { benchOf } from '../../src/lab/bench-of.ts'
import { firmwareOf } from '../../src/lab/device.ts'
import { createBench, expect, type TestUnit, test as withBench } from '../../src/testing/vitest.ts'

const test = withBench.extend({
  setup: {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    smartslot1: { card: 'AP9624' as const, basic1: {} },
    load: { SOG0: 300 },
  },
})

/** What a matcher says when it fails. */
function failure(check: () => void): string {
  try {
    check()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('the matcher was to fail, and passed')
}

function turnOff(unit: TestUnit): void {
  unit.command({ action: 'off', targets: 'all', source: 'lcd', useDelay: true })
}

describe('toHaveOutlet', () => {
  test('passes where the group is as said', ({ unit }) => {
    expect(unit).toHaveOutlet('SOG0', 'on')
    expect(unit).not.toHaveOutlet('SOG0', 'off')
    unit.command({ action: 'off', targets: ['SOG0'], source: 'lcd' })
    expect(unit).toHaveOutlet('SOG0', 'off')
  })

  test('fails with what is pending and the timeline', ({ unit }) => {
    turnOff(unit)
    unit.advance('30s')
    expect(failure(() => expect(unit).toHaveOutlet('SOG0', 'off'))).toBe(
      [
        'expected SOG0 of ups0 to be off, and it is on, off pending in 60 s',
        '',
        'Timeline of ups0, device time since its bench was made:',
        '  +0s  command   off all from lcd, after its delay',
        '  +1s  card      AP9624 signalling: pending-off',
        '  +1s  card      AP9624 signals: on battery on, low battery on',
      ].join('\n'),
    )
    expect(failure(() => expect(unit).not.toHaveOutlet('SOG0', 'on'))).toMatch(
      /^expected SOG0 of ups0 not to be on, and it is on, off pending in 60 s\n/,
    )
  })

  test('names the groups there are, also behind not', ({ unit }) => {
    const message = /ups0 has no outlet group "SOG2"; it has MOG, SOG0$/
    expect(failure(() => expect(unit).toHaveOutlet('SOG2', 'off'))).toMatch(message)
    expect(failure(() => expect(unit).not.toHaveOutlet('SOG2', 'off'))).toMatch(message)
    expect(failure(() => expect(unit).toHaveOutlet('SOG0', 'dark' as never))).toMatch(
      /"dark" is not allowed; allowed: on, off/,
    )
  })
})

describe('toStayOff', () => {
  test('passes where the outputs stay off, and lets the time pass', ({ unit }) => {
    unit.ups.flash(firmwareOf(unit.ups.model, '09.3'))
    turnOff(unit)
    unit.advance('90s')
    const before = unit.ups.clock.now
    expect(unit).toStayOff({ for: '10m' })
    expect(unit.ups.clock.now - before).toBe(600_000)
    expect(failure(() => expect(unit).not.toStayOff({ for: '10m' }))).toMatch(
      /^expected ups0 not to stay off for 10m, and it did\n/,
    )
  })

  test('fails where an output comes back, with when, why and the timeline', ({ unit }) => {
    turnOff(unit)
    unit.advance('90s')
    const text = failure(() => expect(unit).toStayOff({ for: '10m' }))
    expect(text).toMatch(
      /^expected ups0 to stay off for 10m, and (MOG|SOG0) came on after [\d.]+s \(\S+\)\n\n/,
    )
    expect(text).toMatch(/decision {2}slotShutdownWhileOffPending: \S+ \(defect ie2-shutdown-override\)/)
    expect(text).toMatch(/outlet {4}(MOG|SOG0) off .*\n[\s\S]*outlet {4}(MOG|SOG0) on /)
  })

  test('behind not passes where an output comes back', ({ unit }) => {
    turnOff(unit)
    unit.advance('90s')
    expect(unit).not.toStayOff({ for: '10m' })
  })

  test('fails at once where an output is on', ({ unit }) => {
    const before = unit.ups.clock.now
    expect(failure(() => expect(unit).toStayOff({ for: '10m' }))).toMatch(
      /^expected ups0 to stay off for 10m, and MOG, SOG0 is on to begin with\n[\s\S]*nothing has happened yet/,
    )
    expect(unit.ups.clock.now).toBe(before)
  })

  test('wants a length of time', ({ unit }) => {
    expect(failure(() => expect(unit).toStayOff({ for: 'ages' }))).toMatch(/"ages" is not a length of time/)
    expect(failure(() => expect(unit).toStayOff(undefined as never))).toMatch(/is not a length of time/)
  })
})

describe('toHaveBeenSignalled', () => {
  test('passes once the client has been signalled to shut down, and says when', ({ unit }) => {
    expect(unit).not.toHaveBeenSignalled('basic1')
    turnOff(unit)
    unit.advance('2s')
    expect(unit).toHaveBeenSignalled('basic1')
    expect(failure(() => expect(unit).not.toHaveBeenSignalled('basic1'))).toMatch(
      /^expected the client on basic1 of ups0 not to have been signalled low-battery, and it was, at \+1s\n/,
    )
  })

  test('tells an outage from an order to shut down', ({ unit }) => {
    unit.onBattery('10s')
    expect(unit).toHaveBeenSignalled('basic1', 'on-battery')
    expect(failure(() => expect(unit).toHaveBeenSignalled('basic1'))).toMatch(
      /^expected the client on basic1 of ups0 to have been signalled low-battery, and it has not been\n[\s\S]*AP9624 signals: on battery on, low battery off/,
    )
  })

  test('remembers a signal that is over', ({ unit }) => {
    unit.onBattery('10s')
    unit.restoreMains()
    unit.advance('10s')
    expect(unit.state.smartslot1).toMatchObject({ ports: [{ name: 'basic1', onBattery: false }, {}] })
    expect(unit).toHaveBeenSignalled('basic1', 'on-battery')
  })

  test('does not count a port that nobody is plugged into', ({ unit }) => {
    turnOff(unit)
    unit.advance('2s')
    expect(failure(() => expect(unit).toHaveBeenSignalled('basic2'))).toMatch(
      /^expected the client on basic2 .* and no client is plugged in there\n/,
    )
  })

  test('names what there is to ask of', async ({ unit }) => {
    const cases: [() => void, RegExp][] = [
      [
        () => expect(unit).toHaveBeenSignalled('basic3' as never),
        /no port "basic3"; there are: basic1, basic2/,
      ],
      [
        () => expect(unit).toHaveBeenSignalled('basic1', 'loudly' as never),
        /"loudly" is not allowed; allowed: on-b/,
      ],
      [() => expect({}).toHaveOutlet('MOG', 'on'), /toHaveOutlet takes a unit of a test bench.*, not object/],
      [() => expect(null).toStayOff({ for: 1 }), /toStayOff takes a unit of a test bench.*, not null/],
    ]
    for (const [check, message] of cases) expect(failure(check)).toMatch(message)
    await using bare = await createBench({ model: 'SMT1500' })
    expect(failure(() => expect(bare.device()).toHaveBeenSignalled('basic1'))).toMatch(
      /has no card that signals clients/,
    )
  })
})

describe('the fixtures', () => {
  test('give every test a fresh bench: one spoils it', ({ unit, upsBench }) => {
    benchOf(upsBench.bench).journal.add('ups0', { at: 0, type: 'setting', name: 'spoiled' })
    unit.onBattery('3h')
    expect(unit.state.output.state).toBe('off')
  })

  test('give every test a fresh bench: the other has a new one', ({ unit }) => {
    expect(unit.events).toEqual([])
    expect(unit.state.output.state).toBe('online')
  })

  test('take what the test file sets up', ({ unit }) => expect(unit.state.firmware.version).toBe('09.2'))

  test('steer over the control API under fake timers', async ({ client, unit }) => {
    vi.useFakeTimers()
    try {
      await client.setInput('ups0', { voltage: 0 })
      await client.advance({ seconds: 1800 })
    } finally {
      vi.useRealTimers()
    }
    expect(unit.state.output.state).toBe('on-battery')
  })

  withBench('without a setup there is a unit with a card', ({ unit }) => {
    expect(unit.state).toMatchObject({ model: 'SMT1500RM2U', firmware: { version: '09.3' } })
  })
})

test('a long timeline shows its end', ({ unit }) => {
  for (let index = 0; index < 40; index++) unit.ups.setInput({ voltage: 110 + (index % 10) })
  expect(unit.timeline).toMatch(/^ {2}\(\d+ earlier\)\n/)
  expect(unit.timeline.split('\n')).toHaveLength(31)
  expect(unit.timeline).toMatch(/input {5}119 V, 60 Hz$/)
})

describe('toHaveVerdict', () => {
  const test = withBench.extend({
    setup: {
      model: 'SMT1500RM2U',
      firmware: '09.2',
      smartslot1: { card: 'AP9624' as const, basic1: {} },
      hosts: {
        db1: { shutdownTrigger: 'basic1' as const },
        web: { shutdownTrigger: 'nothing' as const, group: 'MOG' as const },
      },
    },
  })

  test('passes where the verdict is as said', ({ unit }) => {
    expect(unit).toHaveVerdict('db1', 'clean')
    turnOff(unit)
    unit.advance('5m')
    expect(unit).toHaveVerdict('db1', 'bounced')
    expect(unit).toHaveVerdict('web', 'never-signalled')
    expect(unit).not.toHaveVerdict('db1', 'clean')
  })

  test('fails with what proves the other', ({ unit }) => {
    turnOff(unit)
    unit.advance('5m')
    expect(failure(() => expect(unit).toHaveVerdict('db1', 'clean'))).toMatch(
      /^expected the verdict on db1 to be clean, and it is bounced; it is up\n {2}\+0s {2}lcd commanded off and stay off\n[\s\S]*\n {2}\+1m 38s {2}SOG0 back on, though lcd had said off and stay off\n/,
    )
  })

  test('names the hosts and verdicts there are', ({ unit }) => {
    expect(failure(() => expect(unit).toHaveVerdict('db9', 'clean'))).toMatch(
      /no host "db9"; there are: db1, web$/,
    )
    expect(failure(() => expect(unit).toHaveVerdict('db1', 'good' as never))).toMatch(
      /"good" is not allowed; allowed: never-signalled, cut-while-up,/,
    )
  })
})
