import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { WireFaults } from '../../ports/faults/faulty-line.ts'
import type { UnitConfig } from '../lab-file/unit-config.ts'
import type { OpenSessions } from './open-sessions.ts'
import type { SilenceEvent } from './silence-event.ts'

/** What wires, ports and scripted hosts need of a unit on the bench. */
export interface WiredUnit {
  readonly id: string
  readonly ups: SmartUps
  readonly config: UnitConfig
  /** Faults on its wires, by port. */
  readonly wires: Map<string, WireFaults>
  /** Sessions that are open at its ports. */
  readonly sessions: OpenSessions
  /** Takes the reason why a client on one of its ports was not answered. */
  readonly onSilence: (event: SilenceEvent) => void
}
