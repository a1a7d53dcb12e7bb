import { forApcupsd, forNut, forPowerChute } from './daemons.ts'
import { forModbusSerial, forNodeHid, forPyserial, forSerialport } from './programs.ts'
import type { ConnectClient, ConnectContext, ConnectSnippet, ConnectWriter } from './snippet.ts'
import { curlOfUnit, forCurl, forMbpoll, forSnmp, forTelnet, forUsbip } from './tools.ts'

const WRITERS: Readonly<Record<ConnectClient, ConnectWriter>> = {
  apcupsd: forApcupsd,
  nut: forNut,
  powerchute: forPowerChute,
  serialport: forSerialport,
  'modbus-serial': forModbusSerial,
  mbpoll: forMbpoll,
  curl: forCurl,
  usbip: forUsbip,
  'node-hid': forNodeHid,
  snmp: forSnmp,
  telnet: forTelnet,
  pyserial: forPyserial,
}

/** The lines that point each client at the open ports of a unit. The page and the command line show the same. */
export function connectSnippets(context: ConnectContext): readonly ConnectSnippet[] {
  return Object.entries(WRITERS).flatMap(([name, write]) => {
    const client = name as ConnectClient
    const atPorts = context.unit.endpoints.flatMap((endpoint) =>
      write(endpoint, context).map((lines) => ({ client, port: endpoint.port, ...lines })),
    )
    return client === 'curl' ? [{ client, port: null, ...curlOfUnit(context) }, ...atPorts] : atPorts
  })
}

/** What a unit needs before a client can use it. */
export const CONNECT_NEEDS: Readonly<Record<ConnectClient, string>> = {
  apcupsd:
    'a serial port (pty) that speaks Modbus or UPS-Link, the USB port (usb: usbip), or a network card with SNMP',
  nut: 'a serial port (pty), Modbus TCP (modbusTcp), the USB port (usb: usbip), or a network card with SNMP',
  powerchute: 'the USB port (usb: usbip), or a serial port over rfc2217 or tcp',
  serialport: 'a serial port (pty)',
  'modbus-serial': 'Modbus, on the serial port or over TCP (modbusTcp)',
  mbpoll: 'Modbus, on the serial port (pty) or over TCP (modbusTcp)',
  curl: 'the control API',
  usbip: 'a port over USB/IP (usb: usbip)',
  'node-hid': 'the USB port (usb: usbip)',
  snmp: 'a network card with SNMP',
  telnet: 'a network card with a console',
  pyserial: 'a serial port over rfc2217',
}
