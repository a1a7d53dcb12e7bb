import { daysSince2000 } from '../../../emulators/clock/clock.ts'
import { describeRefusal } from '../../../emulators/smart-ups/commands.ts'
import type { Fault } from '../../../emulators/smart-ups/faults.ts'
import type { AcInput } from '../../../emulators/smart-ups/power/ac-input.ts'
import type { SignalPort } from '../../../emulators/smart-ups/slots/slot-card.ts'
import { UpdateRefusedError } from '../../../emulators/smart-ups/update/update-refusal.ts'
import type { FaultOrder } from '../../ports/faults/catalogue.ts'
import { DEFAULT_CARD, type SignalPortName } from '../cards/index.ts'
import { defined } from '../defined.ts'
import { type Device, firmwareOf } from '../device.ts'
import { HostError } from '../hosts/host.ts'
import type { ReadPort } from '../lab-file/host-schema.ts'
import { wireFaults } from '../wiring/wire.ts'
import type { ScenarioRun } from './run.ts'
import { ScenarioError } from './scenario-error.ts'
import type { Step } from './scenario-schema.ts'

type Given<V extends keyof Step> = NonNullable<Step[V]>

/** Volts of a sag and a swell as shares of the nominal ones: beyond what every unit on the bench takes. */
const BROWNOUT = 0.65
const SWELL = 1.3
const FLICKER_OFF_MS = 1000
const FLICKER_ON_MS = 3000
/** Between two keys, as a person presses them. */
const KEY_GAP_MS = 300

/** What steps do to devices, by verb; each is done to every device that its step is about. */
export const ACTIONS_OF_STEPS: {
  readonly [V in keyof Step]?: (device: Device, given: Given<V>, run: ScenarioRun) => void
} = {
  load: ({ id, ups }, load) => {
    const missing = Object.keys(load).find((name) => !ups.model.groups.some((group) => group === name))
    if (missing)
      throw new ScenarioError(`${id}: no outlet group ${missing}; it has ${ups.model.groups.join(', ')}`)
    ups.setLoad(defined(load))
  },
  battery: ({ ups }, { ageYears, ...battery }) => {
    ups.setBattery(defined(battery))
    if (ageYears === undefined) return
    const installed = daysSince2000(ups.clock.now) - Math.round(ageYears * 365.25)
    ups.settings.setUnit('batteryInstalledOn', Math.max(0, installed))
  },
  settings: ({ ups }, settings) => ups.settings.load(defined(settings)),
  alarms: ({ ups }, alarms) => {
    for (const [name, active] of Object.entries(alarms)) ups.setFault(name as Fault, active)
  },
  command: ({ id, ups }, { refused = false, targets = 'all', ...command }, run) => {
    const result = ups.command({ ...defined(command), action: command.action, targets })
    const { action, source = 'network' } = command
    if (result.accepted === !refused) return
    const text = `${id} ${refused ? 'refuses' : 'takes'} ${action} from ${source}`
    run.expected(text, result.accepted ? 'it took it' : describeRefusal(result))
  },
  test: ({ id, ups }, given, run) => {
    const { test, action = 'start', refused = false } = typeof given === 'string' ? { test: given } : given
    const done = startOrAbort(ups, test, action)
    if (done === !refused) return
    const { phase, reason } = ups.diagnostics[test === 'self-test' ? 'selfTest' : 'calibration'].data
    run.expected(`${id} ${refused ? 'refuses' : 'takes'} ${test} ${action}`, `${test} is ${reason ?? phase}`)
  },
  wires: (device, wires, run) => {
    for (const [port, orders] of Object.entries(wires))
      wireFaults(device, port, run.bench).set(orders as readonly FaultOrder[])
  },
  dip: (device, dip) => changeCard(device, { dip }),
  card: (device, changes) => changeCard(device, changes),
  plug: (device, { rj45, usb, snmp, trap, pcnet, ...signals }) => {
    eachSignalPort(device, signals, (port, connected) => port.connect(connected))
    for (const [port, connected] of Object.entries({ rj45, usb, snmp, trap, pcnet }))
      if (connected !== undefined && !device.hosts.plug(port as ReadPort, connected))
        throw new ScenarioError(
          `${device.id}: no scripted host reads it over ${port}; give a host readsVia: ${port}`,
        )
  },
  line: (device, ports) => eachSignalPort(device, ports, (port, high) => port.raiseShutdownLine(high)),
  firmware: ({ ups }, choice) => ups.flash(firmwareOf(ups.model, choice, ups.firmware.known)),
  update: sendFirmware,
  hosts: ({ hosts }, actions, run) => {
    for (const [name, action] of Object.entries(actions)) {
      const host = hosts.find(name)
      if (!host) continue
      try {
        hosts.did(host, action)
      } catch (error) {
        if (!(error instanceof HostError)) throw error
        run.expected(`${name} is ${action}`, error.message)
      }
    }
  },
}

/** Steps during which time passes; they are about all their devices at once. */
export const STEPS_IN_TIME: {
  readonly [V in keyof Step]?: (
    devices: readonly Device[],
    given: Given<V>,
    run: ScenarioRun,
  ) => Promise<void>
} = {
  utility: async (devices, given, run) => {
    if (given === 'returns-during-shutdown' && !(await untilShuttingDown(devices, run)))
      return run.expected('a shutdown to return into', 'nothing began to shut down within an hour')
    for (const device of devices) device.ups.setInput(inputOf(device, given))
  },
  flicker: async (devices, { times, off = FLICKER_OFF_MS, on = FLICKER_ON_MS, jitter = 0 }, run) => {
    const vary = (ms: number) => Math.round(ms * (1 + jitter * (2 * run.random() - 1)))
    for (let count = 0; count < times; count++) {
      for (const { ups } of devices) ups.setInput({ voltage: 0 })
      await run.time.pass(vary(off))
      for (const device of devices) device.ups.setInput(inputOf(device, 'returns'))
      if (count < times - 1) await run.time.pass(vary(on))
    }
  },
  keys: async (devices, keys, run) => {
    for (const given of keys) {
      const { key, hold } = typeof given === 'string' ? { key: given, hold: undefined } : given
      for (const { ups } of devices) ups.panel.press(key, hold)
      await run.time.pass(Math.max(KEY_GAP_MS, hold ?? 0))
    }
  },
}

/** The longest a return waits for the shutdown that it is to fall into. */
const SHUTDOWN_WITHIN_MS = 3_600_000

function untilShuttingDown(devices: readonly Device[], run: ScenarioRun): Promise<boolean> {
  const begun = ({ ups, hosts }: Device) =>
    hosts.list.some(({ data }) => data.state === 'shutting-down') ||
    ups.outlets.groups.some((group) => group.turnOffPending)
  return run.time.until(() => devices.some(begun), SHUTDOWN_WITHIN_MS, false)
}

function inputOf({ ups }: Device, given: Given<'utility'>): Partial<AcInput> {
  const { nominalVoltage, nominalFrequency: frequency } = ups.model
  if (typeof given !== 'string') return defined(given)
  switch (given) {
    case 'blackout':
      return { voltage: 0 }
    case 'brownout':
      return { voltage: Math.round(nominalVoltage * BROWNOUT) }
    case 'swell':
      return { voltage: Math.round(nominalVoltage * SWELL) }
    case 'returns':
    case 'returns-during-shutdown':
      return { voltage: nominalVoltage, frequency, distorted: false }
  }
}

function sendFirmware({ id, ups }: Device, given: Given<'update'>, run: ScenarioRun): void {
  const { version, via = 'serial', signed, refused = false } = given
  const text = `${id} ${refused ? 'refuses' : 'takes'} ${version} over ${via}`
  try {
    ups.update.start({ version, via, signed })
    if (refused) run.expected(text, 'it took it')
  } catch (error) {
    if (!(error instanceof UpdateRefusedError)) throw new ScenarioError(`${id}: ${(error as Error).message}`)
    if (!refused) run.expected(text, error.message)
  }
}

function startOrAbort(ups: Device['ups'], test: string, action: string): boolean {
  if (test === 'self-test') return action === 'start' ? ups.startSelfTest('network') : ups.abortSelfTest()
  return action === 'start' ? ups.startCalibration('network') : ups.abortCalibration()
}

/** Changes the first card that has such a setting. */
function changeCard(device: Device, changes: Readonly<Record<string, unknown>>): void {
  const [field] = Object.keys(changes)
  const found = device.slots.fitted.find(({ kind }) => field! in (kind.changes?.shape ?? {}))
  if (!found?.kind.change)
    throw new ScenarioError(`${device.id} has no card with ${field} in its slot${GIVE_ONE}`)
  try {
    found.kind.change(found.card, changes)
  } catch (error) {
    throw new ScenarioError(`${device.id}: ${(error as Error).message}`)
  }
}

function eachSignalPort(
  device: Device,
  values: { readonly [P in SignalPortName]?: boolean | undefined },
  act: (port: SignalPort, value: boolean) => void,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    const port = device.slots.signalPort(name)
    if (!port) throw new ScenarioError(`${device.id} has no card with a port ${name} in its slot${GIVE_ONE}`)
    act(port, value)
  }
}

const GIVE_ONE = `: give it smartslot1: { card: ${DEFAULT_CARD.card}, basic1: {} }`
