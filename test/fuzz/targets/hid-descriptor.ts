import { ReportMap } from '../../../emulators/usb-hid-emulator-lite/src/hid/report-map.ts'
import { reportDescriptor5g } from '../../../src/protocols/hid-power-device/descriptor-5g.ts'
import { reportDescriptorLegacy } from '../../../src/protocols/hid-power-device/descriptor-legacy.ts'
import { sampleDescriptor } from '../../emulators/usb-hid-emulator-lite/sample-device.ts'
import { demand, type Target } from '../target.ts'

/** Report descriptors of whatever is plugged in: understood, or a RangeError with the place. */
export const hidDescriptor: Target = {
  name: 'hid-descriptor',
  seeds: [sampleDescriptor, reportDescriptor5g(), reportDescriptorLegacy()],
  longest: 2000,
  start: () => (input) => {
    try {
      const { fields } = new ReportMap(input)
      demand(fields.length <= 16_384, () => `${fields.length} fields`)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  },
}
