import { NAK } from '../../../emulators/usb-hid-emulator-lite/src/device/declaration.ts'
import * as hid from '../../../emulators/usb-hid-emulator-lite/src/hid/items.ts'
import { HidDevice, UsbipServer } from '../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { reportDescriptorLegacy } from '../../../src/protocols/hid-power-device/descriptor-legacy.ts'

/** Devices that cannot be cloned, on a server of their own: 1-1 is no UPS, 1-2 never answers, 1-3 leaves when asked. */
export class UnwellOnUsb {
  readonly #server = new UsbipServer({ port: 0 })

  /** @returns the port it listens on */
  async open(): Promise<number> {
    const server = this.#server
    server.export(device('Thermometer', thermometer()))
    server.export(device('Deaf', reportDescriptorLegacy(), () => NAK))
    const leaving = server.export(
      device('Leaving', reportDescriptorLegacy(), () => {
        setImmediate(() => server.remove(leaving))
        return NAK
      }),
    )
    return (await server.listen()).port
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}

function device(
  product: string,
  reportDescriptor: Uint8Array,
  getReport: () => typeof NAK | undefined = () => undefined,
) {
  const facts = {
    vendorId: 0x1209,
    productId: 0x0001,
    deviceVersion: 0x0100,
    manufacturer: 'Example',
    serial: 'T1',
  }
  return new HidDevice({ ...facts, product, reportDescriptor, getReport })
}

/** An environmental sensor with one feature report. */
function thermometer(): Uint8Array {
  return hid.compile(
    hid.usagePage(0x20),
    hid.usage(0x33),
    ...hid.collection(
      'application',
      hid.logicalMinimum(0),
      hid.logicalMaximum(0xffff, 4),
      hid.reportSize(16),
      hid.reportCount(1),
      hid.reportId(1),
      hid.usage(0x0434),
      hid.input(hid.FLAG.variable),
      hid.usage(0x030f),
      hid.feature(hid.FLAG.variable),
    ),
  )
}
