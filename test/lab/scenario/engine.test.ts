import { describe, expect, test } from 'vitest'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { runScenario, runVirtually } from '../../../src/lab/scenario/engine.ts'
import { parseScenario } from '../../../src/lab/scenario/read.ts'
import type { ScenarioReport } from '../../../src/lab/scenario/report.ts'
import { RealRunTime } from '../../../src/lab/scenario/run-time.ts'
import { type ScenarioInput, scenarioSchema } from '../../../src/lab/scenario/scenario-schema.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { expanderOf } from '../../support/expander.ts'

type StepInput = ScenarioInput['steps'][number]

const UPS = {
  model: 'SMT1500RM2U',
  firmware: '09.3',
  smartslot1: {
    card: 'AP9624',
    mode: 'confirmed',
    advancedPortAlwaysConfirmed: true,
    basic1: {},
    basic2: {},
  },
  hosts: { db1: { shutdownTrigger: 'basic1' } },
} as const

function scenario(steps: readonly StepInput[], more: Partial<ScenarioInput> = {}) {
  return scenarioSchema.parse({ title: 'test', devices: { ups0: UPS }, steps, ...more })
}

const run = (steps: readonly StepInput[], more: Partial<ScenarioInput> = {}) =>
  runVirtually(scenario(steps, more), 'test', { seed: 1 })

const texts = ({ timeline }: ScenarioReport, kind: string) =>
  timeline.filter((entry) => entry.kind === kind).map(({ at, text }) => `${at} ${text}`)

const failed = ({ expectations }: ScenarioReport) =>
  expectations.filter(({ passed }) => !passed).map(({ at, text, detail }) => `${at}: ${text}; ${detail}`)

describe('what a step does', () => {
  test.each<[string, StepInput[], StepInput]>([
    ['utility: blackout', [{ utility: 'blackout' }], { expect: { state: 'on-battery', utility: 'bad' } }],
    ['utility: brownout', [{ utility: 'brownout' }], { expect: { state: 'on-battery' } }],
    ['utility: swell', [{ utility: 'swell' }], { expect: { state: 'on-battery' } }],
    ['utility: returns', [{ utility: 'blackout' }, { utility: 'returns' }], { expect: { utility: 'good' } }],
    ['utility in volts', [{ utility: { voltage: 75 } }], { expect: { utility: 'bad' } }],
    ['load', [{ load: { SOG0: 1500 } }], { expect: { alarms: { 'output-overload': true } } }],
    ['battery', [{ battery: { charge: 40 } }], { expect: { charge: { above: 39, below: 41 } } }],
    [
      'settings',
      [
        { settings: { unit: { lowRuntimeWarning: 1800 } } },
        { battery: { charge: 20 } },
        { utility: 'blackout' },
      ],
      { expect: { lowBattery: true } },
    ],
    [
      'command',
      [{ command: { action: 'off', targets: ['SOG0'], useDelay: true } }],
      { expect: { pending: { SOG0: 'off', MOG: 'none' } } },
    ],
    ['test', [{ test: 'self-test' }, { wait: 10 }], { expect: { state: 'on-battery', utility: 'good' } }],
    ['alarms', [{ alarms: { fan: true } }], { expect: { alarms: { fan: true, charger: false } } }],
    [
      'plug',
      [{ plug: { basic1: false } }, { command: { action: 'off', useDelay: true } }, { wait: 5 }],
      { expect: { signalled: { basic1: 'nothing', basic2: 'low-battery' } } },
    ],
    ['firmware', [{ firmware: '09.2' }], { expect: { firmware: '09.2' } }],
    [
      'hosts',
      [{ hosts: { db1: 'halted' } }],
      { expect: { hosts: { db1: 'halted' }, verdicts: { db1: 'none' } } },
    ],
    [
      'wait',
      [{ utility: 'blackout' }, { wait: { until: { lowBattery: true }, atMost: '5h' } }],
      { expect: { runtime: { below: 121, above: 118 } } },
    ],
    [
      'wait for what has no event',
      [{ utility: 'blackout' }, { wait: { until: { charge: { below: 50 } }, atMost: '5h' } }],
      { expect: { charge: { above: 49.5 } } },
    ],
  ])('%s', async (_name, steps, expectation) => {
    const report = await run([...steps, expectation])
    expect(failed(report)).toEqual([])
    expect(report.passed).toBe(true)
  })

  test('keys go through the menus as a person would', async () => {
    const { passed } = await run([
      { keys: ['ok', 'down', 'ok', 'ok', { key: 'esc', hold: 0.5 }, 'esc'] },
      { expect: { state: 'online' } },
    ])
    expect(passed).toBe(true)
  })

  test('dip: the switches of the card move', async () => {
    const bench = new BenchCore()
    bench.add('ups0', UPS)
    const document = scenario([{ dip: '01000000' }, { line: { basic1: true } }])
    await runScenario(bench, document, {
      name: 't',
      seed: 1,
      time: { pass: async () => {}, until: async () => true },
    })
    const expander = expanderOf(bench.device('ups0')!)
    expect(expander.dip).toBe('01000000')
    expect(expander.signalPorts[0]!.lines.shutdownRequested).toBe(true)
  })

  test('returns-during-shutdown waits for a shutdown, and says so when none comes', async () => {
    const report = await run([
      { command: { action: 'shutdown', useDelay: true } },
      { utility: 'blackout' },
      { utility: 'returns-during-shutdown' },
      { expect: { pending: { SOG0: 'shutdown' }, utility: 'good' } },
    ])
    expect(report.passed).toBe(true)
    expect(failed(await run([{ utility: 'returns-during-shutdown' }]))).toEqual([
      '3600: a shutdown to return into; nothing began to shut down within an hour',
    ])
  })

  test('on: a step can be about one device; without it, it is about all', async () => {
    const report = await run(
      [
        { on: 'b', utility: 'blackout' },
        { on: 'a', expect: { state: 'online' } },
        { on: 'b', expect: { state: 'on-battery' } },
        { expect: { state: 'online' } },
      ],
      { devices: { a: UPS, b: UPS } },
    )
    expect(failed(report)).toEqual(['0: output online; b: output is on-battery'])
  })
})

describe('traffic', () => {
  const hosts = { master: { readsVia: 'rj45', pollSeconds: 5 } } as const
  const devices = { ups0: { ...UPS, hosts, settings: { unit: { modbusEnabled: true } } } }

  test.each<[object, string]>([
    [{ port: 'rj45' }, '5 rj45 to-unit: FC 3 read'],
    [{ direction: 'to-host', says: 'fc 3' }, '5 rj45 to-host: FC 3'],
    [{ hex: '01 03 00 00 00 13' }, '5 rj45 to-unit: FC 3 read'],
  ])('%j is waited for', async (traffic, seen) => {
    const report = await run(
      [{ wait: 1 }, { wait: { traffic, atMost: '1m' } }, { expect: { state: 'online' } }],
      {
        devices,
      },
    )
    expect(failed(report)).toEqual([])
    expect(texts(report, 'wire')[0]).toContain(seen)
  })

  test.each([[{ port: 'usb' }], [{ hex: 'ff ff ff' }], [{ says: 'no such thing' }]])(
    '%j never comes',
    async (traffic) => {
      const report = await run([{ wait: { traffic, atMost: '1m' } }], { devices })
      expect(failed(report)).toEqual(['60: such traffic within 1m; there was none'])
    },
  )
})

describe('what is expected', () => {
  test('something that does not hold fails the run, which goes on', async () => {
    const report = await run([{ expect: { state: 'off' } }, { utility: 'blackout' }])
    expect([report.passed, failed(report)]).toEqual([false, ['0: output off; output is online']])
    expect(texts(report, 'ups')).toContain('0 online -> on-battery (low-input-voltage)')
  })

  test('for: the moment at which it stops to hold is reported', async () => {
    const report = await run([
      { command: { action: 'off', useDelay: true } },
      { expect: { outlets: { SOG0: 'on' }, for: '80s' } },
      { expect: { outlets: { SOG0: 'on' }, for: '80s' } },
    ])
    expect(failed(report)).toEqual(['90: SOG0 on for 1m 20s; after 10s: SOG0 is off'])
  })

  test('within: it may come', async () => {
    const report = await run([
      { command: { action: 'off', useDelay: true } },
      { expect: { outlets: { SOG0: 'off' }, within: '80s' } },
      { expect: { outlets: { SOG0: 'off' }, within: '80s' } },
    ])
    expect(failed(report)).toEqual(['80: SOG0 off within 1m 20s; SOG0 is on'])
    expect(report.seconds).toBe(90)
  })

  test('a wait in vain fails the run and ends it', async () => {
    const report = await run([{ wait: { until: { state: 'off' }, atMost: '10m' } }, { utility: 'blackout' }])
    expect(failed(report)).toEqual(['600: output off within 10m; output is online'])
    expect(texts(report, 'utility')).toEqual([])
  })

  test('a command that is refused, and one that is not though it should', async () => {
    const report = await run([
      { command: { action: 'off', targets: ['MOG'] } },
      { command: { action: 'off', targets: ['MOG'], refused: true } },
      { command: { action: 'off', targets: ['SOG0'], refused: true } },
    ])
    expect(failed(report)).toEqual([
      '0: ups0 takes off from network; the main group cannot go off while SOG0 is on: aim at SOG0 too',
      '0: ups0 refuses off from network; it took it',
    ])
  })

  test('verdicts are those of the version that runs, or of any', async () => {
    const off: StepInput[] = [{ command: { action: 'off', useDelay: true, source: 'lcd' } }, { wait: 300 }]
    const verdicts = { '09.2': { db1: 'clean' }, any: { db1: 'clean' } } as const
    const document = scenario(off, { verdicts })
    expect(failed(await runVirtually(document, 't', { firmware: '09.2' }))).toEqual([
      '300: verdict on db1 clean (UPS 09.2); verdict on db1 is bounced',
    ])
    expect((await runVirtually(document, 't', { firmware: '15.0' })).passed).toBe(true)
  })
})

describe('chance', () => {
  const flicker: StepInput[] = [{ flicker: { times: 20, jitter: 0.9 } }]

  test('the same seed gives the same run, another one another', async () => {
    const document = scenario(flicker)
    const [first, again, other] = await Promise.all(
      [7, 7, 8].map((seed) => runVirtually(document, 't', { seed })),
    )
    expect(again).toEqual(first)
    expect(first!.seed).toBe(7)
    expect(texts(other!, 'utility')).not.toEqual(texts(first!, 'utility'))
  })

  test('a seed of the scenario wins over a drawn one, one that is asked for over both', async () => {
    expect((await runVirtually(scenario(flicker, { seed: 5 }), 't')).seed).toBe(5)
    expect((await runVirtually(scenario(flicker, { seed: 5 }), 't', { seed: 6 })).seed).toBe(6)
  })
})

describe('a run ends', () => {
  test('where the device time it may take ends', async () => {
    const document = scenario([{ wait: '2d' }])
    await expect(runVirtually(document, 't', {}, { mostMs: 3_600_000 })).rejects.toThrow(
      'step 1: the run takes more than 1h of device time, which is the most allowed',
    )
  })

  test.each<[StepInput, string]>([
    [{ on: 'ups9', wait: 1 }, 'step 1: on: no device "ups9"; there are: ups0'],
    [{ load: { SOG2: 1 } }, 'step 1: ups0: no outlet group SOG2; it has MOG, SOG0'],
    [{ hosts: { db9: 'up' } }, 'step 1: hosts: no host "db9"; there are: db1'],
    [{ expect: { verdicts: { db9: 'clean' } } }, 'step 1: verdicts: no host "db9"; there are: db1'],
    [{ firmware: '77.7' }, 'step 1: '],
    [{ settings: { unit: { sensitivity: 'extreme' } } }, 'allowed: normal, reduced, low'],
    [{ plug: { usb: false } }, 'step 1: ups0: no scripted host reads it over usb; give a host readsVia: usb'],
  ])('%o: where it cannot go on', async (step, message) => {
    await expect(run([step])).rejects.toThrow(message)
  })
})

test('on real time a wait takes its time, and ends early when what it waits for has come', async () => {
  const line = new ManualLineClock()
  const bench = new BenchCore({ time: { virtual: false, speed: 10 }, line, seed: 1 })
  bench.add('ups0', UPS)
  const document = scenario([
    { utility: 'blackout' },
    { wait: 20 },
    { command: { action: 'off', targets: ['SOG0'], useDelay: true } },
    { wait: { until: { outlets: { SOG0: 'off' } } } },
  ])
  const done = runScenario(bench, document, { name: 't', seed: 1, time: new RealRunTime(bench, line) })
  let report: ScenarioReport | undefined
  void done.then((made) => {
    report = made
  })
  const began = line.now()
  while (!report) {
    await Promise.resolve()
    line.advance(5)
  }
  expect(report.seconds).toBeGreaterThanOrEqual(110)
  expect(report.seconds).toBeLessThan(112)
  expect(line.now() - began).toBeGreaterThanOrEqual(11_000)
})

describe('a scenario that cannot be used', () => {
  test.each([
    [
      'steps:\n  - waitt: 3\n',
      /line 4, column 5: steps\.0\.waitt: waitt is not known here; allowed: on, say, utility,/,
    ],
    [
      'steps:\n  - wait: 3 x\n',
      /line 4, column 5: steps\.0\.wait: .*allowed: seconds as a number, or text of ms, s, m, h, d/,
    ],
    [
      'steps:\n  - utility: gone\n',
      /line 4, column 5: steps\.0\.utility: "gone" is not allowed; allowed: blackout, brownout, swell, returns/,
    ],
    [
      'steps:\n  - wait: 1\n    load: { SOG0: 1 }\n',
      /line 4, column 5: steps\.0: .*load and wait in one step; allowed: exactly one of utility,/,
    ],
    ['steps:\n  - expect: { for: 3 }\n', /steps\.0\.expect: .*give at least one of state, utility,/],
    [
      'steps:\n  - expect: { state: offf }\n',
      /line 4, column 15: steps\.0\.expect\.state: "offf" is not allowed; allowed: online,/,
    ],
    [
      'steps:\n  - command: { action: stop }\n',
      /steps\.0\.command\.action: "stop" is not allowed; allowed: off, on,/,
    ],
    [
      'steps:\n  - wires: { rj54: [] }\n',
      /steps\.0\.wires\.rj54: rj54 is not known here; allowed: rj45, network, usb, smartslot1\.serial, smartslot1\.usb/,
    ],
    [
      'seed: &a [*a]\nsteps:\n  - wait: 1\n',
      /line 3, column 1: seed: something that contains itself is not a/,
    ],
    [
      'steps:\n  - utility: { volts: 0 }\n',
      /steps\.0\.utility\.volts: volts is not known here; allowed: voltage, frequency, distorted/,
    ],
    ['steps: *nowhere\n', /line 3, column 8: Unresolved alias.*nowhere/],
    ['steps: []\n', /line 3, column 1: steps: \[\] has too few items; at least 1/],
    [
      'steps:\n  - wait: 1\nverdicts: { any: { db1: good } }\n',
      /verdicts\.any\.db1: "good" is not allowed; allowed: never-signalled,/,
    ],
  ])('%j', (text, message) => {
    const head = 'title: t\ndevices: { ups0: { model: SMT1500 } }\n'
    expect(() => parseScenario(head + text, 'x.yaml')).toThrow(message)
  })
})
