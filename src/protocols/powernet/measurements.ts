import { SECOND } from '../../../emulators/clock/clock.ts'
import type { SlotUnit } from '../../../emulators/smart-ups/slots/slot-card.ts'
import { type CardInUnit, constant, scalars, tenths, ticks, whole } from './object.ts'
import { outputStatus, transferCause } from './status.ts'

const BATTERY_STATUS = { normal: 2, low: 3, absent: 5 } as const

/** Battery is low: units that speak UPS-Link say so until it has been charged. */
export function batteryLow({ model, status }: SlotUnit): boolean {
  return model.serial === 'ups-link' ? status.lowUntilCharged : status.lowBattery
}

/** How long it has been on battery, 0 while it is not. @param now device ms */
export function secondsOnBattery({ power }: SlotUnit, now: number): number {
  return power.onBatterySince === undefined ? 0 : (now - power.onBatterySince) / SECOND
}

const notOnUpsLink = ({ unit }: CardInUnit, value: number) =>
  unit.model.serial === 'ups-link' ? undefined : value

/** The whole degrees of the battery; on versions with the defect every tenth second of device time they are the runtime. */
function temperature({ unit, host, decide }: CardInUnit): number {
  const wrong = decide.temperatureIsRuntime && Math.floor(host.now() / SECOND) % 10 === 0
  return wrong ? unit.measurements.runtime : unit.battery.temperature
}

/** What the unit measures: whole numbers, and the same in tenths. */
export const MEASUREMENT_OBJECTS = scalars({
  upsBasicBatteryStatus: ({ unit }) => {
    if (unit.faults.has('disconnected')) return BATTERY_STATUS.absent
    return batteryLow(unit) ? BATTERY_STATUS.low : BATTERY_STATUS.normal
  },
  upsBasicBatteryTimeOnBattery: ({ unit, host }) => ticks(secondsOnBattery(unit, host.now())),
  upsAdvBatteryCapacity: ({ unit }) => whole(unit.battery.charge),
  upsAdvBatteryTemperature: (at) => whole(temperature(at)),
  upsAdvBatteryRunTimeRemaining: ({ unit }) => ticks(unit.measurements.runtime),
  upsAdvBatteryReplaceIndicator: ({ unit }) => (unit.faults.has('needs-replacement') ? 2 : 1),
  upsAdvBatteryNumOfBattPacks: ({ unit, traits }) =>
    traits.packsShown ? unit.traits.upsLinkPacks + unit.battery.packs : undefined,
  upsAdvBatteryNumOfBadBattPacks: ({ unit, decide, traits }) => {
    if (decide.badPacksUnknown) return -1
    return traits.packsShown ? Number(unit.faults.has('needs-replacement')) : undefined
  },
  upsAdvBatteryNominalVoltage: ({ unit }) => unit.model.battery.nominalVoltage,
  upsAdvBatteryActualVoltage: ({ unit }) => whole(unit.battery.voltage),
  upsHighPrecBatteryCapacity: ({ unit }) => tenths(unit.battery.charge),
  upsHighPrecBatteryTemperature: (at) => tenths(temperature(at)),
  upsHighPrecBatteryActualVoltage: ({ unit }) => tenths(unit.battery.voltage),
  upsBasicInputPhase: constant(1),
  upsAdvInputLineVoltage: ({ unit }) => whole(unit.power.data.input.voltage),
  upsAdvInputMaxLineVoltage: ({ card }) => whole(card.inputRange.highest),
  upsAdvInputMinLineVoltage: ({ card }) => whole(card.inputRange.lowest),
  upsAdvInputFrequency: ({ unit }) => whole(unit.measurements.inputFrequency),
  upsAdvInputLineFailCause: (at) => transferCause(at),
  upsHighPrecInputLineVoltage: ({ unit }) => tenths(unit.power.data.input.voltage),
  upsHighPrecInputMaxLineVoltage: ({ card }) => tenths(card.inputRange.highest),
  upsHighPrecInputMinLineVoltage: ({ card }) => tenths(card.inputRange.lowest),
  upsHighPrecInputFrequency: ({ unit }) => tenths(unit.measurements.inputFrequency),
  upsBasicOutputStatus: (at) => outputStatus(at),
  upsBasicOutputPhase: constant(1),
  upsAdvOutputVoltage: ({ unit }) => whole(unit.measurements.outputVoltage),
  upsAdvOutputFrequency: ({ unit }) => whole(unit.measurements.outputFrequency),
  upsAdvOutputLoad: ({ unit }) => whole(unit.measurements.loadPercent),
  upsAdvOutputCurrent: ({ unit }) => whole(unit.measurements.outputCurrent),
  upsAdvOutputActivePower: (at) => notOnUpsLink(at, whole(at.unit.power.watts)),
  upsAdvOutputApparentPower: (at) => notOnUpsLink(at, whole(at.unit.measurements.voltAmperes)),
  upsHighPrecOutputVoltage: ({ unit }) => tenths(unit.measurements.outputVoltage),
  upsHighPrecOutputFrequency: ({ unit }) => tenths(unit.measurements.outputFrequency),
  upsHighPrecOutputLoad: ({ unit }) => tenths(unit.measurements.loadPercent),
  upsHighPrecOutputCurrent: ({ unit }) => tenths(unit.measurements.outputCurrent),
  upsCommStatus: ({ unit }) => (unit.awake ? 1 : 2),
})
