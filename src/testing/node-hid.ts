/** `upslab/node-hid`: the USB ports of a bench in the shape of the `node-hid` package. */
export type {
  HidAsyncClass,
  HidClass,
  NodeHidBus,
  NodeHidHandle,
} from '../../emulators/usb-hid-emulator-lite/src/backends/in-process/node-hid.ts'
export type { NodeHidDevice } from '../../emulators/usb-hid-emulator-lite/src/backends/in-process/node-hid-info.ts'
export type { NodeHidSync } from '../../emulators/usb-hid-emulator-lite/src/backends/in-process/node-hid-sync.ts'
export { type HidBus, hidBus } from './hid-bus.ts'
