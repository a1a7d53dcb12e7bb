import { HidDevice, hid } from '../../../emulators/usb-hid-emulator-lite/src/index.ts'

const { variable } = hid.FLAG

/** Reports 1 (input, 3 bytes), 2 (feature, 2 bytes) and 3 (output, 1 byte) of a vendor page. */
export const sampleDescriptor = hid.compile(
  hid.usagePage(0xff00),
  hid.usage(1),
  hid.collection(
    'application',
    hid.logicalMinimum(0),
    hid.logicalMaximum(255),
    hid.reportSize(8),
    hid.reportId(1),
    hid.usage(2),
    hid.reportCount(3),
    hid.input(variable),
    hid.reportId(2),
    hid.usage(3),
    hid.reportCount(2),
    hid.feature(variable),
    hid.reportId(3),
    hid.usage(4),
    hid.reportCount(1),
    hid.output(variable),
  ),
)

/** A device that keeps its feature report, and what it was sent. */
export class SampleDevice {
  readonly outputs: number[][] = []
  readonly bus: string[] = []
  feature: Uint8Array = Uint8Array.of(2, 0x12, 0x34)
  readonly usb: HidDevice

  constructor(more: Partial<ConstructorParameters<typeof HidDevice>[0]> = {}) {
    this.usb = new HidDevice({
      vendorId: 0x1209,
      productId: 0x00aa,
      deviceVersion: 0x0123,
      manufacturer: 'Sample',
      product: 'Sämple',
      serial: '42',
      reportDescriptor: sampleDescriptor,
      getReport: (type, id) => (type === 'feature' && id === 2 ? this.feature : undefined),
      setReport: (type, id, data) => {
        if (type !== 'feature' || id !== 2) return false
        this.feature = data
        return true
      },
      output: (data) => this.outputs.push([...data]),
      onBus: (event) => this.bus.push(event.type),
      ...more,
    })
  }
}
