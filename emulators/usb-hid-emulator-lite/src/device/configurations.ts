import type {
  ConfigurationDeclaration,
  DeviceDeclaration,
  EndpointDeclaration,
  InterfaceDeclaration,
  InterfaceSetting,
} from './declaration.ts'

/** A declaration's configurations, however it was written. */
export function configurationsOf(device: DeviceDeclaration): readonly ConfigurationDeclaration[] {
  return device.configurations ?? [device]
}

/** Setting `alternate` of an interface; undefined where it has none. */
export function settingOf(declared: InterfaceDeclaration, alternate: number): InterfaceSetting | undefined {
  return alternate === 0 ? declared : declared.alternates?.[alternate - 1]
}

/** Endpoints of an interface in any of its settings. */
export function endpointsOf(declared: InterfaceDeclaration): readonly EndpointDeclaration[] {
  return [declared, ...(declared.alternates ?? [])].flatMap(({ endpoints }) => endpoints)
}

/**
 * Refuses declarations that no host could use.
 *
 * @throws RangeError naming what was declared and what is allowed
 */
export function checkDeclaration(device: DeviceDeclaration): void {
  within('vendorId', device.vendorId, 0xffff)
  within('productId', device.productId, 0xffff)
  within('deviceVersion', device.deviceVersion, 0xffff)
  for (const configuration of configurationsOf(device)) {
    within('maxPower (mA)', configuration.maxPower ?? 0, 510)
    const seen = new Set<number>()
    for (const declared of configuration.interfaces) {
      const own = new Set(endpointsOf(declared).map(checkEndpoint))
      for (const address of own) {
        if (seen.has(address)) throw new RangeError(`endpoint ${hex(address)} belongs to two interfaces`)
        seen.add(address)
      }
    }
  }
}

function checkEndpoint({ address, maxPacketSize }: EndpointDeclaration): number {
  if ((address & 0x0f) === 0 || (address & 0x70) !== 0 || address > 0xff)
    throw new RangeError(`endpoint address ${hex(address)}: 0x01 to 0x0f for OUT, 0x81 to 0x8f for IN`)
  within(`maxPacketSize of endpoint ${hex(address)}`, maxPacketSize, 1024)
  return address
}

function within(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new RangeError(`${name} is ${value}; allowed are whole numbers from 0 to ${most}`)
}

export function hex(value: number, digits = 2): string {
  return `0x${value.toString(16).padStart(digits, '0')}`
}
