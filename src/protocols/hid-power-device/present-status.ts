import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Field } from './report.ts'

type Condition = (ups: SmartUps) => boolean

/** A turn-off countdown runs on the main group, or on the group commanded last (application note 178). */
export const shutdownRequested: Condition = (ups) => {
  const speaker =
    ups.outlets.get('MOG') ?? ups.outlets.groups.find(({ name }) => name === ups.outlets.lastCommanded)
  return ups.firmware.decide.hidShutdownRequested(speaker?.turnOffPending ?? false)
}

/** PresentStatus, report 0x07: usage and condition of bits 0 to 12; three bits of padding follow. */
const BITS: readonly (readonly [usage: string, condition: Condition])[] = [
  ['Charging', (ups) => ups.battery.data.flow.kind === 'charge'],
  ['Discharging', (ups) => ups.battery.data.flow.kind === 'discharge'],
  ['ACPresent', (ups) => ups.power.inputOk],
  ['BatteryPresent', (ups) => !ups.faults.has('disconnected')],
  ['BelowRemainingCapacityLimit', (ups) => ups.status.lowBattery],
  ['ShutdownRequested', shutdownRequested],
  ['ShutdownImminent', (ups) => shutdownRequested(ups) || ups.status.lowBattery],
  ['RemainingTimeLimitExpired', (ups) => ups.status.lowBattery],
  ['CommunicationLost', () => false],
  ['NeedReplacement', (ups) => ups.faults.has('needs-replacement')],
  ['Overload', (ups) => ups.faults.has('output-overload')],
  ['VoltageNotRegulated', (ups) => ups.power.data.state === 'bypass'],
  ['APCSiteWiringFault', (ups) => ups.faults.has('site-wiring')],
]

export const PRESENT_STATUS: readonly Field[] = [
  ...BITS.map(([usage, condition]): Field => ({ usage, bits: 1, read: (ups) => Number(condition(ups)) })),
  { usage: '', bits: 3, read: () => 0 },
]
