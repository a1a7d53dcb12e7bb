// A HID device that has an input report for whoever waits for one, each sent by itself as a unit sends them.
import { HidDevice, hid, UsbipServer } from '../../build/emulators/usb-hid-emulator-lite/src/index.js'
import { announce } from './serve.mjs'

const IN = 0x81
const REPORT = Uint8Array.of(7, 12, 0)

const device = new HidDevice({
  vendorId: 0x1209,
  productId: 1,
  deviceVersion: 0x0100,
  reportDescriptor: hid.compile(
    hid.usagePage(0xff00),
    hid.usage(1),
    hid.collection(
      'application',
      hid.reportId(7),
      hid.logicalMinimum(0),
      hid.logicalMaximum(255),
      hid.reportSize(8),
      hid.reportCount(2),
      hid.usage(2),
      hid.input(hid.FLAG.variable),
    ),
  ),
})
let due = false
const sendToAll = () => {
  due = false
  while (device.waitingTransfers(IN) > 0) device.sendInput(REPORT)
}
device.watch({
  submitted: () => {
    if (!due) setImmediate(sendToAll)
    due = true
  },
  completed: () => undefined,
})
const server = new UsbipServer({ port: 0 })
server.export(device)
announce({ port: (await server.listen()).port })
