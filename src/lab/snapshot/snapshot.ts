import type { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { restoreUnit, saveUnit } from '../../../emulators/smart-ups/snapshot.ts'
import type { LineClock } from '../../line/line-clock.ts'
import type { Device } from '../device.ts'
import type { BenchSnapshot } from './bench-snapshot.ts'
import { inPresentFormat, SNAPSHOT_FORMAT } from './snapshot-format.ts'

/** What a snapshot is taken of. */
interface SavedBench {
  readonly clock: VirtualClock
  readonly line: LineClock
  readonly devices: readonly Device[]
}

export function saveBench(bench: SavedBench): BenchSnapshot {
  const now = bench.line.now()
  const devices = bench.devices.map(({ id, ups, slots, hosts, sessions }) => {
    const { lineId, version, choices } = ups.firmware
    return [
      id,
      {
        model: ups.model.name,
        line: lineId,
        version,
        choices,
        unit: saveUnit(ups),
        aside: structuredClone(slots.saveAside()),
        hosts: hosts.save(),
        conversations: sessions.save(now),
      },
    ] as const
  })
  return { format: SNAPSHOT_FORMAT, now: bench.clock.now, devices: Object.fromEntries(devices) }
}

/** Goes back to a snapshot of this bench; devices added since keep their state. */
export function restoreBench(bench: SavedBench, given: BenchSnapshot): void {
  const snapshot = inPresentFormat(given) as BenchSnapshot
  bench.clock.restart(snapshot.now)
  for (const device of bench.devices) {
    const { id, ups, hosts } = device
    const saved = Object.hasOwn(snapshot.devices, id) ? snapshot.devices[id] : undefined
    hosts.forgetTimer()
    if (!saved) {
      ups.quietly(() => {})
      continue
    }
    const { line, version } = resolveFirmware(ups.model, { version: saved.version, id: saved.line })
    hosts.load(saved.hosts)
    restoreUnit(
      ups,
      saved.unit,
      new Firmware(line, version, saved.choices, ups.firmware.known),
      (slot, card) => device.fitCard(slot, card === null ? null : { card }),
    )
    device.slots.loadAside(saved.aside)
    device.sessions.load(saved.conversations, bench.line.now())
  }
}
