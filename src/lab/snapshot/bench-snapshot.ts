import type { SlotName } from '../../../emulators/smart-ups/commands.ts'
import type { DefectChoices } from '../../../emulators/smart-ups/firmware/firmware.ts'
import type { UnitSnapshot } from '../../../emulators/smart-ups/snapshot.ts'
import type { CardAside } from '../cards/card-slots.ts'
import type { HostsSnapshot } from '../hosts/device-hosts.ts'
import type { SavedSessions } from '../unit/open-sessions.ts'
import type { SNAPSHOT_FORMAT } from './snapshot-format.ts'

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
