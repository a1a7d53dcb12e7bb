import type { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { restoreUnit, saveUnit } from '../../../emulators/smart-ups/snapshot.ts'
import type { LineClock } from '../../line/line-clock.ts'
import type { Device } from '../device.ts'
import type { BenchSnapshot } from './bench-snapshot.ts'
import { shiftMoments } from './shift-moments.ts'
import { inPresentFormat, SNAPSHOT_FORMAT } from './snapshot-format.ts'

type SavedDevice = BenchSnapshot['devices'][string]

/** What a snapshot is taken of. */
interface SavedBench {
  readonly clock: VirtualClock
  readonly line: LineClock
  readonly devices: readonly Device[]
}

export function saveBench(bench: SavedBench): BenchSnapshot {
  const now = bench.line.now()
  const devices = bench.devices.map((device) => [device.id, saveDevice(device, now)] as const)
  return { format: SNAPSHOT_FORMAT, now: bench.clock.now, devices: Object.fromEntries(devices) }
}

/** @param lineNow line time, ms */
function saveDevice({ ups, slots, hosts, sessions }: Device, lineNow: number): SavedDevice {
  const { lineId, version, choices } = ups.firmware
  return {
    model: ups.model.name,
    line: lineId,
    version,
    choices,
    unit: saveUnit(ups),
    aside: structuredClone(slots.saveAside()),
    hosts: hosts.save(),
    conversations: sessions.save(lineNow),
  }
}

/** Goes back to a snapshot of this bench; devices added since keep their state, with the clock as it then is. */
export function restoreBench(bench: SavedBench, given: BenchSnapshot): void {
  const snapshot = inPresentFormat(given) as BenchSnapshot
  const lineNow = bench.line.now()
  const ms = snapshot.now - bench.clock.now
  const saved = bench.devices.map((device) => {
    const { id } = device
    if (Object.hasOwn(snapshot.devices, id)) return [device, snapshot.devices[id]!] as const
    return [device, shiftMoments(saveDevice(device, lineNow), ms)] as const
  })
  bench.clock.restart(snapshot.now)
  for (const [device, memory] of saved) restoreDevice(device, memory, lineNow)
}

function restoreDevice(device: Device, saved: SavedDevice, lineNow: number): void {
  const { ups, hosts } = device
  hosts.forgetTimer()
  const { line, version } = resolveFirmware(ups.model, { version: saved.version, id: saved.line })
  hosts.load(saved.hosts)
  restoreUnit(ups, saved.unit, new Firmware(line, version, saved.choices, ups.firmware.known), (slot, card) =>
    device.fitCard(slot, card === null ? null : { card }),
  )
  device.slots.loadAside(saved.aside)
  device.sessions.load(saved.conversations, lineNow)
}
