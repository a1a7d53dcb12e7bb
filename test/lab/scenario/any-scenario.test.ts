import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VERDICTS } from '../../../src/lab/hosts/verdict.ts'
import { compareRuns } from '../../../src/lab/scenario/compare.ts'
import { runVirtually } from '../../../src/lab/scenario/engine.ts'
import { parseScenario, ScenarioFileError } from '../../../src/lab/scenario/read.ts'
import { ScenarioError } from '../../../src/lab/scenario/scenario-error.ts'
import { type ScenarioInput, scenarioSchema, UTILITY } from '../../../src/lab/scenario/scenario-schema.ts'

type StepInput = ScenarioInput['steps'][number]

const groups = fc.constantFrom(['all'] as ['all'], ['SOG0' as const], ['MOG' as const, 'SOG0' as const])
const step: fc.Arbitrary<StepInput> = fc.oneof(
  fc.constantFrom(...UTILITY).map((utility) => ({ utility })),
  fc
    .record({ times: fc.integer({ min: 1, max: 4 }), jitter: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map((flicker) => ({ flicker })),
  fc.integer({ min: 0, max: 900 }).map((wait) => ({ wait })),
  fc.integer({ min: 0, max: 100 }).map((charge) => ({ battery: { charge } })),
  fc.integer({ min: 0, max: 1500 }).map((watts) => ({ load: { SOG0: watts } })),
  fc
    .record({
      action: fc.constantFrom(
        'off' as const,
        'on' as const,
        'shutdown' as const,
        'reboot' as const,
        'cancel' as const,
      ),
      targets: groups,
      source: fc.constantFrom('lcd' as const, 'rj45' as const, 'usb' as const),
      useDelay: fc.boolean(),
    })
    .map((command) => ({ command })),
  fc.constantFrom('09.2', '09.3', '15.0').map((firmware) => ({ firmware })),
  fc.constantFrom<StepInput>(
    { test: 'self-test' },
    { wires: { rj45: [{ fault: 'drop', probability: 0.5 }] } },
    { wires: { rj45: [], usb: [{ fault: 'replug', ms: 20_000 }] } },
    { settings: { unit: { modbusEnabled: false } } },
    { plug: { usb: false, basic1: false } },
    { plug: { usb: true, basic1: true } },
    { keys: ['ok', 'down', 'ok', 'esc'] },
    { hosts: { real: 'halted' } },
    { wait: { until: { outlets: { SOG0: 'on' } }, atMost: '10m' } },
    { expect: { state: 'online', for: '1m' } },
  ),
)

const devices: ScenarioInput['devices'] = {
  ups0: {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    settings: { unit: { modbusEnabled: true } },
    smartslot1: { card: 'AP9624', mode: 'confirmed', advancedPortAlwaysConfirmed: true, basic1: {} },
    hosts: {
      simple: { shutdownTrigger: 'basic1', shutdownSeconds: 30 },
      serial: { group: 'MOG', readsVia: 'rj45', pollSeconds: 10, killPowerVia: 'rj45' },
      usb: {
        readsVia: 'usb',
        shutdownTrigger: 'on-battery',
        afterSeconds: 60,
        pollSeconds: 10,
        reconnects: false,
        killPowerVia: 'usb',
      },
      real: { haltReportedBy: 'control' },
    },
  },
}

test('any scenario runs to an end, tells everything in order, judges every host, and does the same again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), fc.nat(), async (steps, seed) => {
      const scenario = scenarioSchema.parse({ title: 'any', devices, steps })
      const [first, again] = [
        await runVirtually(scenario, 'any', { seed }),
        await runVirtually(scenario, 'any', { seed }),
      ]
      expect(again).toEqual(first)
      const times = first.timeline.map(({ at }) => at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(first.verdicts.map(({ host }) => host)).toEqual(['simple', 'serial', 'usb', 'real'])
      for (const { verdict, moments } of first.verdicts) {
        expect(VERDICTS).toContain(verdict)
        expect(moments.length).toBeGreaterThan(0)
      }
      expect(compareRuns(first, again).firstDifference).toBeNull()
    }),
    { numRuns: 60 },
  )
})

test('no text makes the reader fail otherwise than with what is wrong in it', () => {
  const word = fc.constantFrom(
    'title',
    'devices',
    'steps',
    'ups0',
    'model',
    'SMT1500',
    'wait',
    '- ',
    ': ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    '5m',
    '&a',
    '*a',
    '"',
    'utility',
    '!!x',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      try {
        parseScenario(words.join(''), 'x.yaml')
      } catch (error) {
        expect(error).toBeInstanceOf(ScenarioFileError)
      }
    }),
    { numRuns: 500 },
  )
})

test('no JSON makes a run fail otherwise than as a scenario', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.object({ key: fc.constantFrom(...Object.keys(scenarioSchema.shape), 'x'), maxDepth: 3 }),
      async (input) => {
        const result = scenarioSchema.safeParse(input)
        if (!result.success) return
        await runVirtually(result.data, 'x').catch((error: unknown) =>
          expect(error).toBeInstanceOf(ScenarioError),
        )
      },
    ),
    { numRuns: 200 },
  )
})
