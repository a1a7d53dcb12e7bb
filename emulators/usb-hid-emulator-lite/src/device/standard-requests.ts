import { configurationsOf, endpointsOf, settingOf } from './configurations.ts'
import type { ConfigurationDeclaration, DeviceDeclaration } from './declaration.ts'
import { configurationDescriptor, DESCRIPTOR, deviceDescriptor, stringDescriptor } from './descriptors.ts'
import { RECIPIENT, recipientOf, type Setup } from './setup.ts'

export const REQUEST = {
  getStatus: 0,
  clearFeature: 1,
  setFeature: 3,
  setAddress: 5,
  getDescriptor: 6,
  getConfiguration: 8,
  setConfiguration: 9,
  getInterface: 10,
  setInterface: 11,
} as const
const FEATURE = { endpointHalt: 0, remoteWakeup: 1 } as const
const NOTHING = new Uint8Array()

/** What standard requests read and change; `configure` and `selectAlternate` carry out what follows from it. */
export interface BusState {
  readonly configuration: number
  address: number
  remoteWakeup: boolean
  readonly alternates: ReadonlyMap<number, number>
  isHalted(endpoint: number): boolean
  setHalted(endpoint: number, halted: boolean): void
  configure(value: number): void
  selectAlternate(number: number, alternate: number): void
}

/** Answers a standard request (USB 2.0, chapter 9.4); undefined is a STALL. */
export function standardRequest(
  device: DeviceDeclaration,
  state: BusState,
  setup: Setup,
): Uint8Array | undefined {
  return setup.requestType & 0x80 ? read(device, state, setup) : write(device, state, setup)
}

function read(device: DeviceDeclaration, state: BusState, setup: Setup): Uint8Array | undefined {
  const recipient = recipientOf(setup)
  switch (setup.request) {
    case REQUEST.getDescriptor:
      return recipient === RECIPIENT.device ? descriptor(device, setup) : undefined
    case REQUEST.getStatus:
      return status(device, state, setup)
    case REQUEST.getConfiguration:
      return recipient === RECIPIENT.device ? Uint8Array.of(state.configuration) : undefined
    case REQUEST.getInterface:
      return hasInterface(device, state, setup.index)
        ? Uint8Array.of(state.alternates.get(setup.index) ?? 0)
        : undefined
    default:
      return undefined
  }
}

function write(device: DeviceDeclaration, state: BusState, setup: Setup): Uint8Array | undefined {
  switch (setup.request) {
    case REQUEST.setFeature:
    case REQUEST.clearFeature:
      return feature(device, state, setup)
    case REQUEST.setAddress:
      if (setup.value > 127) return undefined
      state.address = setup.value
      return NOTHING
    case REQUEST.setConfiguration:
      if (setup.value > configurationsOf(device).length) return undefined
      state.configure(setup.value)
      return NOTHING
    case REQUEST.setInterface: {
      const declared = active(device, state)?.interfaces[setup.index]
      if (!declared || !settingOf(declared, setup.value)) return undefined
      state.selectAlternate(setup.index, setup.value)
      return NOTHING
    }
    default:
      return undefined
  }
}

function descriptor(device: DeviceDeclaration, { value }: Setup): Uint8Array | undefined {
  const type = value >> 8
  const index = value & 0xff
  if (type === DESCRIPTOR.device && index === 0) return deviceDescriptor(device)
  if (type === DESCRIPTOR.configuration) return configurationDescriptor(device, index)
  // Device qualifier, other speed and BOS: a STALL says that the device knows one speed and no extensions.
  return type === DESCRIPTOR.string ? stringDescriptor(device, index) : undefined
}

function status(device: DeviceDeclaration, state: BusState, setup: Setup): Uint8Array | undefined {
  const recipient = recipientOf(setup)
  if (recipient === RECIPIENT.device) {
    const { selfPowered = true } = active(device, state) ?? configurationsOf(device)[0] ?? {}
    return Uint8Array.of((selfPowered ? 1 : 0) | (state.remoteWakeup ? 2 : 0), 0)
  }
  if (recipient === RECIPIENT.interface)
    return hasInterface(device, state, setup.index) ? Uint8Array.of(0, 0) : undefined
  if (recipient !== RECIPIENT.endpoint || !hasEndpoint(device, state, setup.index)) return undefined
  return Uint8Array.of(state.isHalted(setup.index) ? 1 : 0, 0)
}

function feature(device: DeviceDeclaration, state: BusState, setup: Setup): Uint8Array | undefined {
  const set = setup.request === REQUEST.setFeature
  const recipient = recipientOf(setup)
  if (recipient === RECIPIENT.device && setup.value === FEATURE.remoteWakeup) {
    if (!(active(device, state) ?? configurationsOf(device)[0])?.remoteWakeup) return undefined
    state.remoteWakeup = set
    return NOTHING
  }
  if (recipient !== RECIPIENT.endpoint || setup.value !== FEATURE.endpointHalt) return undefined
  if (!hasEndpoint(device, state, setup.index)) return undefined
  state.setHalted(setup.index, set)
  return NOTHING
}

function active(device: DeviceDeclaration, state: BusState): ConfigurationDeclaration | undefined {
  return configurationsOf(device)[state.configuration - 1]
}

function hasInterface(device: DeviceDeclaration, state: BusState, index: number): boolean {
  return index < (active(device, state)?.interfaces.length ?? 0)
}

/** Endpoint 0 is always there, the others in the configuration that is set. */
function hasEndpoint(device: DeviceDeclaration, state: BusState, address: number): boolean {
  if ((address & 0x7f) === 0) return true
  const { interfaces = [] } = active(device, state) ?? {}
  return interfaces.some((one) => endpointsOf(one).some((endpoint) => endpoint.address === address))
}
