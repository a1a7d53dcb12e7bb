import type { GroupName, SlotName } from './commands.ts'
import type { TestData } from './diagnostics/battery-test.ts'
import type { FalseAlarmsData } from './false-alarms.ts'
import type { Fault } from './faults.ts'
import { FAULTS } from './faults.ts'
import type { Firmware } from './firmware/firmware.ts'
import type { AlarmData } from './front-panel/alarm.ts'
import type { PanelData } from './front-panel/front-panel.ts'
import type { GroupData } from './outlets/outlet-group.ts'
import type { BatteryData } from './power/battery.ts'
import type { LoadWatts } from './power/load.ts'
import type { PowerData } from './power/power-path.ts'
import type { SettingsData } from './settings/settings.ts'
import type { SmartUps } from './smart-ups.ts'
import { NO_UPDATE, type UpdateData } from './update/update-data.ts'

/** Everything a unit remembers, as plain data; times are device time in milliseconds. */
export interface UnitSnapshot {
  readonly settings: SettingsData
  readonly battery: BatteryData
  readonly power: PowerData
  readonly load: LoadWatts
  readonly groups: { readonly [K in GroupName]?: GroupData }
  readonly lastCommanded: GroupName | null
  readonly selfTest: TestData
  readonly calibration: TestData
  readonly faults: readonly Fault[]
  /** Alarms without a cause that stand; absent in snapshots of earlier versions. */
  readonly falseAlarms?: FalseAlarmsData
  /** The cards in its slots; a slot that is left out is empty. */
  readonly cards: { readonly [S in SlotName]?: { readonly card: string; readonly memory: unknown } }
  readonly alarm: AlarmData
  readonly panel: PanelData
  /** When it was started, ms, and the day it was made, days since 2000-01-01. */
  readonly startedAt: number
  readonly manufacturedOn: number
  /** Left out while there has been no update. */
  readonly update?: UpdateData
}

/** What snapshots of earlier versions lack: no packs, no history. */
const NEW_IN_BATTERY = { packs: 0 }
const NEW_IN_POWER = { avrStep: 0, transfers: 0, lastTransfer: null, onBatteryMs: 0, gap: null }

export function saveUnit(ups: SmartUps): UnitSnapshot {
  return structuredClone({
    settings: ups.settings.toJSON(),
    battery: ups.battery.data,
    power: ups.power.data,
    load: ups.power.load,
    groups: Object.fromEntries(ups.outlets.groups.map((group) => [group.name, group.data])),
    lastCommanded: ups.outlets.lastCommanded,
    selfTest: ups.diagnostics.selfTest.data,
    calibration: ups.diagnostics.calibration.data,
    faults: ups.faults.real,
    falseAlarms: ups.falseAlarms.data,
    cards: Object.fromEntries(
      [...ups.slots.cards].map(([slot, card]) => [slot, { card: card.card, memory: card.save() ?? null }]),
    ),
    alarm: ups.alarm.save(),
    panel: ups.panel.save(),
    startedAt: ups.diagnostics.startedAt,
    manufacturedOn: ups.identity.manufacturedOn,
    ...(ups.update.untouched ? {} : { update: ups.update.data }),
  })
}

/**
 * Puts a unit back as it was; the clock must already stand at the snapshot's time.
 *
 * @param fitCard puts a card of that order number into a slot, or empties the slot; called where another card is there
 */
export function restoreUnit(
  ups: SmartUps,
  snapshot: UnitSnapshot,
  firmware: Firmware,
  fitCard: (slot: SlotName, card: string | null) => void = () => {},
): void {
  ups.slots.beingRestored = true
  try {
    putBack(ups, snapshot, firmware, fitCard)
  } finally {
    ups.slots.beingRestored = false
  }
  // Afterwards: settling reports what is new, and the panel would take that into its log.
  ups.alarm.load(structuredClone(snapshot.alarm))
  ups.panel.load(snapshot.panel)
}

function putBack(
  ups: SmartUps,
  snapshot: UnitSnapshot,
  firmware: Firmware,
  fitCard: (slot: SlotName, card: string | null) => void,
): void {
  ups.quietly(() => {
    for (const slot of ups.slots.names) {
      const wanted = snapshot.cards[slot]?.card ?? null
      if ((ups.slots.cards.get(slot)?.card ?? null) !== wanted) fitCard(slot, wanted)
    }
    // The same firmware is not flashed again: a USB host would see the unit leave the bus and come back.
    if (!ups.firmware.equals(firmware)) ups.flash(firmware)
    const saved = structuredClone(snapshot)
    ups.settings.load(saved.settings)
    ups.battery.data = { ...NEW_IN_BATTERY, ...saved.battery }
    ups.power.data = { ...NEW_IN_POWER, ...saved.power }
    ups.power.load = saved.load
    ups.power.forgetAssessment()
    for (const group of ups.outlets.groups) group.data = saved.groups[group.name]!
    ups.outlets.restored(saved.lastCommanded)
    ups.diagnostics.selfTest.data = saved.selfTest
    ups.diagnostics.calibration.data = saved.calibration
    for (const fault of FAULTS.keys()) ups.faults.set(fault, saved.faults.includes(fault))
    if (saved.falseAlarms) ups.falseAlarms.load(saved.falseAlarms)
    for (const [slot, card] of ups.slots.cards) card.load(saved.cards[slot]?.memory)
    ups.diagnostics.startedAt = saved.startedAt
    ups.update.load(saved.update ?? NO_UPDATE)
    ups.identity = { serialNumber: ups.update.serialNumber, manufacturedOn: saved.manufacturedOn }
  })
}
