import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Field, InterfaceState } from './report.ts'

type Condition = (ups: SmartUps, state: InterfaceState) => boolean

/** A turn-off countdown runs on the main group, or on the group commanded last (application note 178). */
export function shutdownRequested(ups: SmartUps): boolean {
  const reportingGroup =
    ups.outlets.get('MOG') ?? ups.outlets.groups.find(({ name }) => name === ups.outlets.lastCommanded)
  return ups.firmware.decide.hidShutdownRequested(reportingGroup?.turnOffPending ?? false)
}

/** On battery, with less charge than the limit a host may set, or less runtime than the unit's own (note 178). */
const belowLimit: Condition = (ups, { remainingCapacityLimit }) =>
  ups.status.lowBattery ||
  (ups.power.data.state === 'on-battery' && ups.battery.charge < remainingCapacityLimit)

const shutdownImminent: Condition = (ups) =>
  ups.firmware.decide.hidShutdownImminent(shutdownRequested(ups) || ups.status.lowBattery)

/** PresentStatus, report 0x07: usage and condition of bits 0 to 12; three bits of padding follow. */
const BITS: readonly (readonly [usage: string, condition: Condition])[] = [
  ['Charging', (ups) => ups.battery.data.flow.kind === 'charge'],
  ['Discharging', (ups) => ups.battery.data.flow.kind === 'discharge'],
  ['ACPresent', (ups) => ups.power.inputOk],
  ['BatteryPresent', (ups) => !ups.faults.has('disconnected')],
  ['BelowRemainingCapacityLimit', belowLimit],
  ['ShutdownRequested', shutdownRequested],
  ['ShutdownImminent', shutdownImminent],
  ['RemainingTimeLimitExpired', (ups) => ups.status.lowBattery],
  ['CommunicationLost', () => false],
  ['NeedReplacement', (ups) => ups.faults.has('needs-replacement')],
  ['Overload', (ups) => ups.faults.has('output-overload')],
  ['VoltageNotRegulated', (ups) => ups.power.data.state === 'bypass'],
  ['APCSiteWiringFault', (ups) => ups.faults.has('site-wiring')],
]

export const PRESENT_STATUS: readonly Field[] = [
  ...BITS.map(
    ([usage, condition]): Field => ({
      usage,
      bits: 1,
      read: (ups, state) => Number(condition(ups, state)),
    }),
  ),
  { usage: '', bits: 3, read: () => 0 },
]
