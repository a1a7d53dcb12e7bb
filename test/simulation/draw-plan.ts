import { ACTIONS, SIGNALING_REQUESTS, SOURCES } from '../../emulators/smart-ups/commands.ts'
import { FAULT_NAMES } from '../../emulators/smart-ups/faults.ts'
import { UPDATE_WAYS } from '../../emulators/smart-ups/firmware/circumstances.ts'
import { KEYS } from '../../emulators/smart-ups/front-panel/front-panel.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import { HOST_ACTIONS } from '../../src/lab/hosts/host.ts'
import type { DeviceInput } from '../../src/lab/unit/check-device.ts'
import type { FaultOrder } from '../../src/ports/faults/catalogue.ts'
import { type Draw, drawFrom } from '../support/draw.ts'
import { drawDevice, versionsOf } from './draw-device.ts'
import { type DeviceStep, type Plan, type Step, WIRES } from './plan.ts'

const STEPS = 14

/** Faults that every wire of bytes can have, and a length of time for those that end by themselves. */
const WIRE_FAULTS: readonly FaultOrder[] = [
  { fault: 'drop', probability: 0.5 },
  { fault: 'corrupt', probability: 0.5 },
  { fault: 'truncate', probability: 0.5 },
  { fault: 'duplicate' },
  { fault: 'mute' },
  { fault: 'wrong-checksum', probability: 0.5 },
  { fault: 'echo' },
]

const SETTINGS: readonly (readonly [group: string | null, name: string, values: readonly unknown[]])[] = [
  [null, 'lowRuntimeWarning', [0, 60, 150, 600]],
  [null, 'returnCharge', [0, 15, 90]],
  [null, 'sensitivity', ['normal', 'reduced', 'low']],
  [null, 'greenMode', [true, false]],
  [null, 'modbusEnabled', [true, false]],
  [null, 'audibleAlarm', [true, false]],
  [null, 'selfTestSchedule', ['never', 'startup', '7-since', '14-since']],
  ['SOG0', 'turnOffDelay', [0, 30, 300]],
  ['SOG0', 'turnOnDelay', [0, 10, 120]],
  ['SOG0', 'minimumReturnRuntime', [0, 300, 1800]],
  ['SOG0', 'shedOnBattery', [true, false]],
  ['SOG0', 'shedStaysOff', [true, false]],
  ['MOG', 'turnOffDelay', [0, 90, 600]],
  ['MOG', 'stayOffDelay', [8, 60, 300]],
]

/** What happens, each with how many of its kind there are among so many. */
const STEPS_OF: Readonly<Record<string, readonly [weight: number, (draw: Draw, of: Unit) => DeviceStep]>> = {
  input: [
    8,
    ({ pick }, { nominal }) => ({
      do: 'input',
      voltage: pick([0, 0, 0, nominal, nominal, nominal, nominal * 0.85, nominal * 1.12, nominal * 1.4]),
      frequency: pick([50, 60, 60, 60, 45]),
    }),
  ],
  command: [
    8,
    ({ pick, below }, { groups }) => {
      const action = pick(ACTIONS)
      return {
        do: 'command',
        action,
        targets: pick([['all'], ['all'], [pick(groups)], groups]),
        source: pick(SOURCES),
        delays: below(2) === 0,
        ...(action === 'sleep' ? { seconds: pick([60, 300, 3600]) } : {}),
      }
    },
  ],
  battery: [3, ({ pick }) => ({ do: 'battery', charge: pick([0, 1, 10, 50, 89, 90, 99, 100]) })],
  health: [1, ({ pick }) => ({ do: 'battery', health: pick([10, 50, 100]) })],
  load: [
    2,
    ({ pick }, { groups, watts }) => ({
      do: 'load',
      group: pick(groups),
      watts: Math.round(pick([0, 0.1, 0.4, 0.9, 1.3]) * watts),
    }),
  ],
  signal: [2, ({ pick }) => ({ do: 'signal', request: pick(SIGNALING_REQUESTS), source: pick(SOURCES) })],
  key: [2, ({ pick }) => ({ do: 'key', key: pick(KEYS), heldMs: pick([100, 6000]) })],
  test: [3, ({ pick }) => ({ do: pick(['self-test', 'calibration', 'abort'] as const) })],
  clear: [1, ({ pick }) => ({ do: pick(['clear-faults', 'reset-energy'] as const) })],
  bypass: [1, ({ below }) => ({ do: 'bypass', on: below(3) > 0 })],
  fault: [2, ({ pick, below }) => ({ do: 'fault', fault: pick(FAULT_NAMES), active: below(3) > 0 })],
  setting: [
    4,
    ({ pick }) => {
      const [group, name, values] = pick(SETTINGS)
      return { do: 'setting', group, name, value: pick(values) }
    },
  ],
  card: [3, ({ below }) => ({ do: 'card', fitted: below(2) === 0 })],
  line: [2, ({ pick, below }) => ({ do: 'line', port: pick(['basic1', 'basic2']), high: below(2) === 0 })],
  flash: [
    2,
    ({ pick, below }, { versions }) => ({ do: 'flash', version: pick(versions), defects: below(2) === 0 }),
  ],
  update: [
    1,
    ({ pick }, { versions }) => ({ do: 'update', version: pick(versions), via: pick(UPDATE_WAYS) }),
  ],
  host: [3, ({ pick }, { hosts }) => ({ do: 'host', name: pick(hosts), did: pick(HOST_ACTIONS) })],
  'wire-fault': [
    3,
    ({ pick, below }) => ({
      do: 'wire-fault',
      wire: pick(WIRES.slice(0, 2)),
      faults: below(2) === 0 ? [] : [pick(WIRE_FAULTS)],
    }),
  ],
  noise: [2, ({ pick, below }) => ({ do: 'noise', wire: pick(WIRES), hex: bytes(below, 1 + below(40)) })],
  'kill-power': [2, ({ pick }) => ({ do: 'kill-power', wire: pick(WIRES) })],
  presence: [1, ({ pick }) => ({ do: pick(['remove', 'add', 'add'] as const) })],
}

const OF_BENCH: readonly Step['do'][] = ['snapshot', 'snapshot', 'restore', 'restore-written', 'restart']
const WAITS = [0.001, 1, 5, 12, 60, 95, 600, 600, 3600, 9000]

/** What steps need to know of their unit. */
interface Unit {
  readonly groups: readonly string[]
  readonly nominal: number
  readonly watts: number
  readonly versions: readonly string[]
  readonly hosts: readonly string[]
}

const LOTTERY = Object.values(STEPS_OF).flatMap(([weight, make]) =>
  Array.from({ length: weight }, () => make),
)

/** The plan of a seed. */
export function drawPlan(seed: number): Plan {
  const draw = drawFrom(seed)
  const names = draw.below(3) === 0 ? ['a', 'b'] : ['a']
  const devices = Object.fromEntries(names.map((name) => [name, drawDevice(draw)]))
  const units = Object.fromEntries(names.map((name) => [name, unitOf(devices[name]!)]))
  const steps = Array.from({ length: STEPS }, (): Step => {
    const kind = draw.below(10)
    if (kind < 3) return { do: 'wait', seconds: draw.pick(WAITS) }
    if (kind === 3) return { do: draw.pick(OF_BENCH) } as Step
    const device = draw.pick(names)
    return { device, ...draw.pick(LOTTERY)(draw, units[device]!) }
  })
  return { seed, devices, steps }
}

function unitOf(device: DeviceInput): Unit {
  const model = findModel(device.model)
  return {
    groups: model.groups,
    nominal: model.nominalVoltage,
    watts: model.watts,
    versions: versionsOf(model),
    hosts: Object.keys(device.hosts ?? {}),
  }
}

function bytes(below: Draw['below'], length: number): string {
  return Array.from({ length }, () => below(256).toString(16).padStart(2, '0')).join('')
}
