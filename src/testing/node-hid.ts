/** `upslab/node-hid`: the USB ports of a bench in the shape of the `node-hid` package. */
export type { NodeHidHandle } from '../../emulators/usb-hid-emulator-lite/src/backends/in-process/node-hid.ts'
export type { NodeHidDevice } from '../../emulators/usb-hid-emulator-lite/src/backends/in-process/node-hid-info.ts'
export { type HidBus, hidBus } from './hid-bus.ts'
