import type { EndpointState } from '../types.ts'
import { bare, reached, ttyOf } from './place.ts'
import { readRequest } from './read-request.ts'
import type { ConnectLines, ConnectWriter } from './snippet.ts'

/** What each language of a serial port is asked first, and at which rate. */
const FIRST_WORDS: Readonly<Record<string, { readonly baud: number; line(slave: number): string }>> = {
  'ups-link': { baud: 2400, line: () => "port.write('Y') // answered with SM" },
  microlink: {
    baud: 9600,
    line: () => 'port.write(Buffer.from([0xf7, 0xfd])) // the unit then speaks by itself',
  },
  modbus: {
    baud: 9600,
    line: (slave) => `port.write(Buffer.from('${readRequest(slave, 130)}', 'hex')) // charge, in 1/512 %`,
  },
}

const program = (...lines: string[]): ConnectLines => ({ into: 'client.mjs', text: lines.join('\n') })

export const forSerialport: ConnectWriter = (endpoint, { unit }) => {
  const tty = ttyOf(endpoint)
  const words = FIRST_WORDS[endpoint.protocol]
  if (tty === undefined || !words) return []
  return [
    program(
      "import { SerialPort } from 'serialport'",
      `const port = new SerialPort({ path: ${JSON.stringify(tty)}, baudRate: ${words.baud} })`,
      "port.once('data', (bytes) => {",
      "  console.log(bytes.toString('hex'))",
      '  port.close()',
      '})',
      words.line(unit.modbus.address),
    ),
  ]
}

/** How modbus-serial opens a port; undefined where it cannot. */
function openedBy(endpoint: EndpointState, control: string): string | undefined {
  const tty = ttyOf(endpoint)
  if (tty !== undefined) return `connectRTUBuffered(${JSON.stringify(tty)}, { baudRate: 9600 })`
  if (endpoint.kind !== 'tcp') return undefined
  const { host, port } = reached(endpoint.address, control)
  const method = endpoint.port === 'network' ? 'connectTCP' : 'connectTelnet'
  return `${method}(${JSON.stringify(bare(host))}, { port: ${port} })`
}

export const forModbusSerial: ConnectWriter = (endpoint, { unit, control }) => {
  const opened = endpoint.protocol === 'modbus' ? openedBy(endpoint, control) : undefined
  if (opened === undefined) return []
  return [
    program(
      "import ModbusRTU from 'modbus-serial'",
      'const client = new ModbusRTU()',
      `await client.${opened}`,
      `client.setID(${unit.modbus.address})`,
      'const { data } = await client.readHoldingRegisters(130, 1)',
      'console.log(data[0] / 512) // charge, percent',
      'client.close(() => {})',
    ),
  ]
}

export const forNodeHid: ConnectWriter = (endpoint) => {
  if (endpoint.kind !== 'usbip' || endpoint.protocol !== 'hid') return []
  const lines = program(
    "import HID from 'node-hid'",
    'const [found] = await HID.devicesAsync(0x051d)',
    'const ups = await HID.HIDAsync.open(found.path)',
    "ups.on('data', (report) => console.log(report.toString('hex')))",
  )
  return [{ ...lines, note: 'Attach the port with usbip first.' }]
}

export const forPyserial: ConnectWriter = (endpoint, { control }) => {
  if (endpoint.kind !== 'rfc2217') return []
  const { host, port } = reached(endpoint.address, control)
  const opened = [
    'import serial',
    `port = serial.serial_for_url('rfc2217://${host}:${port}', ${endpoint.protocol === 'ups-link' ? 2400 : 9600}, timeout=5)`,
  ]
  const asked =
    endpoint.protocol === 'simple'
      ? [
          'port.dtr, port.rts = False, True',
          'print(port.cts, port.cd)  # which line says what depends on the cable',
        ]
      : endpoint.protocol === 'ups-link'
        ? ["port.write(b'Y')", 'print(port.read(4))']
        : ['print(port.read(1))']
  return [{ into: 'client.py', text: [...opened, ...asked].join('\n') }]
}
