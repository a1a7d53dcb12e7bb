import type { Defect } from '../defect.ts'
import { cModbusSettingReversed } from './c-modbus-setting-reversed.ts'
import { id18SleepCancel } from './id18-sleep-cancel.ts'
import { id18SleepOutage } from './id18-sleep-outage.ts'
import { id20RuntimeCap } from './id20-runtime-cap.ts'
import { ie2ShutdownOverride } from './ie2-shutdown-override.ts'

/** Every defect the bench knows. */
export const DEFECTS: readonly Defect[] = [
  ie2ShutdownOverride,
  id18SleepCancel,
  id18SleepOutage,
  id20RuntimeCap,
  cModbusSettingReversed,
]
