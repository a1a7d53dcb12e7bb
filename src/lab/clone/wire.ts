import { connect, type Socket } from 'node:net'
import { parseListenAddress } from '../../ports/address.ts'
import { portErrorFrom } from '../../ports/port-error.ts'
import { openSerialStream } from '../../ports/serialport/serial-port.ts'

/** A unit at the other end of a wire. */
export interface Wire {
  readonly send: (bytes: Uint8Array) => void
  readonly listen: (received: (bytes: Uint8Array) => void) => void
  readonly close: () => Promise<void>
}

/** @throws PortError when the address cannot be had */
export async function tcpWire(source: string): Promise<Wire> {
  const { host, port } = parseListenAddress(source)
  const socket = await new Promise<Socket>((resolve, reject) => {
    const made = connect(port, host, () => resolve(made))
    made.once('error', (error) => reject(portErrorFrom(`cannot connect to ${source}`, error)))
  })
  socket.on('error', () => undefined)
  return {
    send: (bytes) => void socket.write(bytes),
    listen: (received) => void socket.on('data', received),
    close: async () => void socket.destroy(),
  }
}

/** @throws PortError when the port cannot be had */
export async function serialWire(path: string, baud?: number): Promise<Wire> {
  const stream = await openSerialStream(path, baud)
  return {
    send: (bytes) => void stream.write(Buffer.from(bytes)),
    listen: (received) => void stream.on('data', received),
    close: () => new Promise<void>((done) => stream.close(() => done())),
  }
}

/** A serial port, or a serial port server's raw TCP port. */
export function anyWire(source: string, baud: number): Promise<Wire> {
  const tcp = /^(?:tcp:\/\/)?((?:\[[\da-f:.]+\]|[\w.-]+):\d+)$/i.exec(source)?.[1]
  return tcp === undefined ? serialWire(source, baud) : tcpWire(tcp)
}
