import { MINUTE, SECOND } from '../../../emulators/clock/clock.ts'
import { firmwareText, IDENTITY_OBJECTS } from './identity.ts'
import { batteryLow, secondsOnBattery } from './measurements.ts'
import {
  type CardInUnit,
  constant,
  numbered,
  type ServedObjects,
  scalars,
  table,
  tenths,
  whole,
} from './object.ts'
import { SETTING_OBJECTS } from './settings.ts'

/** upsOutputSource. */
const SOURCE = { none: 2, normal: 3, bypass: 4, battery: 5, booster: 6, reducer: 7 } as const

function outputSource({ unit, decide }: CardInUnit): number {
  const { power } = unit
  switch (power.data.state) {
    case 'on-battery':
      return SOURCE.battery
    case 'bypass':
      return SOURCE.bypass
    case 'online': {
      const { tap } = power.assessment
      if (tap !== 'none') return tap === 'boost' ? SOURCE.booster : SOURCE.reducer
      return decide.ietfSourceOnLine === 'none' ? SOURCE.none : SOURCE.normal
    }
    default:
      return SOURCE.none
  }
}

const TESTS = '1.3.6.1.2.1.33.1.7.7'
const NO_TEST = `${TESTS}.1`
/** Quick battery test. */
const QUICK_TEST = `${TESTS}.4`
/** Deep battery calibration. */
const DEEP_TEST = `${TESTS}.5`
const ABORT_TEST = `${TESTS}.2`
const GENERAL_TEST = `${TESTS}.3`

function testId({ unit, decide }: CardInUnit): string {
  const { selfTest, calibration } = unit.diagnostics
  if (calibration.active) return DEEP_TEST
  return selfTest.active || decide.ietfTestId === 'last' ? QUICK_TEST : NO_TEST
}

const RESULT = { pass: 1, error: 3, aborted: 4, running: 5, none: 6 } as const

function testResult({ unit, decide }: CardInUnit): number {
  const { selfTest } = unit.diagnostics
  if (selfTest.active) return RESULT.running
  const results = {
    passed: RESULT.pass,
    failed: RESULT.error,
    aborted: RESULT.aborted,
    refused: RESULT.aborted,
  }
  return (
    results[selfTest.data.phase as keyof typeof results] ??
    (decide.ietfTestId === 'last' ? RESULT.pass : RESULT.none)
  )
}

function startTest({ host, unit }: CardInUnit, oid: string): void {
  if (oid === DEEP_TEST) host.startCalibration()
  else if (oid === ABORT_TEST) {
    if (unit.diagnostics.calibration.active) host.abortCalibration()
  } else if (oid === QUICK_TEST || oid === GENERAL_TEST) host.startSelfTest()
}

const UNSET = -1
const ON = 1

/** Seconds from -1, which means that none runs, up. */
const delay = (start: (at: CardInUnit, seconds: number) => void) => ({
  refuses: (_at: CardInUnit, value: number | string) =>
    Number(value) < UNSET ? ('wrong-value' as const) : undefined,
  apply: (at: CardInUnit, value: number | string) => {
    if (Number(value) >= 0) start(at, Number(value))
    else at.host.command({ action: 'cancel', targets: 'all' })
  },
})

/** Seconds until what is pending goes off; -1 when nothing is. */
const shutdownTimer = ({ unit }: CardInUnit) => {
  const pending = unit.outlets.groups.filter(({ turnOffPending }) => turnOffPending)
  return pending.length > 0 ? Math.max(...pending.map(({ turnOffCountdown }) => turnOffCountdown)) : UNSET
}

const one = () => numbered(1)
const current = (at: CardInUnit) => tenths(at.unit.measurements.outputCurrent)
const hertz = (at: CardInUnit) => tenths(at.unit.measurements.inputFrequency)
const setting = (name: keyof typeof SETTING_OBJECTS) => SETTING_OBJECTS[name]!

/** The part of RFC 1628 that the cards have, with what they leave out and copy. */
export const UPS_MIB_OBJECTS: ServedObjects = {
  ...scalars({
    upsIdentManufacturer: constant('APC'),
    upsIdentModel: ({ unit }) => unit.model.reportedName,
    upsIdentUPSSoftwareVersion: ({ unit }) => firmwareText(unit),
    upsIdentName: [IDENTITY_OBJECTS.upsBasicIdentName!.read, IDENTITY_OBJECTS.upsBasicIdentName!.write!],
    upsBatteryStatus: ({ unit }) => (batteryLow(unit) ? 3 : 2),
    upsSecondsOnBattery: ({ unit, host }) => Math.floor(secondsOnBattery(unit, host.now())),
    upsEstimatedMinutesRemaining: ({ unit }) => Math.floor((unit.measurements.runtime * SECOND) / MINUTE),
    upsEstimatedChargeRemaining: ({ unit }) => whole(unit.battery.charge),
    upsBatteryVoltage: ({ unit }) => tenths(unit.battery.voltage),
    upsBatteryTemperature: ({ unit }) => whole(unit.battery.temperature),
    upsInputNumLines: constant(1),
    upsOutputSource: outputSource,
    upsOutputFrequency: ({ unit }) => tenths(unit.measurements.outputFrequency),
    upsOutputNumLines: constant(1),
    upsBypassFrequency: hertz,
    upsBypassNumLines: constant(1),
    upsAlarmsPresent: ({ unit }) =>
      unit.faults.list.length + Number(batteryLow(unit)) + Number(unit.power.data.state === 'on-battery'),
    upsTestId: [
      testId,
      {
        refuses: (_at, value) => (String(value).startsWith(`${TESTS}.`) ? undefined : 'wrong-value'),
        apply: (at, value) => startTest(at, String(value)),
      },
    ],
    upsTestSpinLock: constant(1),
    upsTestResultsSummary: testResult,
    upsTestResultsDetail: constant(''),
    upsTestStartTime: constant(0),
    upsTestElapsedTime: constant(0),
    upsShutdownType: [
      ({ card }) => card.ietf.shutdownType,
      {
        apply: ({ card }, value) => {
          card.ietf.shutdownType = Number(value)
        },
      },
    ],
    upsShutdownAfterDelay: [
      shutdownTimer,
      delay(({ host, card }, seconds) =>
        host.command({
          action: card.ietf.autoRestart === ON ? 'shutdown' : 'off',
          targets: 'all',
          offDelaySeconds: seconds,
        }),
      ),
    ],
    upsStartupAfterDelay: [
      constant(UNSET),
      delay(({ host }, seconds) =>
        host.command({
          action: 'on',
          targets: 'all',
          coldBoot: true,
          onDelaySeconds: seconds,
          useOnDelay: seconds > 0,
        }),
      ),
    ],
    upsRebootWithDuration: [
      constant(UNSET),
      {
        refuses: (_at, value) => (Number(value) >= UNSET && Number(value) <= 300 ? undefined : 'wrong-value'),
        apply: ({ host }, value) => {
          if (Number(value) >= 0)
            host.command({ action: 'sleep', targets: 'all', seconds: Math.max(1, Number(value)) })
        },
      },
    ],
    upsAutoRestart: [
      ({ card }) => card.ietf.autoRestart,
      {
        apply: ({ card }, value) => {
          card.ietf.autoRestart = Number(value)
        },
      },
    ],
    upsConfigInputFreq: ({ unit }) => unit.model.nominalFrequency * 10,
    upsConfigOutputVoltage: [
      setting('upsAdvConfigRatedOutputVoltage').read,
      setting('upsAdvConfigRatedOutputVoltage').write!,
    ],
    upsConfigOutputFreq: ({ unit }) => unit.model.nominalFrequency * 10,
    // The card leaves both ratings at 0.
    upsConfigOutputVA: constant(0),
    upsConfigOutputPower: constant(0),
    upsConfigLowBattTime: [
      ({ unit }) => Math.floor(unit.settings.unit.lowRuntimeWarning / 60),
      {
        refuses: (_at, value) => (Number(value) < 0 ? 'wrong-value' : undefined),
        apply: (at, value) =>
          setting('upsAdvConfigLowBatteryRunTime').write!.apply(at, Number(value) * 6000, 0),
      },
    ],
    upsConfigAudibleStatus: [
      ({ unit }) => (unit.settings.unit.audibleAlarm ? (unit.status.beeperMuted ? 3 : 2) : 1),
      {
        apply: ({ unit, host }, value) => {
          if (value === 3) host.muteAlarm()
          else unit.settings.setUnit('audibleAlarm', value === 2)
        },
      },
    ],
    upsConfigLowVoltageTransferPoint: [
      setting('upsAdvConfigLowTransferVolt').read,
      setting('upsAdvConfigLowTransferVolt').write!,
    ],
    upsConfigHighVoltageTransferPoint: [
      setting('upsAdvConfigHighTransferVolt').read,
      setting('upsAdvConfigHighTransferVolt').write!,
    ],
  }),
  ...table(one, {
    upsInputLineIndex: constant(1),
    upsInputFrequency: hertz,
    upsInputVoltage: ({ unit }) => whole(unit.power.data.input.voltage),
    upsInputCurrent: constant(0),
    upsInputTruePower: constant(0),
    upsOutputLineIndex: constant(1),
    upsOutputVoltage: ({ unit }) => whole(unit.measurements.outputVoltage),
    upsOutputCurrent: current,
    upsOutputPower: constant(0),
    upsOutputPercentLoad: ({ unit }) => whole(unit.measurements.loadPercent),
    upsBypassLineIndex: constant(1),
    upsBypassVoltage: ({ unit }) =>
      unit.power.data.state === 'bypass' ? whole(unit.measurements.outputVoltage) : 0,
    // Copied from the output, on units with no bypass too.
    upsBypassCurrent: current,
    upsBypassPower: constant(0),
  }),
}
