export { HidHost } from './backends/in-process/hid-host.ts'
export {
  type Enumeration,
  InProcessHost,
  type InTransfer,
  TransferError,
} from './backends/in-process/host.ts'
export {
  type HidAsyncClass,
  type HidClass,
  NodeHidBus,
  type NodeHidHandle,
} from './backends/in-process/node-hid.ts'
export type { NodeHidDevice } from './backends/in-process/node-hid-info.ts'
export type { NodeHidSync } from './backends/in-process/node-hid-sync.ts'
export { UhidCodec, type UhidCreate, type UhidEvent } from './backends/uhid/events.ts'
export { openUhid } from './backends/uhid/file.ts'
export { type UhidChannel, UhidDevice } from './backends/uhid/uhid-device.ts'
export type { Exported } from './backends/usbip/codec.ts'
export type { UsbipLimits } from './backends/usbip/limits.ts'
export { USBIP_PORT, UsbipServer, type UsbipServerOptions } from './backends/usbip/server.ts'
export { type SessionHost, UsbipSession } from './backends/usbip/session.ts'
export { interfaceDescription, packetBlock, sectionHeader } from './capture/pcapng.ts'
export { UsbCapture, type UsbCaptureOptions } from './capture/usb-capture.ts'
export { completePacket, submitPacket, USBMON_LINK_TYPE } from './capture/usbmon.ts'
export {
  type BusEvent,
  type ConfigurationDeclaration,
  type ControlAnswer,
  type DeviceDeclaration,
  type DeviceFacts,
  type EndpointDeclaration,
  type InterfaceDeclaration,
  type InterfaceSetting,
  NAK,
  type Speed,
} from './device/declaration.ts'
export { configurationDescriptor, deviceDescriptor, stringDescriptor } from './device/descriptors.ts'
export type { Cancel, InDone, TransferStatus } from './device/in-pipe.ts'
export { readSetup, type Setup, writeSetup } from './device/setup.ts'
export type { Transfer, TransferTap } from './device/tap.ts'
export { type OutAnswer, UsbDevice } from './device/usb-device.ts'
export {
  isConstant,
  isPadding,
  isVariable,
  type ReportField,
  type ReportType,
  usageOf,
  usagePath,
} from './hid/field.ts'
export { HidDevice, type HidDeviceDeclaration } from './hid/hid-device.ts'
export { type HidBehaviour, type HidDeclaration, hidInterface } from './hid/hid-interface.ts'
export type { UsbClock } from './hid/idle-repeater.ts'
export * as hid from './hid/items.ts'
export { parseFields } from './hid/parse-fields.ts'
export { joinItems, type ParsedItem, parseItems } from './hid/parse-items.ts'
export { ReportMap, readPhysical, readSi, writePhysical, writeSi } from './hid/report-map.ts'
export { readLogical, toLogical, toPhysical, writeLogical } from './hid/report-value.ts'
export { decodeUnit, describeUnit, siExponent, type Unit, type UnitSystem } from './hid/unit.ts'
export { FTDI_PROFILES, type FtdiChip } from './serial/ftdi-profile.ts'
export { type FtdiDeclaration, FtdiSerial } from './serial/ftdi-serial.ts'
export type { LineSettings, ModemInputs, ModemOutputs, Parity } from './serial/modem-lines.ts'
