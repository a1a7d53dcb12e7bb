import { expect, test } from 'vitest'
import { legacyUsbDevice } from '../../../src/protocols/hid-power-device/legacy-usb-device.ts'
import { unit } from '../../support/unit.ts'
import { UsbBench } from './usb-bench.ts'

function seen(model: string, version: string) {
  const { ups } = unit({ model, version })
  const usb = new UsbBench(legacyUsbDevice(ups, { sync: () => {} }))
  return { ups, usb }
}

test.each([
  ['SUA1500I', '653.18.I', true],
  ['SUA2200I', '654.19.I', true],
  ['SUA1000I', '652.18.I', false],
])('%s at %s: output current %s', (model, version, reported) => {
  const { ups, usb } = seen(model, version)
  if (reported) expect(usb.get(0x38) / 100).toBeCloseTo(ups.measurements.outputCurrent, 2)
  else expect(() => usb.get(0x38)).toThrow()
})
