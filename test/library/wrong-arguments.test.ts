import { afterAll, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import {
  Bench,
  checkScenario,
  checkSnapshot,
  compareFirmwares,
  compareRuns,
  controlApp,
  describeRefusal,
  deviceState,
  Firmware,
  findModel,
  parseLab,
  parseScenario,
  readLabFile,
  readLibrary,
  readScenarioFile,
  resolveFirmware,
  runUntil,
  runVirtually,
  serveControl,
  versionsOf,
} from '../../src/index.ts'
import { createBench } from '../../src/testing/create-bench.ts'
import { hidBus } from '../../src/testing/hid-bus.ts'
import { benchHandlers, createBench as createMswBench } from '../../src/testing/msw.ts'
import { serialPorts } from '../../src/testing/serial-ports.ts'

/** What a program without types may hand in. Names that objects have of themselves are among them. */
const WRONG: readonly unknown[] = [
  ...[undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 5, '', 'x', '__proto__', 'constructor'],
  ...[true, [], {}, [1], { x: 1 }, JSON.parse('{"__proto__":{"a":1}}'), () => 1, Symbol('s'), 10n],
]

const bench = new Bench()
const device = bench.add('rack1', { model: 'SMT1500RM2U' })
const kit = await createBench()
const unit = kit.device()
const model = findModel('SMT1500')
const { line } = device.ups.firmware
const scenario = readLibrary()[0]!.scenario
const ports = (choice: object) => serialPorts(kit, { COM1: { port: 'rj45', ...choice } } as never)
afterAll(() => Promise.all([kit.close(), bench.close()]))

/** How a call is made with one wrong argument, and which of the values above are right after all. */
type Call = readonly [name: string, call: (wrong: never) => unknown, right?: readonly unknown[]]

const CALLS: Call[] = [
  ['findModel', findModel],
  ['versionsOf', versionsOf],
  ['resolveFirmware, model', (it) => resolveFirmware(it)],
  ['resolveFirmware, choice', (it) => resolveFirmware(model, it), [undefined, {}]],
  ['resolveFirmware, version', (it) => resolveFirmware(model, { version: it }), [undefined]],
  ['resolveFirmware, id', (it) => resolveFirmware(model, { id: it }), [undefined]],
  ['new Firmware, line', (it) => new Firmware(it, '09.3')],
  ['new Firmware, version', (it) => new Firmware(line, it)],
  ['new Firmware, defects', (it) => new Firmware(line, '09.3', it), [undefined, {}, []]],
  [
    'new Firmware, one defect',
    (it) => new Firmware(line, '09.3', { 'ie2-shutdown-override': it }),
    [undefined, true, {}],
  ],
  ['readLabFile', readLabFile],
  ['parseLab', (it) => parseLab(it, 'the lab')],
  ['readScenarioFile', readScenarioFile],
  ['parseScenario', (it) => parseScenario(it, 'mine')],
  ['checkScenario', checkScenario, ['', 'x', '__proto__', 'constructor']],
  ['readLibrary', (it) => readLibrary(it), [undefined]],
  ['compareRuns', (it) => compareRuns(it, it)],
  ['compareFirmwares, scenario', (it) => compareFirmwares(it, 'x', ['09.2', '09.3'])],
  ['compareFirmwares, versions', (it) => compareFirmwares(scenario, 'x', it)],
  ['runVirtually, scenario', (it) => runVirtually(it, 'x')],
  ['runVirtually, choices', (it) => runVirtually(scenario, 'x', it), [undefined, {}]],
  ['runVirtually, options', (it) => runVirtually(scenario, 'x', {}, it), [undefined, {}]],
  ['runVirtually, limit', (it) => runVirtually(scenario, 'x', {}, { limit: it }), [undefined]],
  ['describeRefusal', describeRefusal],
  ['deviceState', deviceState],
  ['checkSnapshot, bench', (it) => checkSnapshot(it, {})],
  ['checkSnapshot, given', (it) => checkSnapshot(bench, it)],
  [
    'runUntil, holds',
    (it) => runUntil(bench, it, { limit: 1 }),
    [WRONG.find((it) => typeof it === 'function')],
  ],
  ['runUntil, options', (it) => runUntil(bench, () => true, it)],
  ['runUntil, limit', (it) => runUntil(bench, () => true, { limit: it }), [0, 5]],
  ['controlApp', controlApp],
  ['controlApp, security', (it) => controlApp({ bench, security: it })],
  ['serveControl', serveControl],
  ['serveControl, listen', (it) => serveControl({ bench, listen: it })],
  ['new Bench', (it) => new Bench(it), [undefined, {}]],
  ['new Bench, time', (it) => new Bench({ time: it }), [undefined]],
  ['new Bench, seed', (it) => new Bench({ seed: it }), [undefined, 0, 5]],
  ['new Bench, startAt', (it) => new Bench({ startAt: it }), [undefined, 0, 5]],
  ['new Bench, line', (it) => new Bench({ line: it }), [undefined]],
  ['new Bench, usbip', (it) => new Bench({ usbip: it }), [undefined, 'x', '__proto__', 'constructor']],
  ['Bench.fromLab', Bench.fromLab],
  ['bench.add, config', (it) => bench.add('rack2', it)],
  ['bench.advance', (it) => bench.advance(it), [0, 5]],
  ['bench.restore', (it) => bench.restore(it)],
  ['bench.time.set', (it) => bench.time.set(it), [{}]],
  ['bench.time.set, speed', (it) => bench.time.set({ speed: it }), [undefined, 5]],
  ['journal.since', (it) => bench.journal.since(it), [Number.POSITIVE_INFINITY, -1, 0, 5]],
  ['journal.listen', (it) => bench.journal.listen(it), [WRONG.find((it) => typeof it === 'function')]],
  ['ups.on', (it) => device.ups.on(it), [WRONG.find((it) => typeof it === 'function')]],
  ['ups.flash', (it) => device.ups.flash(it)],
  ['createBench', (it) => createBench(it), [undefined]],
  ['createBench, devices', (it) => createBench({ devices: it }), [{}]],
  ['createBench of msw', createMswBench, [undefined]],
  ['kit.device', (it) => kit.device(it), [undefined]],
  ['unit.command', (it) => unit.command(it)],
  ['unit.command, options', (it) => unit.command({ action: 'cancel', targets: 'all' }, it), [undefined, {}]],
  ['unit.holdShutdownLine, port', (it) => unit.holdShutdownLine(it)],
  ['unit.holdShutdownLine, high', (it) => unit.holdShutdownLine('basic1', it), [undefined, true]],
  ['unit.endpoint', (it) => unit.endpoint(it)],
  ['unit.tcp', (it) => unit.tcp(it)],
  ['unit.since', (it) => unit.since(it), [0, 5]],
  ['unit.onBattery', (it) => unit.onBattery(it), [0, 5]],
  ['serialPorts, bench', (it) => serialPorts(it, {})],
  ['serialPorts, choices', (it) => serialPorts(kit, it), [{}]],
  ['serialPorts, one choice', (it) => serialPorts(kit, { COM1: it })],
  ['serialPorts, port', (it) => serialPorts(kit, { COM1: { port: it } })],
  ['serialPorts, protocol', (it) => ports({ protocol: it }), [undefined]],
  ['serialPorts, pace', (it) => ports({ pace: it }), [undefined, true]],
  ['serialPorts, replyDelayMs', (it) => ports({ replyDelayMs: it }), [undefined, 0, 5]],
  ['failNext, operation', (it) => ports({}).port('COM1').failNext(it, new Error('x'))],
  ['failNext, error', (it) => ports({}).port('COM1').failNext('read', it)],
  ['port of serialPorts', (it) => ports({}).port(it)],
  ['hidBus', hidBus],
  ['benchHandlers, bench', (it) => benchHandlers(it)],
  ['benchHandlers, options', (it) => benchHandlers(kit, it), [undefined, {}]],
  ['benchHandlers, url', (it) => benchHandlers(kit, { url: it }), [undefined]],
  ['createClient', createClient, [undefined, {}]],
  ['createClient, url', (it) => createClient({ url: it }), [undefined]],
  [
    'createClient, fetch',
    (it) => createClient({ fetch: it }),
    [undefined, WRONG.find((it) => typeof it === 'function')],
  ],
  ['client.getDevice', (it) => kit.client.getDevice(it)],
]

/** What the language itself says when a value is of another kind than the code thought. */
const LANGUAGE =
  /Cannot (read|destructure|convert|set|use)|is not a function|is not iterable|undefined \(|argument must be|in operator|Do not know how/

test.for<Call>(CALLS)(
  '%s answers a wrong argument with an error that says what is allowed',
  async ([, call, right = []]) => {
    const answers = await Promise.all(
      WRONG.map(async (wrong) => {
        try {
          await call(wrong as never)
          return right.some((it) => isSame(it, wrong)) ? [] : [`${nameOf(wrong)} was accepted`]
        } catch (error) {
          const { message } = error as Error
          return LANGUAGE.test(message) ? [`${nameOf(wrong)}: ${message}`] : []
        }
      }),
    )
    expect(answers.flat()).toEqual([])
  },
)

function isSame(a: unknown, b: unknown): boolean {
  const plain = (it: unknown) => typeof it === 'object' && it !== null && Object.keys(it).length === 0
  return Object.is(a, b) || (plain(a) && plain(b) && Array.isArray(a) === Array.isArray(b))
}

function nameOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
