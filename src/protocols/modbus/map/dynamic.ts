import type { GroupName } from '../../../../emulators/smart-ups/commands.ts'
import type { NoEfficiency } from '../../../../emulators/smart-ups/measurements.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { allOnes, getRaw, s, s32, u, u32 } from '../encoding.ts'
import type { Item } from './item.ts'
import { type Bits, bits, raw, word } from './items.ts'
import { printed } from './settings.ts'

const percent = s(7)

/** Register 154 below zero. -1, -7 and -8 exist too, but the unit never has cause for them. */
const NO_EFFICIENCY: Readonly<Record<NoEfficiency, number>> = {
  'load-too-low': -2,
  'output-off': -3,
  'on-battery': -4,
  'in-bypass': -5,
  'battery-charging': -6,
}

const hasBypass = (ups: SmartUps) => ups.model.topology === 'double-conversion'
const whereBypass = (read: (ups: SmartUps) => number) => (ups: SmartUps) =>
  hasBypass(ups) ? read(ups) : undefined
const none = () => undefined

/** Bits 5 and 6 show the transformer tap; bit 15 is left out, as line-interactive units on line show only bit 0. */
const inputStatus: Bits = [
  [0, 'Acceptable', (ups) => ups.power.inputOk],
  [1, 'PendingAcceptable', (ups) => ups.power.assessment.acceptable && !ups.power.inputOk],
  [2, 'VoltageTooLow', (ups) => ups.power.assessment.tooLow],
  [3, 'VoltageTooHigh', (ups) => ups.power.assessment.tooHigh],
  [4, 'Distorted', (ups) => ups.power.assessment.distorted],
  [5, 'Boost', (ups) => ups.power.data.state === 'online' && ups.power.assessment.tap === 'boost'],
  [6, 'Trim', (ups) => ups.power.data.state === 'online' && ups.power.assessment.tap === 'trim'],
  [7, 'FrequencyTooLow', (ups) => ups.power.assessment.frequencyTooLow],
  [8, 'FrequencyTooHigh', (ups) => ups.power.assessment.frequencyTooHigh],
]

/** The bypass is fed by the same input, and says when it feeds the load. Zero on units without one. */
const bypassStatus: Bits = [
  ...inputStatus.map(
    ([bit, name, isSet]) => [bit, name, (ups: SmartUps) => hasBypass(ups) && isSet(ups)] as const,
  ),
  [15, 'PoweringLoad', (ups) => ups.power.data.state === 'bypass'],
]

/** Running timers of a group, seconds: -1 idle, 0 expired. All ones where there is no such group. */
const timers = (address: number, name: GroupName): Item[] => {
  const group = `${printed(name)}.`
  return [
    word(address, `${group}TurnOffCountdown_EN`, s(0), {
      seconds: (ups) => ups.outlets.get(name)?.turnOffCountdown,
    }),
    word(address + 1, `${group}TurnOnCountdown_EN`, s(0), {
      seconds: (ups) => ups.outlets.get(name)?.turnOnCountdown,
    }),
    stayOffTimer(address + 2, `${group}StayOffCountdown_EN`, name),
  ]
}

/**
 * Printed as writable, but the author of NUT's driver found that it is not: a write is refused, unless the option says
 * that -1 cancels what is running. Only that value is taken even then.
 */
const stayOffTimer = (address: number, name: string, group: GroupName): Item => ({
  ...word(address, name, s32, { seconds: (ups) => ups.outlets.get(group)?.stayOffCountdown }),
  access: 'RW',
  write: (ups, from, offset, { cancelByTimer, source }) => {
    if (!cancelByTimer || !ups.outlets.get(group)) return 'not-writable'
    if (s32.decode(getRaw(from, offset, s32.length)) !== -1) return 'illegal-value'
    return ups.command({ action: 'cancel', targets: [group], source }).accepted ? 'done' : 'illegal-value'
  },
})

/** Registers 128 to 174: measurements and running timers. */
export const dynamicRegion: readonly Item[] = [
  word(128, 'RunTimeRemaining', u32, { seconds: (ups) => ups.measurements.runtime }),
  word(130, 'StateOfCharge_Pct', u(9), { percent: (ups) => ups.measurements.charge }),
  word(131, 'Battery.Positive.VoltageDC', s(5), { volts: (ups) => ups.battery.voltage }),
  word(132, 'Battery.Negative.VoltageDC', s(5), { volts: none }),
  word(133, 'Battery.Date', u(0), { days: (ups) => ups.replaceBatteryOn }),
  // External packs, deduced: an SMTL, which takes none, shows 0xFFFF, an SMX750 0, a unit behind a network card 1.
  raw(134, 1, 'Reserved', 'R', allOnes(1), (ups) =>
    ups.traits.mostPacks > 0 ? ups.battery.packs : undefined,
  ),
  word(135, 'Battery.Temperature', s(7), { celsius: (ups) => ups.measurements.batteryTemperature }),
  word(136, 'Output[0].RealPower_Pct', u(8), { percent: (ups) => ups.measurements.loadPercent }),
  word(137, 'Output[1].RealPower_Pct', u(8), { percent: none }),
  word(138, 'Output[0].ApparentPower_Pct', u(8), { percent: (ups) => ups.measurements.apparentLoadPercent }),
  word(139, 'Output[1].ApparentPower_Pct', u(8), { percent: none }),
  word(140, 'Output[0].CurrentAC', u(5), { amperes: (ups) => ups.measurements.outputCurrent }),
  word(141, 'Output[1].CurrentAC', u(5), { amperes: none }),
  word(142, 'Output[0].VoltageAC', u(6), { volts: (ups) => ups.measurements.outputVoltage }),
  word(143, 'Output[1].VoltageAC', u(6), { volts: none }),
  word(144, 'Output.Frequency', u(7), { hertz: (ups) => ups.measurements.outputFrequency }),
  word(145, 'Output.Energy', u32, { wattHours: (ups) => Math.floor(ups.measurements.energyWh) }),
  bits(147, 1, 'Bypass.InputStatus_BF', bypassStatus),
  word(148, 'Bypass.VoltageAC', u(6), { volts: whereBypass((ups) => ups.power.data.input.voltage) }),
  word(149, 'Bypass.Frequency', u(7), { hertz: whereBypass((ups) => ups.measurements.inputFrequency) }),
  bits(150, 1, 'Input.InputStatus_BF', inputStatus),
  word(151, 'Input[0].VoltageAC', u(6), { volts: (ups) => ups.power.data.input.voltage }),
  word(152, 'Input[1].VoltageAC', u(6), { volts: none }),
  word(153, 'Input[2].VoltageAC', u(6), { volts: none }),
  raw(154, 1, 'Efficiency_EN', 'R', allOnes(1), (ups) => {
    const { efficiency } = ups.measurements
    return typeof efficiency === 'number'
      ? percent.encode(efficiency)
      : s(0).encode(NO_EFFICIENCY[efficiency])
  }),
  ...timers(155, 'MOG'),
  ...timers(159, 'SOG0'),
  ...timers(163, 'SOG1'),
  ...timers(167, 'SOG2'),
  word(171, 'SOG[3].TurnOffCountdown_EN', s(0), { seconds: none }),
  word(172, 'SOG[3].TurnOnCountdown_EN', s(0), { seconds: none }),
  word(173, 'SOG[3].StayOffCountdown_EN', s32, { seconds: none }),
]
