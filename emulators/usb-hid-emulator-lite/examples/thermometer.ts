/**
 * A thermometer on USB: an input report with the temperature, a feature report with the alarm limit, a light to switch
 * on by an output report.
 */
import { HidDevice, hid, ReportMap, readPhysical, usageOf, writePhysical } from '../src/index.ts'

const SENSOR_PAGE = 0x20
const THERMOMETER = 0x33
const TEMPERATURE = 0x0434
const CHANGE_SENSITIVITY = 0x030f
const LED_PAGE = 0x08
const INDICATOR = 0x4b
const KELVIN = 0x00010001
const REPORT = { temperature: 1, limit: 2, light: 3 } as const

const { constant, variable } = hid.FLAG

export const thermometerDescriptor = hid.compile(
  hid.usagePage(SENSOR_PAGE),
  hid.usage(THERMOMETER),
  hid.collection(
    'application',
    hid.unit(KELVIN),
    hid.unitExponent(0x0e), // hundredths
    hid.logicalMinimum(0),
    hid.logicalMaximum(0xffff, 4),
    hid.reportSize(16),
    hid.reportCount(1),
    hid.reportId(REPORT.temperature),
    hid.usage(TEMPERATURE),
    hid.input(variable),
    hid.reportId(REPORT.limit),
    hid.usage(CHANGE_SENSITIVITY),
    hid.feature(variable),
    hid.reportId(REPORT.light),
    hid.usagePage(LED_PAGE),
    hid.unit(0),
    hid.unitExponent(0),
    hid.logicalMaximum(1),
    hid.reportSize(1),
    hid.usage(INDICATOR),
    hid.output(variable),
    hid.reportSize(7),
    hid.output(constant),
  ),
)

export class Thermometer {
  readonly usb: HidDevice
  isLit = false
  #limit: Uint8Array

  constructor(serial: string) {
    const reports = new ReportMap(thermometerDescriptor)
    this.#limit = reports.blankReport('feature', REPORT.limit)
    this.usb = new HidDevice({
      vendorId: 0x1209, // pid.codes, its number for tests
      productId: 0x0001,
      deviceVersion: 0x0100,
      manufacturer: 'Example',
      product: 'Thermometer',
      serial,
      reportDescriptor: thermometerDescriptor,
      getReport: (type, id) => (type === 'feature' && id === REPORT.limit ? this.#limit : undefined),
      setReport: (type, id, data) => {
        if (type !== 'feature' || id !== REPORT.limit || data.length !== this.#limit.length) return false
        this.#limit = data
        return true
      },
      output: ([id, bits = 0]) => {
        if (id === REPORT.light) this.isLit = (bits & 1) === 1
      },
    })
  }

  /** The temperature from which on the light should warn, in kelvins. */
  get limit(): number {
    const field = this.usb.reports.field(usageOf(SENSOR_PAGE, CHANGE_SENSITIVITY))
    return readPhysical(field, this.#limit) ?? 0
  }

  /** It has become this warm, in kelvins; the host is notified. */
  measure(kelvins: number): void {
    const report = this.usb.reports.blankReport('input', REPORT.temperature)
    writePhysical(this.usb.reports.field(usageOf(SENSOR_PAGE, TEMPERATURE)), report, kelvins)
    this.usb.sendInput(report)
  }
}
