import type { VirtualClock } from '../../emulators/clock/virtual-clock.ts'
import type { SlotName } from '../../emulators/smart-ups/commands.ts'
import { resolveFirmware } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { type DefectChoices, Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { restoreUnit, saveUnit, type UnitSnapshot } from '../../emulators/smart-ups/snapshot.ts'
import type { LineClock } from '../line/line-clock.ts'
import type { CardAside } from './cards/card-slots.ts'
import type { Device } from './device.ts'
import type { HostsSnapshot } from './hosts/device-hosts.ts'
import { SNAPSHOT_FORMAT } from './snapshot-format.ts'
import type { SavedSessions } from './unit/open-sessions.ts'

/** A whole bench at one moment, as plain data: time, firmware, settings and everything under way. */
export interface BenchSnapshot {
  readonly format: typeof SNAPSHOT_FORMAT
  readonly now: number
  readonly devices: Readonly<
    Record<
      string,
      {
        readonly model: string
        readonly line: number
        readonly version: string
        readonly choices: DefectChoices
        readonly unit: UnitSnapshot
        /** Cards that were taken out of their slot, and what they remember. */
        readonly aside: { readonly [S in SlotName]?: CardAside }
        readonly hosts: HostsSnapshot
        /** Of clients that were connected; other benches have other clients, and take none of it. */
        readonly conversations: SavedSessions
      }
    >
  >
}

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
export function restoreBench(bench: SavedBench, snapshot: BenchSnapshot): void {
  bench.clock.restart(snapshot.now)
  for (const device of bench.devices) {
    const { id, ups, hosts } = device
    const saved = snapshot.devices[id]
    hosts.forgetTimer()
    if (!saved) {
      ups.quietly(() => {})
      continue
    }
    const { line, version } = resolveFirmware(ups.model, { version: saved.version, id: saved.line })
    hosts.load(saved.hosts)
    restoreUnit(ups, saved.unit, new Firmware(line, version, saved.choices), (slot, card) =>
      device.fitCard(slot, card === null ? null : { card }),
    )
    device.slots.loadAside(saved.aside)
    device.sessions.load(saved.conversations, bench.line.now())
  }
}
