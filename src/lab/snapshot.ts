import { resolveFirmware } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { type DefectChoices, Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { restoreUnit, saveUnit, type UnitSnapshot } from '../../emulators/smart-ups/snapshot.ts'
import type { BenchCore } from './bench-core.ts'
import type { HostsSnapshot } from './hosts/device-hosts.ts'

/** A whole bench at one moment: time, firmware, settings and everything under way. */
export interface BenchSnapshot {
  readonly now: number
  readonly devices: Readonly<
    Record<
      string,
      {
        readonly line: number
        readonly version: string
        readonly choices: DefectChoices
        readonly unit: UnitSnapshot
        readonly hosts: HostsSnapshot
      }
    >
  >
}

export function saveBench(bench: BenchCore): BenchSnapshot {
  const devices = bench.devices.map(({ id, ups, hosts }) => {
    const { lineId, version, choices } = ups.firmware
    return [id, { line: lineId, version, choices, unit: saveUnit(ups), hosts: hosts.save() }] as const
  })
  return { now: bench.clock.now, devices: Object.fromEntries(devices) }
}

/** Goes back to a snapshot of this bench; devices added since keep their state. */
export function restoreBench(bench: BenchCore, snapshot: BenchSnapshot): void {
  bench.clock.restart(snapshot.now)
  for (const { id, ups, hosts } of bench.devices) {
    const saved = snapshot.devices[id]
    hosts.forgetTimer()
    if (!saved) {
      ups.quietly(() => {})
      continue
    }
    const { line, version } = resolveFirmware(ups.model, { version: saved.version, id: saved.line })
    hosts.load(saved.hosts)
    restoreUnit(ups, saved.unit, new Firmware(line, version, saved.choices))
  }
}
