import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTIONS, SOURCES } from '../../../emulators/smart-ups/commands.ts'
import { KEYS } from '../../../emulators/smart-ups/front-panel/front-panel.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { type Device, firmwareOf } from '../../../src/lab/device.ts'
import { deviceState } from '../../../src/lab/device-state.ts'
import { HOST_ACTIONS, type HostAction, HostError } from '../../../src/lab/hosts/host.ts'
import type { BenchSnapshot } from '../../../src/lab/snapshot/bench-snapshot.ts'
import { checkSnapshot } from '../../../src/lab/snapshot/check-snapshot.ts'
import { expanderOf, fitExpander } from '../../support/expander.ts'

/** Anything that can be done to a unit from outside. */
const step = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ do: fc.constant('input' as const), voltage: fc.constantFrom(0, 90, 120, 160) }),
  fc.record({
    do: fc.constant('command' as const),
    action: fc.constantFrom(...ACTIONS),
    source: fc.constantFrom(...SOURCES),
    groups: fc.constantFrom('all' as const, ['SOG0'] as const, ['MOG', 'SOG0'] as const, ['MOG'] as const),
    delay: fc.boolean(),
  }),
  fc.record({ do: fc.constant('charge' as const), charge: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ do: fc.constant('line' as const), high: fc.boolean() }),
  fc.record({ do: fc.constant('test' as const) }),
  fc.record({
    do: fc.constant('key' as const),
    key: fc.constantFrom(...KEYS, 'ok' as const, 'down' as const),
    ms: fc.constantFrom(100, 3000),
    times: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ do: fc.constant('mute' as const) }),
  fc.record({ do: fc.constant('fit' as const), fitted: fc.boolean() }),
  fc.record({
    do: fc.constant('dip' as const),
    dip: fc.constantFrom('00000000', '00010000', '11000000', '10101010'),
  }),
  fc.record({
    do: fc.constant('host' as const),
    name: fc.constantFrom('simple', 'smart', 'bystander'),
    did: fc.constantFrom(...HOST_ACTIONS),
  }),
  fc.record({
    do: fc.constant('signal' as const),
    request: fc.constantFrom('request-shutdown' as const, 'remote-off' as const, 'remote-on' as const),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function bench(version: string): BenchCore {
  const made = new BenchCore()
  made.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: version,
    // Of the three one is read in Microlink, which remembers more from one look to the next.
    settings: { unit: { modbusEnabled: version !== '15.0' } },
    smartslot1: {
      card: 'AP9624',
      mode: 'confirmed',
      advancedPortAlwaysConfirmed: true,
      basic1: {},
      basic2: {},
    },
    hosts: {
      simple: { shutdownTrigger: 'basic2', shutdownSeconds: 30 },
      smart: {
        shutdownTrigger: 'on-battery',
        afterSeconds: 20,
        killPowerVia: 'usb',
        group: 'MOG',
        bootSeconds: 10,
      },
      slow: { shutdownTrigger: 'shutdown-imminent', shutdownSeconds: 89, haltReportedBy: 'scripted' },
      real: { shutdownTrigger: 'basic1', haltReportedBy: 'basic1' },
      bystander: { shutdownTrigger: 'nothing', haltReportedBy: 'control' },
      serial: {
        shutdownTrigger: 'low-battery',
        readsVia: 'rj45',
        pollSeconds: 20,
        killPowerVia: 'rj45',
        commLostSeconds: 30,
      },
      hid: {
        shutdownTrigger: 'low-battery',
        readsVia: 'usb',
        pollSeconds: 30,
        killPowerVia: 'usb',
        shutdownSeconds: 10,
      },
    },
  })
  return made
}

/** Where the card is fitted. */
function moveSwitches(device: Device, dip: string): void {
  if (device.slots.in('smartslot1')) expanderOf(device).setDip(dip)
}

function apply(made: BenchCore, steps: readonly Step[]): void {
  const device = made.device('ups0')!
  const { ups } = device
  for (const s of steps) {
    if (s.do === 'wait') made.advance(s.seconds)
    else if (s.do === 'input') ups.setInput({ voltage: s.voltage })
    else if (s.do === 'charge') ups.setBattery({ charge: s.charge })
    else if (s.do === 'line') {
      device.slots.signalPort('basic1')?.raiseShutdownLine(s.high)
    } else if (s.do === 'fit') fitExpander(device, s.fitted)
    else if (s.do === 'dip') moveSwitches(device, s.dip)
    else if (s.do === 'host') say(made, s.name, s.did)
    else if (s.do === 'test') ups.startSelfTest('usb')
    else if (s.do === 'key') for (let time = 0; time < s.times; time++) ups.panel.press(s.key, s.ms)
    else if (s.do === 'mute') ups.alarm.mute(ups.status.beeper)
    else if (s.do === 'signal') ups.simpleSignal(s.request, 'rj45')
    else ups.command({ action: s.action, targets: s.groups, source: s.source, useOffDelay: s.delay })
  }
}

function say(made: BenchCore, name: string, did: HostAction): void {
  const { hosts } = made.device('ups0')!
  try {
    hosts.did(hosts.find(name)!, did)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
  }
}

/** What happens on the bench while `steps` are done, without event numbers. */
function replaySteps(made: BenchCore, steps: readonly Step[]): unknown[] {
  const events: unknown[] = []
  const stop = made.journal.listen(({ id: _id, ...event }) => events.push(event))
  apply(made, steps)
  stop()
  const device = made.device('ups0')!
  const { unit, hosts } = made.snapshot().devices.ups0!
  return [...events, deviceState(device), device.ups.panel.view(), unit, hosts, made.clock.now]
}

const steps = fc.array(step, { maxLength: 25 })
const version = fc.constantFrom('09.2', '09.3', '15.0')

describe('any bench, whatever was done to it', () => {
  test('goes on from a snapshot exactly as it went on from the moment', () => {
    fc.assert(
      fc.property(version, steps, steps, (v, before, after) => {
        const made = bench(v)
        apply(made, before)
        const snapshot = made.snapshot()
        const first = replaySteps(made, after)
        made.restore(snapshot)
        expect(replaySteps(made, after)).toEqual(first)
      }),
      { numRuns: 150 },
    )
  })

  test('goes on elsewhere from a snapshot that was written down', () => {
    fc.assert(
      fc.property(version, steps, steps, (v, before, after) => {
        const [here, there] = [bench(v), bench(v)]
        apply(here, before)
        const written: unknown = JSON.parse(JSON.stringify(here.snapshot()))
        there.restore(checkSnapshot(there, written))
        expect(replaySteps(there, after)).toEqual(replaySteps(here, after))
      }),
      { numRuns: 60 },
    )
  })

  test('keeps what must always hold', () => {
    fc.assert(
      fc.property(version, steps, (v, all) => {
        const made = bench(v)
        const { ups } = made.device('ups0')!
        for (const s of all) {
          apply(made, [s])
          const { outlets, power } = ups
          if (!outlets.isOn('MOG')) expect(outlets.isOn('SOG0')).toBe(false)
          expect(power.data.state === 'off' || power.data.state === 'fault').toBe(!outlets.anyOn)
          expect(ups.battery.charge).toBeGreaterThanOrEqual(0)
          expect(ups.battery.charge).toBeLessThanOrEqual(100)
          for (const { data, group } of made.device('ups0')!.hosts.list)
            expect(data.state === 'off').toBe(!outlets.isOn(group))
          if (power.data.state === 'online') expect(power.inputOk).toBe(true)
          // One of the unit, one of all its hosts, one of the reports at its USB port.
          expect(made.clock.pending).toBeLessThanOrEqual(3)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('waiting in one piece or in many is the same', () => {
    fc.assert(
      fc.property(
        version,
        steps,
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 20 }),
        (v, before, waits) => {
          const [whole, pieces] = [bench(v), bench(v)]
          for (const made of [whole, pieces]) apply(made, before)
          whole.advance(waits.reduce((sum, wait) => sum + wait, 0))
          for (const wait of waits) {
            pieces.advance(wait)
            deviceState(pieces.device('ups0')!)
          }
          expect(deviceState(pieces.device('ups0')!)).toEqual(deviceState(whole.device('ups0')!))
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('going back to the same firmware is no update, to another one it is', () => {
  const made = bench('09.2')
  const { ups } = made.device('ups0')!
  const before = made.snapshot()
  const updates = () => made.journal.since(0).filter(({ type }) => type === 'firmware').length
  made.restore(before)
  expect(updates()).toBe(0)
  ups.flash(firmwareOf(ups.model, '09.3'))
  made.restore(before)
  expect(updates()).toBe(2)
  expect(ups.firmware.version).toBe('09.2')
})

test('a unit that came since goes on as it was, by the clock as it then is', () => {
  const made = new BenchCore()
  made.add('old', { model: 'SMT1500RM2U' })
  const before = made.snapshot()
  made.advance(3600)
  const came = made.add('new', {
    model: 'SMT1500RM2U',
    smartslot1: { card: 'AP9624', basic1: {} },
    hosts: { server: { shutdownTrigger: 'basic1' }, reader: { readsVia: 'usb' } },
  })
  came.ups.setInput({ voltage: 0 })
  came.ups.command({ action: 'reboot', targets: 'all', source: 'lcd', useDelay: true })
  made.advance(30)
  const shown = () => {
    const { outlets, power, battery } = came.ups
    const states = came.hosts.list.map(({ data }) => data.state)
    return [battery.charge, outlets.groups.map((group) => group.turnOffCountdown), power.onBatteryMs, states]
  }
  const [then, energy] = [shown(), came.ups.power.energyWh]
  made.restore(before)
  expect(shown()).toEqual(then)
  expect(came.ups.power.energyWh).toBeCloseTo(energy, 9)
  expect(made.clock.now).toBe(before.now)
  made.advance(600)
  expect(came.ups.outlets.anyOn).toBe(false)
  expect(checkSnapshot(made, JSON.parse(JSON.stringify(made.snapshot())))).toBeDefined()
})

test('a card beside the unit comes and goes, and its switches are as they were', () => {
  const made = new BenchCore()
  const device = made.add('ups0', { model: 'SMT1500RM2U', firmware: '09.2' })
  const never = made.snapshot()
  fitExpander(device, true)
  expanderOf(device).setDip('11000000')
  fitExpander(device, false)
  const taken: unknown = JSON.parse(JSON.stringify(made.snapshot()))
  fitExpander(device, true)
  expanderOf(device).setDip('10101010')
  const dips = [taken, never, taken].map((snapshot) => {
    made.restore(checkSnapshot(made, snapshot))
    expect(device.slots.in('smartslot1')).toBeUndefined()
    fitExpander(device, true)
    return expanderOf(device).dip
  })
  expect(dips).toEqual(['11000000', expect.not.stringMatching('11000000'), '11000000'])
})

test('a snapshot of format 1, which knew one slot, is still read', () => {
  const made = new BenchCore()
  const fitted = made.add('ups0', { model: 'SMT1500RM2U', smartslot1: { card: 'AP9624', dip: '00110000' } })
  const beside = made.add('ups1', { model: 'SMT1500RM2U', smartslot1: { card: 'AP9624', dip: '01010000' } })
  fitExpander(beside, false)
  const old = asFormat1(made.snapshot())
  expanderOf(fitted).setDip('00000000')
  fitExpander(beside, true)
  made.restore(checkSnapshot(made, old))
  expect(expanderOf(fitted).dip).toBe('00110000')
  expect(beside.slots.in('smartslot1')).toBeUndefined()
  fitExpander(beside, true)
  expect(expanderOf(beside).dip).toBe('01010000')
})

/** As releases before 0.2 wrote it. */
function asFormat1({ devices, ...rest }: BenchSnapshot): unknown {
  const old = Object.entries(devices).map(([id, { unit, aside, ...device }]) => {
    const { cards, ...others } = unit
    const slot = cards.smartslot1
    const memory = slot?.memory ?? null
    return [
      id,
      {
        ...device,
        unit: { ...others, slot: slot?.card ?? null, card: memory },
        aside: aside.smartslot1?.memory ?? null,
      },
    ]
  })
  return { ...rest, format: 1, devices: Object.fromEntries(old) }
}
