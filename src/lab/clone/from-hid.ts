import type { ReportField } from '../../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { ReportMap, readSi } from '../../../emulators/usb-hid-emulator-lite/src/hid/report-map.ts'
import { CloneError, factsOfProduct, type UnitFacts } from './facts.ts'
import { factsOfHid } from './named-values.ts'

/** A HID device that can be asked for its feature reports. */
export interface HidSource {
  readonly descriptor: Uint8Array
  /** Product string: `Smart-UPS 1500 FW:UPS 09.3 / ID=18`. */
  readonly product: string
  readonly serial: string
  /** A feature report, id first; undefined where the device refuses. */
  readonly getFeature: (id: number, length: number) => Uint8Array | undefined
}

/** Usages by number, as far as a clone needs them (HID Power Device class, tables 1 to 4; APC's as NUT has them). */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x840004, 'UPS'],
  [0x840010, 'BatterySystem'],
  [0x840012, 'Battery'],
  [0x840016, 'PowerConverter'],
  [0x84001a, 'Input'],
  [0x84001c, 'Output'],
  [0x840024, 'PowerSummary'],
  [0x840030, 'Voltage'],
  [0x840032, 'Frequency'],
  [0x840035, 'PercentLoad'],
  [0x840036, 'Temperature'],
  [0x840040, 'ConfigVoltage'],
  [0x840053, 'LowVoltageTransfer'],
  [0x840054, 'HighVoltageTransfer'],
  [0x84005a, 'AudibleAlarmControl'],
  [0x85002a, 'RemainingTimeLimit'],
  [0x850066, 'RemainingCapacity'],
  [0x850068, 'RunTimeToEmpty'],
  [0x850085, 'ManufacturerDate'],
  [0xff860019, 'APCBattCapBeforeStartup'],
  [0xff860061, 'APCSensitivity'],
  [0xff860076, 'APCShutdownAfterDelay'],
  [0xff86007e, 'APCDelayBeforeStartup'],
])

/**
 * What a unit's feature reports tell. Reports it refuses are passed over.
 *
 * @throws CloneError when it refuses all of them: its name alone makes no clone
 */
export function factsOfHidDevice({ descriptor, product, serial, getFeature }: HidSource): UnitFacts {
  const map = new ReportMap(descriptor)
  const values = new Map<string, string>()
  let read = 0
  for (const id of map.reportIds('feature')) {
    const report = getFeature(id, map.reportLength('feature', id) ?? 0)
    if (!report) continue
    read += 1
    for (const field of map.fieldsOf('feature', id)) {
      const path = pathOf(field)
      const value = readSi(field, report)
      if (path && value !== undefined && !values.has(path)) values.set(path, String(value))
    }
  }
  if (read === 0) throw new CloneError(`${product} gives none of its feature reports`)
  const named = factsOfProduct(product)
  const face = named.letter === undefined ? 'usb' : 'usb-legacy'
  return { ...factsOfHid(values), ...named, face, serial: serial.trim() || undefined }
}

/** As NUT prints it: `UPS.PowerSummary.RemainingCapacity`; undefined where a usage has no name here. */
function pathOf({ collections, usages }: ReportField): string | undefined {
  const names = [...collections, ...usages.slice(0, 1)].map((usage) => NAMES.get(usage))
  return names.includes(undefined) ? undefined : names.join('.')
}
