import type { Device } from '../../../src/lab/device.ts'
import type { Line } from '../../../src/lab/hosts/clients/language.ts'
import { MicrolinkLanguage } from '../../../src/lab/hosts/clients/microlink-language.ts'
import { modbus } from '../../../src/lab/hosts/clients/modbus-language.ts'
import { snmp } from '../../../src/lab/hosts/clients/snmp-language.ts'
import { upsLink } from '../../../src/lab/hosts/clients/ups-link-language.ts'
import { killPowerOver } from '../../../src/lab/hosts/clients/usb-kill-power.ts'
import { LoneSocket } from '../../../src/lab/usb/lone-socket.ts'
import { plugUnit, reportWire } from '../../../src/lab/usb/plug-in.ts'
import { LOCAL_PEER, peerSessions } from '../../../src/lab/wiring/peer-sessions.ts'
import { networkSessions, rj45Sessions } from '../../../src/lab/wiring/port-sessions.ts'
import { serialLanguage } from '../../../src/lab/wiring/serial-session.ts'
import { wireFaults } from '../../../src/lab/wiring/wire.ts'
import type { WireContext } from '../../../src/lab/wiring/wire-context.ts'
import type { LineSession } from '../../../src/line/line-session.ts'
import type { FaultOrder } from '../../../src/ports/faults/catalogue.ts'
import type { ManualLine } from '../../../src/ports/manual-line.ts'
import type { WireName } from '../plan.ts'
import type { Face } from './face.ts'
import { microlinkReader, modbusFace, rtuReader, tcpReader, upsLinkFace } from './serial-client.ts'
import { snmpFace } from './snmp-reader.ts'
import { usbDriver, usbReader } from './usb-reader.ts'

/** The software on the wires of a unit, one on each. */
export interface Clients {
  /** What each wire says of the unit; wires that say nothing, or that have faults, are left out. */
  faces(): Face[]
  setFaults(wire: WireName, faults: readonly FaultOrder[]): void
  /** Sends any bytes. */
  say(wire: WireName, bytes: Uint8Array): void
  /** Commands the unit off, as a host that has halted does. */
  killPower(wire: WireName): void
  close(): void
}

type Context = WireContext & { readonly line: ManualLine }

export function clientsOf(device: Device, context: Context): Clients {
  const { ups } = device
  const lines = {
    rj45: lineOf(rj45Sessions(device, {}, { ...context, played: true }), context.line),
    network: lineOf(networkSessions(device, { ...context, played: true }), context.line),
    snmp: lineOf(() => cardSession(device, context), context.line),
  }
  const socket = new LoneSocket()
  const usbFaults = wireFaults(device, 'usb', context)
  const plugged = plugUnit(device, socket, {
    line: context.line,
    sync: context.sync,
    randomByte: () => 7,
    tap: { submitted() {}, completed() {} },
    wire: reportWire(usbFaults),
  })
  const driver = usbDriver(() => socket.device)
  const readUsb = usbReader(driver)
  const readMicrolink = microlinkReader(lines.rj45)
  const microlink = new MicrolinkLanguage()
  const onWires = (wire: WireName) => (wire === 'snmp' ? cardPort(device)?.port : wire)

  const serialFace = () => {
    const language = serialLanguage(ups)
    if (language === 'ups-link') return upsLinkFace(lines.rj45)
    if (language === 'microlink') return readMicrolink()
    if (language === 'none') return undefined
    return modbusFace('rj45', rtuReader(lines.rj45, ups.settings.unit.modbusAddress), ups.model.groups)
  }
  const networkFace = () =>
    ups.firmware.hasModbus ? modbusFace('network', tcpReader(lines.network), ups.model.groups) : undefined
  const readers: readonly (readonly [WireName, () => Face | undefined])[] = [
    ['rj45', serialFace],
    ['network', networkFace],
    ['usb', readUsb],
    ['snmp', () => snmpFace(lines.snmp)],
  ]
  return {
    close() {
      plugged.close()
      for (const line of Object.values(lines)) line.close()
    },
    faces: () =>
      readers.flatMap(([wire, read]) => {
        const port = onWires(wire)
        if (port === undefined || (device.wires.get(port)?.orders.length ?? 0) > 0) return []
        return read() ?? []
      }),
    setFaults(wire, faults) {
      const port = onWires(wire)
      if (port !== undefined) wireFaults(device, port, context).set(faults)
    },
    say(wire, bytes) {
      if (wire === 'usb') socket.device?.out(1, bytes)
      else lines[wire].ask(bytes)
    },
    killPower(wire) {
      if (wire === 'usb') {
        const hid = driver()
        if (hid) killPowerOver(hid)
      } else if (wire === 'snmp') snmp.killPower(lines.snmp)
      else if (wire === 'rj45') {
        const language = serialLanguage(ups)
        if (language === 'modbus') modbus(ups).killPower(lines.rj45)
        if (language === 'microlink') microlink.killPower(lines.rj45)
        if (language === 'ups-link') upsLink.killPower(lines.rj45)
      }
    },
  }
}

/** The SNMP port of the card in the slot. */
function cardPort(device: Device) {
  const port = device.slots.ports.find(({ protocol }) => protocol === 'snmp')
  return port?.carries === 'datagrams' ? port : undefined
}

function cardSession(device: Device, context: WireContext): LineSession {
  return {
    receive(bytes, atMs) {
      const port = cardPort(device)
      return port
        ? peerSessions(device, port, { ...context, played: true })(LOCAL_PEER).receive(bytes, atMs)
        : []
    },
  }
}

/** A line that is asked at the present line time. */
function lineOf(open: () => LineSession, clock: ManualLine): Line & { close(): void } {
  let session: LineSession | undefined
  return {
    ask(bytes) {
      session ??= open()
      if (session.finished) session = open()
      const pieces = session.receive(bytes, clock.now()).map((output) => output.bytes.slice())
      return pieces.length === 0 ? undefined : Uint8Array.from(pieces.flatMap((piece) => [...piece]))
    },
    wait: (ms) => clock.advanceTo(clock.now() + ms),
    close: () => session?.close?.(),
  }
}
