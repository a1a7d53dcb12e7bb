import { ClosedError } from '../../emulators/smart-ups/closed-error.ts'
import type { GroupName } from '../../emulators/smart-ups/commands.ts'
import { CatalogueError } from '../../emulators/smart-ups/models/catalogue-error.ts'
import { SettingError } from '../../emulators/smart-ups/settings/rules.ts'
import { UpdateRefusedError } from '../../emulators/smart-ups/update/update-refusal.ts'
import { type Device, firmwareOf } from '../../src/lab/device.ts'
import { HostError } from '../../src/lab/hosts/host.ts'
import { checkSnapshot } from '../../src/lab/snapshot/check-snapshot.ts'
import { DeviceError } from '../../src/lab/unit/device-error.ts'
import type { DeviceStep, Step } from './plan.ts'
import type { World } from './world.ts'

/** What a unit, a host or a bench says to what it cannot do at the moment. */
const REFUSALS = [CatalogueError, ClosedError, DeviceError, HostError, SettingError, UpdateRefusedError]

type Doing<K> = K extends Step['do'] ? Extract<Step, { readonly do: K }> : never

const TO_BENCH: {
  readonly [K in Exclude<Step['do'], DeviceStep['do']>]: (world: World, step: Doing<K>) => void
} = {
  wait({ bench, line }, { seconds }) {
    // Line time goes on with device time, a day at most: what waits on a wire is due.
    line.advanceTo(line.now() + Math.min(seconds, 86_400) * 1000)
    bench.advance(seconds)
  },
  snapshot: ({ bench, snapshots }) => void snapshots.push(bench.snapshot()),
  restore({ bench, snapshots }) {
    const last = snapshots.at(-1)
    if (last) bench.restore(last)
  },
  'restore-written'({ bench, snapshots }) {
    const last = snapshots.at(-1)
    // Only what is there can go back.
    if (last && Object.keys(last.devices).every((id) => bench.device(id)))
      bench.restore(checkSnapshot(bench, JSON.parse(JSON.stringify(last))))
  },
  restart: (world) => world.restart(),
}

/** A unit of the world. */
interface On {
  readonly world: World
  readonly device: Device
  readonly ups: Device['ups']
}

const TO_DEVICE: {
  readonly [K in Exclude<DeviceStep['do'], 'add' | 'remove'>]: (on: On, step: Doing<K>) => void
} = {
  input: ({ ups }, { voltage, frequency }) => ups.setInput({ voltage, frequency }),
  battery: ({ ups }, { do: _, device: _id, ...change }) => ups.setBattery(change),
  load: ({ ups }, { group, watts }) => ups.setLoad({ [group]: watts }),
  command({ ups }, { action, source, delays, seconds, ...step }) {
    const targets = step.targets as readonly (GroupName | 'all')[]
    ups.command({ action, targets, source, useDelay: delays, ...(seconds === undefined ? {} : { seconds }) })
  },
  signal: ({ ups }, { request, source }) => ups.simpleSignal(request, source),
  key: ({ ups }, { key, heldMs }) => ups.panel.press(key, heldMs),
  'self-test': ({ ups }) => void ups.startSelfTest('lcd'),
  calibration: ({ ups }) => void ups.startCalibration('usb'),
  abort({ ups }) {
    ups.abortSelfTest()
    ups.abortCalibration()
  },
  'clear-faults': ({ ups }) => ups.clearFaults(),
  'reset-energy': ({ ups }) => ups.resetEnergy(),
  bypass: ({ ups }, { on }) => void ups.setBypass(on, 'lcd'),
  fault: ({ ups }, { fault, active }) => ups.setFault(fault, active),
  setting({ ups }, { group, name, value }) {
    ups.settings.load(
      group === null ? { unit: { [name]: value } } : { groups: { [group]: { [name]: value } } },
    )
  },
  card({ device }, { fitted }) {
    const { card } = device.config.smartslot1 ?? { card: 'AP9620' }
    device.fitCard('smartslot1', fitted ? { card } : null)
  },
  line: ({ device }, { port, high }) => device.slots.signalPort(port)?.raiseShutdownLine(high),
  flash({ ups }, { version, defects }) {
    const firmware = firmwareOf(ups.model, version)
    const sound = Object.fromEntries(firmware.defects.map((id) => [id, false]))
    ups.flash(defects ? firmware : firmwareOf(ups.model, { version, defects: sound }))
  },
  update: ({ ups }, { version, via }) => ups.update.start({ version, via }),
  host: ({ device }, { name, did }) => device.hosts.did(device.hosts.find(name)!, did),
  'wire-fault': ({ world, device }, { wire, faults }) => world.clients(device).setFaults(wire, faults),
  noise: ({ world, device }, { wire, hex }) =>
    world.clients(device).say(wire, Uint8Array.from(Buffer.from(hex, 'hex'))),
  'kill-power': ({ world, device }, { wire }) => world.clients(device).killPower(wire),
}

/** Does a step. What is refused in words changes nothing, and is no failure. */
export async function carryOut(world: World, step: Step): Promise<void> {
  if (!('device' in step)) return TO_BENCH[step.do](world, step as never)
  const device = world.bench.device(step.device)
  try {
    if (step.do === 'add') world.add(step.device)
    else if (!device) return
    else if (step.do === 'remove') await world.remove(device)
    else TO_DEVICE[step.do]({ world, device, ups: device.ups }, step as never)
  } catch (error) {
    if (!REFUSALS.some((kind) => error instanceof kind)) throw error
  }
}
