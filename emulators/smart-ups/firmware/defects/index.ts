import type { Defect } from '../defect.ts'
import { cHidLogicalLimits } from './c-hid-logical-limits.ts'
import { cModbusSettingReversed } from './c-modbus-setting-reversed.ts'
import { cUsbPidChange } from './c-usb-pid-change.ts'
import { FALSE_ALARMS } from './false-alarms.ts'
import { id18HidDelayBeforeShutdown } from './id18-hid-delaybeforeshutdown.ts'
import { id18SleepCancel } from './id18-sleep-cancel.ts'
import { id18SleepOutage } from './id18-sleep-outage.ts'
import { id20HidDelayBeforeReboot } from './id20-hid-delaybeforereboot.ts'
import { id20HidShutdownRequested } from './id20-hid-shutdownrequested.ts'
import { id20RuntimeCap } from './id20-runtime-cap.ts'
import { id1050UsbWedge } from './id1050-usb-wedge.ts'
import { ie2ShutdownOverride } from './ie2-shutdown-override.ts'
import { WRONG_ON_THE_PANEL } from './panel.ts'
import { WRONG_AT_PORTS } from './ports.ts'
import { WRONG_READINGS } from './readings.ts'
import { WRONG_REPLACEMENT_DATES } from './replacement-dates.ts'
import { WRONG_SELF_TESTS } from './self-tests.ts'
import { WRONG_TEXTS } from './shown-texts.ts'
import { WRONG_TRANSFERS } from './transfers.ts'
import { FAILING_TURN_ONS } from './turn-on.ts'
import { WRONG_UPDATES } from './updates.ts'
import { srt3000RuntimeZero } from './usb-runtime.ts'
import { WRONG_ON_THE_WIRE } from './wires.ts'

/** Every defect the bench knows. */
export const DEFECTS: readonly Defect[] = [
  ie2ShutdownOverride,
  id18SleepCancel,
  id18SleepOutage,
  id18HidDelayBeforeShutdown,
  id20RuntimeCap,
  id20HidShutdownRequested,
  id20HidDelayBeforeReboot,
  cModbusSettingReversed,
  cHidLogicalLimits,
  cUsbPidChange,
  id1050UsbWedge,
  srt3000RuntimeZero,
  ...FALSE_ALARMS,
  ...WRONG_READINGS,
  ...WRONG_REPLACEMENT_DATES,
  ...WRONG_SELF_TESTS,
  ...FAILING_TURN_ONS,
  ...WRONG_TEXTS,
  ...WRONG_ON_THE_WIRE,
  ...WRONG_TRANSFERS,
  ...WRONG_ON_THE_PANEL,
  ...WRONG_AT_PORTS,
  ...WRONG_UPDATES,
]
