import { configurationsOf } from './configurations.ts'
import type {
  ConfigurationDeclaration,
  DeviceDeclaration,
  EndpointDeclaration,
  InterfaceDeclaration,
  InterfaceSetting,
} from './declaration.ts'

export const DESCRIPTOR = { device: 1, configuration: 2, string: 3, interface: 4, endpoint: 5 } as const

const US_ENGLISH = 0x0409
const TRANSFER_TYPE = { bulk: 2, interrupt: 3 } as const
const ALWAYS_SET = 0x80
const SELF_POWERED = 0x40
const REMOTE_WAKEUP = 0x20
/** bLength of a string descriptor is one byte, so this many UTF-16 units fit. */
const LONGEST_STRING = 126

const word = (value: number): [number, number] => [value & 0xff, value >> 8]

/** Device descriptor, 18 bytes (USB 2.0, table 9-8). */
export function deviceDescriptor(device: DeviceDeclaration): Uint8Array {
  const { class: deviceClass = 0, subclass = 0, protocol = 0, usbVersion = 0x0200 } = device
  const { manufacturer, product, serial } = stringIndexes(device)
  return Uint8Array.from([
    ...[18, DESCRIPTOR.device, ...word(usbVersion), deviceClass, subclass, protocol, packetSize0(device)],
    ...[...word(device.vendorId), ...word(device.productId), ...word(device.deviceVersion)],
    ...[manufacturer, product, serial, configurationsOf(device).length],
  ])
}

function packetSize0({ maxPacketSize0, speed }: DeviceDeclaration): number {
  return maxPacketSize0 ?? (speed === 'low' ? 8 : 64)
}

/** Configuration descriptor `index` (from 0) with everything below it (table 9-10). */
export function configurationDescriptor(device: DeviceDeclaration, index = 0): Uint8Array | undefined {
  const configuration = configurationsOf(device)[index]
  if (!configuration) return undefined
  const { interfaces, configurationIndex = 0, maxPower = 2 } = configuration
  const below = interfaces.flatMap(interfaceDescriptors)
  return Uint8Array.from([
    ...[9, DESCRIPTOR.configuration, ...word(9 + below.length), interfaces.length, index + 1],
    ...[configurationIndex, attributesOf(configuration), maxPower >> 1],
    ...below,
  ])
}

function attributesOf({ selfPowered = true, remoteWakeup = false }: ConfigurationDeclaration): number {
  return ALWAYS_SET | (selfPowered ? SELF_POWERED : 0) | (remoteWakeup ? REMOTE_WAKEUP : 0)
}

function interfaceDescriptors(declared: InterfaceDeclaration, number: number): number[] {
  const settings: InterfaceSetting[] = [declared, ...(declared.alternates ?? [])]
  return settings.flatMap((setting, alternate) => settingDescriptors(setting, number, alternate))
}

function settingDescriptors(setting: InterfaceSetting, number: number, alternate: number): number[] {
  const { endpoints, subclass = 0, protocol = 0, stringIndex = 0, classDescriptors = [] } = setting
  return [
    ...[9, DESCRIPTOR.interface, number, alternate, endpoints.length],
    ...[setting.class, subclass, protocol, stringIndex],
    ...classDescriptors.flatMap((bytes) => [...bytes]),
    ...endpoints.flatMap(endpointDescriptor),
  ]
}

function endpointDescriptor({ address, type, maxPacketSize, interval = 0 }: EndpointDeclaration): number[] {
  return [7, DESCRIPTOR.endpoint, address, TRANSFER_TYPE[type], ...word(maxPacketSize), interval]
}

/** String descriptor `index`; undefined where the device has none (tables 9-15 and 9-16). */
export function stringDescriptor(device: DeviceDeclaration, index: number): Uint8Array | undefined {
  const text = stringsOf(device)
  if (index === 0)
    return text.size > 0 ? Uint8Array.from([4, DESCRIPTOR.string, ...word(US_ENGLISH)]) : undefined
  const found = text.get(index)?.slice(0, LONGEST_STRING)
  if (found === undefined) return undefined
  const units = Array.from({ length: found.length }, (_, at) => word(found.charCodeAt(at)))
  return Uint8Array.from([2 + units.length * 2, DESCRIPTOR.string, ...units.flat()])
}

/** Every string the device has, by index. */
export function stringsOf(device: DeviceDeclaration): ReadonlyMap<number, string> {
  const indexes = stringIndexes(device)
  const texts = new Map(Object.entries(device.strings ?? {}).map(([index, text]) => [Number(index), text]))
  for (const name of ['manufacturer', 'product', 'serial'] as const) {
    const text = device[name]
    if (text !== undefined && indexes[name] !== 0) texts.set(indexes[name], text)
  }
  return texts
}

function stringIndexes(device: DeviceDeclaration) {
  return {
    manufacturer: device.manufacturerIndex ?? (device.manufacturer === undefined ? 0 : 1),
    product: device.productIndex ?? (device.product === undefined ? 0 : 2),
    serial: device.serialIndex ?? (device.serial === undefined ? 0 : 3),
  }
}
