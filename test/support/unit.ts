import { VirtualClock } from '../../emulators/clock/virtual-clock.ts'
import {
  type ExpanderOptions,
  InterfaceExpander2,
} from '../../emulators/interface-expander-2/interface-expander-2.ts'
import type { UpsEvent } from '../../emulators/smart-ups/events.ts'
import { resolveFirmware } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { type DefectChoices, Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'

export interface UnitUnderTest {
  readonly ups: SmartUps
  readonly clock: VirtualClock
  readonly events: UpsEvent[]
  /** Moves device time forward, in seconds. */
  pass(seconds: number): void
  /** Outputs as `MOG on, SOG0 off`. */
  outlets(): string
}

/** A unit on a clock of its own; SMT1500RM2U at 09.3 when left out; of another model the newest version. */
export function unit(
  options: { model?: string; lineId?: number; version?: string; defects?: DefectChoices } = {},
): UnitUnderTest {
  const { model: name = 'SMT1500RM2U', defects = {} } = options
  const version = options.version ?? (options.model === undefined ? '09.3' : undefined)
  const clock = new VirtualClock()
  const model = findModel(name)
  const resolved = resolveFirmware(model, {
    ...(version === undefined ? {} : { version }),
    ...(options.lineId === undefined ? {} : { id: options.lineId }),
  })
  const ups = new SmartUps({ clock, model, firmware: new Firmware(resolved.line, resolved.version, defects) })
  const events: UpsEvent[] = []
  ups.on((event) => events.push(event))
  return {
    ups,
    clock,
    events,
    pass: (seconds) => clock.advance(seconds * 1000),
    outlets: () => ups.outlets.groups.map((group) => `${group.name} ${group.on ? 'on' : 'off'}`).join(', '),
  }
}

/** A unit with an AP9624 in its slot. */
export function unitWithCard(
  options: Parameters<typeof unit>[0] & { card?: ExpanderOptions } = {},
): UnitUnderTest & { card: InterfaceExpander2 } {
  const made = unit(options)
  const card = new InterfaceExpander2(options.card)
  made.ups.fit(card)
  return { ...made, card }
}
