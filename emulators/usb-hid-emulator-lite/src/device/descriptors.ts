import type { DeviceDeclaration, EndpointDeclaration, InterfaceDeclaration } from './declaration.ts'

export const DESCRIPTOR = { device: 1, configuration: 2, string: 3, interface: 4, endpoint: 5 } as const

const US_ENGLISH = 0x0409
const TRANSFER_TYPE = { bulk: 2, interrupt: 3 } as const
const ALWAYS_SET = 0x80
const SELF_POWERED = 0x40
const REMOTE_WAKEUP = 0x20

const word = (value: number): [number, number] => [value & 0xff, value >> 8]

/** Device descriptor, 18 bytes (USB 2.0, table 9-8). */
export function deviceDescriptor(device: DeviceDeclaration): Uint8Array {
  return Uint8Array.from([
    ...[18, DESCRIPTOR.device, ...word(device.usbVersion ?? 0x0200), 0, 0, 0, device.maxPacketSize0 ?? 64],
    ...[...word(device.vendorId), ...word(device.productId), ...word(device.deviceVersion)],
    ...[device.manufacturerIndex ?? 0, device.productIndex ?? 0, device.serialIndex ?? 0, 1],
  ])
}

/** Configuration descriptor with everything below it (table 9-10). */
export function configurationDescriptor(device: DeviceDeclaration): Uint8Array {
  const below = device.interfaces.flatMap(interfaceDescriptors)
  const attributes = ALWAYS_SET | attributesOf(device)
  const head = [9, DESCRIPTOR.configuration, ...word(9 + below.length), device.interfaces.length, 1, 0]
  return Uint8Array.from([...head, attributes, (device.maxPower ?? 2) >> 1, ...below])
}

export function attributesOf(device: DeviceDeclaration): number {
  return ((device.selfPowered ?? true) ? SELF_POWERED : 0) | (device.remoteWakeup ? REMOTE_WAKEUP : 0)
}

function interfaceDescriptors(declared: InterfaceDeclaration, number: number): number[] {
  const { endpoints, subclass = 0, protocol = 0, stringIndex = 0, classDescriptors = [] } = declared
  return [
    ...[
      9,
      DESCRIPTOR.interface,
      number,
      0,
      endpoints.length,
      declared.class,
      subclass,
      protocol,
      stringIndex,
    ],
    ...classDescriptors.flatMap((bytes) => [...bytes]),
    ...endpoints.flatMap(endpointDescriptor),
  ]
}

function endpointDescriptor({ address, type, maxPacketSize, interval = 0 }: EndpointDeclaration): number[] {
  return [7, DESCRIPTOR.endpoint, address, TRANSFER_TYPE[type], ...word(maxPacketSize), interval]
}

/** String descriptor `index`; undefined where the device has none (table 9-15, 9-16). */
export function stringDescriptor(device: DeviceDeclaration, index: number): Uint8Array | undefined {
  if (index === 0) return Uint8Array.from([4, DESCRIPTOR.string, ...word(US_ENGLISH)])
  const text = device.strings?.[index]
  if (text === undefined) return undefined
  // bLength is one byte: 126 characters are the most that fit.
  const units = Array.from({ length: Math.min(126, text.length) }, (_, at) => word(text.charCodeAt(at)))
  return Uint8Array.from([2 + units.length * 2, DESCRIPTOR.string, ...units.flat()])
}
