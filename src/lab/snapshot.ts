import { resolveFirmware } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { type DefectChoices, Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { restoreUnit, saveUnit, type UnitSnapshot } from '../../emulators/smart-ups/snapshot.ts'
import type { BenchCore } from './bench-core.ts'
import type { SavedConversations } from './conversations.ts'
import type { HostsSnapshot } from './hosts/device-hosts.ts'
import { inPresentFormat, SNAPSHOT_FORMAT } from './snapshot-format.ts'

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
        /** What a card remembers that was taken out of the slot; null when there is none. */
        readonly aside: unknown
        readonly hosts: HostsSnapshot
        /** Of clients that were connected; other benches have other clients, and take none of it. */
        readonly conversations: SavedConversations
      }
    >
  >
}

export function saveBench(bench: BenchCore): BenchSnapshot {
  const now = bench.line.now()
  const devices = bench.devices.map(({ id, ups, aside, hosts, conversations }) => {
    const { lineId, version, choices } = ups.firmware
    return [
      id,
      {
        model: ups.model.name,
        line: lineId,
        version,
        choices,
        unit: saveUnit(ups),
        aside: structuredClone(aside),
        hosts: hosts.save(),
        conversations: conversations.save(now),
      },
    ] as const
  })
  return { format: SNAPSHOT_FORMAT, now: bench.clock.now, devices: Object.fromEntries(devices) }
}

/** Goes back to a snapshot of this bench; devices added since keep their state. */
export function restoreBench(bench: BenchCore, given: BenchSnapshot): void {
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
    restoreUnit(ups, saved.unit, new Firmware(line, version, saved.choices), (fitted) =>
      device.fitExpander(fitted),
    )
    device.aside = structuredClone(saved.aside)
    device.conversations.load(saved.conversations, bench.line.now())
  }
}
