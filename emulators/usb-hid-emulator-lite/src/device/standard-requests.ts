import type { DeviceDeclaration, Setup } from './declaration.ts'
import {
  attributesOf,
  configurationDescriptor,
  DESCRIPTOR,
  deviceDescriptor,
  stringDescriptor,
} from './descriptors.ts'

const REQUEST = {
  getStatus: 0,
  clearFeature: 1,
  setFeature: 3,
  getDescriptor: 6,
  getConfiguration: 8,
  setConfiguration: 9,
  getInterface: 10,
  setInterface: 11,
} as const
const FEATURE = { endpointHalt: 0, remoteWakeup: 1 } as const
const RECIPIENT = { device: 0, interface: 1, endpoint: 2 } as const
const NOTHING = new Uint8Array()

/** What standard requests change. */
export interface BusState {
  configuration: number
  remoteWakeup: boolean
  readonly halted: Set<number>
}

/** Answers a standard request (USB 2.0, chapter 9.4); undefined is a STALL. */
export function standardRequest(
  device: DeviceDeclaration,
  state: BusState,
  setup: Setup,
): Uint8Array | undefined {
  const recipient = setup.requestType & 0x1f
  switch (setup.request) {
    case REQUEST.getDescriptor:
      return descriptor(device, setup)
    case REQUEST.getStatus:
      return status(device, state, recipient, setup.index)
    case REQUEST.setFeature:
    case REQUEST.clearFeature:
      return feature(device, state, recipient, setup)
    case REQUEST.getConfiguration:
      return Uint8Array.of(state.configuration)
    case REQUEST.setConfiguration:
      if (setup.value > 1) return undefined
      state.configuration = setup.value
      state.halted.clear()
      return NOTHING
    case REQUEST.getInterface:
      return hasInterface(device, setup.index) ? Uint8Array.of(0) : undefined
    case REQUEST.setInterface:
      return hasInterface(device, setup.index) && setup.value === 0 ? NOTHING : undefined
    default:
      return undefined
  }
}

function descriptor(device: DeviceDeclaration, { value }: Setup): Uint8Array | undefined {
  const type = value >> 8
  const index = value & 0xff
  if (type === DESCRIPTOR.device && index === 0) return deviceDescriptor(device)
  if (type === DESCRIPTOR.configuration && index === 0) return configurationDescriptor(device)
  // Device qualifier, other speed and BOS exist only on devices of higher speeds: a STALL says so.
  return type === DESCRIPTOR.string ? stringDescriptor(device, index) : undefined
}

function status(
  device: DeviceDeclaration,
  state: BusState,
  recipient: number,
  index: number,
): Uint8Array | undefined {
  if (recipient === RECIPIENT.device) {
    const selfPowered = attributesOf(device) & 0x40 ? 1 : 0
    return Uint8Array.of(selfPowered | (state.remoteWakeup ? 2 : 0), 0)
  }
  if (recipient === RECIPIENT.interface) return hasInterface(device, index) ? Uint8Array.of(0, 0) : undefined
  return hasEndpoint(device, index) ? Uint8Array.of(state.halted.has(index) ? 1 : 0, 0) : undefined
}

function feature(
  device: DeviceDeclaration,
  state: BusState,
  recipient: number,
  setup: Setup,
): Uint8Array | undefined {
  const set = setup.request === REQUEST.setFeature
  if (recipient === RECIPIENT.device && setup.value === FEATURE.remoteWakeup && device.remoteWakeup) {
    state.remoteWakeup = set
    return NOTHING
  }
  if (
    recipient !== RECIPIENT.endpoint ||
    setup.value !== FEATURE.endpointHalt ||
    !hasEndpoint(device, setup.index)
  )
    return undefined
  if (set) state.halted.add(setup.index)
  else state.halted.delete(setup.index)
  return NOTHING
}

function hasInterface(device: DeviceDeclaration, index: number): boolean {
  return (index & 0xff) < device.interfaces.length
}

function hasEndpoint(device: DeviceDeclaration, address: number): boolean {
  if ((address & 0x7f) === 0) return true
  return device.interfaces.some(({ endpoints }) => endpoints.some((endpoint) => endpoint.address === address))
}
