import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { LineClock } from '../../line/line-clock.ts'
import { escaped } from '../../line/telnet.ts'
import { formatAddress, type ListenAddress } from '../address.ts'
import { LineConnection } from '../line-connection.ts'
import type { LineRate, Port } from '../port.ts'
import { portErrorFrom } from '../port-error.ts'
import type { SerialEnd } from '../serial-end.ts'
import { Rfc2217Session } from './rfc2217-session.ts'

export interface Rfc2217Options extends LineRate {
  readonly listen: ListenAddress
  readonly end: SerialEnd
  readonly clock: LineClock
}

/**
 * A serial port with modem lines on the network (RFC 2217). One client at a time, as a cable has one end; a second
 * one is turned away.
 *
 * @throws PortError when the address cannot be had
 */
export async function openRfc2217Port(options: Rfc2217Options): Promise<Port> {
  const { listen } = options
  let client: Socket | undefined
  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    if (client) {
      socket.destroy()
      return
    }
    client = socket
    serve(socket, options, () => {
      client = undefined
    })
  })
  await started(server, listen)
  const { port } = server.address() as AddressInfo
  return {
    endpoint: { kind: 'rfc2217', address: formatAddress({ host: listen.host, port }) },
    close: () =>
      new Promise((resolve) => {
        client?.destroy()
        server.close(() => resolve())
      }),
  }
}

function serve(socket: Socket, options: Rfc2217Options, gone: () => void): void {
  const { end } = options
  const send = (bytes: Uint8Array): boolean => bytes.length === 0 || socket.write(bytes)
  const line =
    end.session &&
    new LineConnection(
      {
        write: (bytes) => send(escaped(bytes)),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
      },
      { ...options, session: end.session },
    )
  const session = new Rfc2217Session({
    inputs: () => end.inputs(),
    set: (lines) => end.set(lines),
    ...(line ? { data: (bytes: Uint8Array) => line.receive(bytes) } : {}),
  })
  // A client that reads nothing is not listened to until it does.
  const tell = (bytes: Uint8Array) => {
    if (!send(bytes)) socket.pause()
  }
  tell(session.greet())
  const stop = end.watch(() => tell(session.notify()))
  socket.on('data', (bytes: Buffer) => tell(session.receive(bytes)))
  socket.on('drain', () => {
    socket.resume()
    line?.drained()
  })
  // A reset connection is a client gone; 'close' follows.
  socket.on('error', () => undefined)
  socket.once('close', () => {
    stop()
    session.close()
    line?.close()
    gone()
  })
}

function started(server: Server, address: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portErrorFrom(`RFC 2217 on ${formatAddress(address)}`, error)))
    server.listen(address.port, address.host, () => resolve())
  })
}
