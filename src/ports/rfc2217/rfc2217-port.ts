import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { formatAddress, type ListenAddress } from '../address.ts'
import type { Port } from '../port.ts'
import { portErrorFrom } from '../port-error.ts'
import { type ModemEnd, Rfc2217Session } from './rfc2217-session.ts'

export interface Rfc2217Options {
  readonly listen: ListenAddress
  readonly end: ModemEnd
  /** Calls back whenever the lines that a client reads may have moved; returns what ends that. */
  readonly watch: (moved: () => void) => () => void
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

function serve(socket: Socket, { end, watch }: Rfc2217Options, gone: () => void): void {
  const session = new Rfc2217Session(end)
  const send = (bytes: Uint8Array) => {
    if (bytes.length === 0) return
    // A client that reads nothing is not listened to until it does.
    if (!socket.write(bytes)) socket.pause()
  }
  send(session.greet())
  const stop = watch(() => send(session.notify()))
  socket.on('data', (bytes: Buffer) => send(session.receive(bytes)))
  socket.on('drain', () => socket.resume())
  // A reset connection is a client gone; 'close' follows.
  socket.on('error', () => undefined)
  socket.once('close', () => {
    stop()
    session.close()
    gone()
  })
}

function started(server: Server, address: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portErrorFrom(`RFC 2217 on ${formatAddress(address)}`, error)))
    server.listen(address.port, address.host, () => resolve())
  })
}
