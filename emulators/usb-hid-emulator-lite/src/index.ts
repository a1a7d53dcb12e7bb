export type { Exported } from './backends/usbip/codec.ts'
export { UsbipServer, type UsbipServerOptions } from './backends/usbip/server.ts'
export { UsbipSession } from './backends/usbip/session.ts'
export {
  type DeviceDeclaration,
  type EndpointDeclaration,
  type InterfaceDeclaration,
  readSetup,
  type Setup,
  type Speed,
} from './device/declaration.ts'
export { configurationDescriptor, deviceDescriptor, stringDescriptor } from './device/descriptors.ts'
export { UsbDevice } from './device/usb-device.ts'
export { type HidDeclaration, hidInterface, type ReportType } from './hid/hid-interface.ts'
