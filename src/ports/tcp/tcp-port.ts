import { createServer, type Server, type Socket } from 'node:net'
import { formatAddress, type ListenAddress } from '../address.ts'
import { LineConnection } from '../line-connection.ts'
import { checkLineRate } from '../pacing.ts'
import type { Port, PortOptions } from '../port.ts'
import { portErrorFrom } from '../port-error.ts'

/** Connections served at once when nothing else is said; an APC network card takes fewer. */
export const DEFAULT_MAX_CONNECTIONS = 16

/** A TCP port: each connection is a line of its own, with its own session. */
export interface TcpPortOptions extends PortOptions {
  readonly listen: ListenAddress
  /** Connections beyond this are closed at once. */
  readonly maxConnections?: number
}

/**
 * Listens on a TCP address.
 *
 * @throws PortError `address-in-use`, `permission-denied` or `address-unavailable`, among others
 */
export async function openTcpPort(options: TcpPortOptions): Promise<Port> {
  const maxConnections = options.maxConnections ?? DEFAULT_MAX_CONNECTIONS
  if (!(Number.isInteger(maxConnections) && maxConnections >= 1)) {
    throw new RangeError(`maxConnections is ${maxConnections}; it must be a whole number of 1 or more`)
  }
  checkLineRate(options)
  const sockets = new Set<Socket>()
  // Half-open is allowed so that a client may send its last request and close its own side: it still gets the reply.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    serve(socket, options)
  })
  server.maxConnections = maxConnections
  await listen(server, options.listen)
  server.on('error', (error) => {
    options.onFailure?.(portErrorFrom(`TCP ${formatAddress(options.listen)}`, error))
  })
  return {
    endpoint: { kind: 'tcp', address: boundAddress(server) },
    close: () => closeServer(server, sockets),
  }
}

function serve(socket: Socket, options: TcpPortOptions): void {
  const line = new LineConnection(socket, options)
  socket.on('data', (bytes: Buffer) => {
    line.receive(bytes)
    if (line.finished) line.whenIdle(() => socket.destroySoon())
  })
  socket.on('drain', () => line.drained())
  socket.on('end', () => line.whenIdle(() => socket.end()))
  // A reset connection concerns nobody but its client; 'close' follows and cleans up.
  socket.on('error', () => undefined)
  socket.once('close', () => line.close())
}

async function listen(server: Server, address: ListenAddress): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(address.port, address.host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    throw portErrorFrom(`cannot listen on TCP ${formatAddress(address)}`, error)
  }
}

function boundAddress(server: Server): string {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('a TCP server without an address')
  return formatAddress({ host: bound.address, port: bound.port })
}

async function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  for (const socket of sockets) socket.destroy()
  await closed
}
