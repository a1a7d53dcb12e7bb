import { parseListenAddress } from '../../ports/address.ts'
import type { Endpoint, Port } from '../../ports/port.ts'
import { openTcpPort } from '../../ports/tcp/tcp-port.ts'
import type { UsbipHub } from '../../ports/usbip/usbip-hub.ts'
import type { Device } from '../device.ts'
import { SeededBytes } from '../random/seeded-bytes.ts'
import { watchTunnel } from '../silence/silence-watch.ts'
import { bothTaps, usbTap } from '../traffic/taps.ts'
import { expanderConfig, legacyCardConfig } from '../unit/cards.ts'
import { plugCardIn, plugIn } from '../usb/plug-in.ts'
import { basicPortContacts, networkSessions, rj45Protocol } from '../wiring/port-sessions.ts'
import { type WireSurroundings, wireFaults } from '../wiring/wire.ts'
import { type OpenPort, onCable, sameAddress } from './cable-port.ts'
import { openSerialEnd } from './modem-line.ts'
import { cardSerialOpener, rj45Opener } from './serial-line.ts'

/** Where a port of a device can be reached, as `up --json` and the control API say it. */
export type DeviceEndpoint = { readonly port: string; readonly protocol: string } & Endpoint

/** What the endpoints of a bench share. */
export interface EndpointSurroundings extends WireSurroundings {
  readonly failed: (device: Device, error: Error) => void
  /** Where USB ports are plugged in; asked for only by devices for which {@link wantsUsb} is true. */
  readonly hub: () => UsbipHub
}

/** A device has a port that is a USB device. */
export function wantsUsb({ config }: Device): boolean {
  const { usb, rj45 } = config
  const [expander, legacy] = [expanderConfig(config), legacyCardConfig(config)]
  return [
    ...[usb, rj45?.usbip, expander?.basic1?.usbip, expander?.basic2?.usbip],
    ...[legacy?.usb, legacy?.serial?.usbip],
  ].some((wanted) => wanted !== undefined)
}

interface Planned {
  readonly port: string
  readonly protocol: string
  readonly open: OpenPort
  /** A port that is closed while its cable is out; USB devices are unplugged instead. */
  readonly hangsUp?: true
}

/** Opens every endpoint of a device; when one cannot be had, those already open are closed again. */
export async function openEndpoints(device: Device, around: EndpointSurroundings): Promise<Port[]> {
  const ports: Port[] = []
  try {
    for (const planned of plan(device, around)) {
      const port = await (planned.hangsUp
        ? onCable(wireFaults(device, planned.port, around), planned.open, (error) =>
            around.failed(device, error),
          )
        : planned.open())
      ports.push(port)
      device.endpoints.push({ port: planned.port, protocol: planned.protocol, ...port.endpoint })
    }
  } catch (error) {
    await Promise.all(ports.map((port) => port.close()))
    device.endpoints = []
    throw error
  }
  return ports
}

function plan(device: Device, around: EndpointSurroundings): Planned[] {
  const { rj45, modbusTcp, usb } = device.config
  const planned: Planned[] = []
  if (rj45)
    planned.push({
      port: 'rj45',
      protocol: rj45Protocol(device, rj45),
      ...(rj45.usbip ? {} : { hangsUp: true }),
      open: rj45Opener(device, rj45, around),
    })
  if (modbusTcp !== undefined)
    planned.push({
      port: 'network',
      protocol: 'modbus',
      hangsUp: true,
      open: modbusTcpOpener(device, modbusTcp, around),
    })
  if (usb !== undefined)
    planned.push({
      port: 'usb',
      protocol: 'hid',
      open: async () =>
        plugIn(device, around.hub(), {
          ...around,
          randomByte: new SeededBytes(around.seed, `${device.id} usb`).next,
          faults: wireFaults(device, 'usb', around),
          tap: bothTaps(
            usbTap(around.traffic, { device: device.id, port: 'usb' }),
            watchTunnel({ device, port: 'usb', spoken: () => 'tunnel', ...around }),
          ),
        }),
    })
  const legacy = legacyCardConfig(device.config)
  if (legacy?.serial) {
    const { serial } = legacy
    planned.push({
      port: 'smartslot1.serial',
      protocol: 'ups-link',
      ...(serial.usbip ? {} : { hangsUp: true }),
      open: cardSerialOpener(device, serial, around),
    })
  }
  if (legacy?.usb !== undefined)
    planned.push({
      port: 'smartslot1.usb',
      protocol: 'hid',
      open: async () =>
        plugCardIn(device, around.hub(), {
          sync: around.sync,
          faults: wireFaults(device, 'smartslot1.usb', around),
          tap: usbTap(around.traffic, { device: device.id, port: 'smartslot1.usb' }),
        }),
    })
  for (const port of device.expander?.ports ?? []) {
    const wanted = expanderConfig(device.config)?.[port.name]
    if (!wanted || (wanted.rfc2217 === undefined && wanted.usbip === undefined)) continue
    const name = `smartslot1.${port.name}`
    const end = () => basicPortContacts(device, port, around)
    planned.push({
      port: name,
      protocol: 'simple',
      open: () => openSerialEnd(`${device.id}.${port.name}`, end(), wanted, around),
    })
  }
  return planned
}

function modbusTcpOpener(device: Device, address: string, around: EndpointSurroundings): OpenPort {
  const session = networkSessions(device, around)
  return (again) =>
    openTcpPort({
      clock: around.line,
      session,
      onFailure: (error: Error) => around.failed(device, error),
      listen: parseListenAddress(sameAddress(again, address)),
    })
}
