import { createSocket, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { LineClock } from '../../line/line-clock.ts'
import type { LineSession } from '../../line/line-session.ts'
import { formatAddress, type ListenAddress } from '../address.ts'
import type { Port } from '../port.ts'
import { type PortError, portErrorFrom } from '../port-error.ts'
import type { SendDatagram } from './send-datagram.ts'

/** Peers whose sessions are kept; the one that has been silent longest goes first. */
const MOST_PEERS = 64

/** A UDP port: each peer that sends is a line of its own, and each datagram comes and goes in one piece. */
export interface UdpPortOptions {
  readonly listen: ListenAddress
  readonly clock: LineClock
  /** The session of a peer. */
  readonly session: (from: ListenAddress) => LineSession
  /** For languages that send unasked: called once, when the port is open; what it returns is called when it closes. */
  readonly opened?: (send: SendDatagram, own: ListenAddress) => () => void
  /** Called at most once, when the open port stops working by itself. */
  readonly onFailure?: (error: PortError) => void
}

/**
 * Listens on a UDP address.
 *
 * @throws PortError `address-in-use`, `permission-denied` or `address-unavailable`, among others
 */
export async function openUdpPort(options: UdpPortOptions): Promise<Port> {
  const { listen, clock } = options
  const socket = createSocket(isIPv6(listen.host) ? 'udp6' : 'udp4')
  await bind(socket, listen)
  socket.on('error', (error) => options.onFailure?.(portErrorFrom(`UDP ${formatAddress(listen)}`, error)))
  let open = true
  const send: SendDatagram = (datagram, { host, port }) => {
    // A peer that is gone concerns nobody: what is sent to it is lost, as on any network.
    if (open) socket.send(datagram, port, host, () => undefined)
  }
  const peers = new Map<string, LineSession>()
  let last: { readonly from: ListenAddress; readonly session: LineSession } | undefined
  socket.on('message', (datagram, { address, port }) => {
    // Most often it is the peer that sent before, whose place is the newest already.
    if (last?.from.port !== port || last.from.host !== address) {
      const from = { host: address, port }
      last = { from, session: sessionOf(peers, from, options) }
    }
    const { from, session } = last
    for (const { bytes, afterMs = 0 } of session.receive(datagram, clock.now()))
      if (afterMs > 0) clock.after(afterMs, () => send(bytes, from))
      else send(bytes, from)
  })
  const bound = socket.address()
  const closed = options.opened?.(send, { host: bound.address, port: bound.port })
  return {
    endpoint: { kind: 'udp', address: formatAddress({ host: bound.address, port: bound.port }) },
    async close() {
      if (!open) return
      open = false
      closed?.()
      for (const session of peers.values()) session.close?.()
      await new Promise<void>((resolve) => socket.close(() => resolve()))
    },
  }
}

function sessionOf(
  peers: Map<string, LineSession>,
  from: ListenAddress,
  { session }: UdpPortOptions,
): LineSession {
  const key = formatAddress(from)
  const known = peers.get(key) ?? session(from)
  peers.delete(key)
  peers.set(key, known)
  if (peers.size > MOST_PEERS) {
    const [oldest, silent] = peers.entries().next().value!
    silent.close?.()
    peers.delete(oldest)
  }
  return known
}

async function bind(socket: Socket, listen: ListenAddress): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.bind(listen.port, listen.host, () => {
        socket.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    socket.close()
    throw portErrorFrom(`cannot listen on UDP ${formatAddress(listen)}`, error)
  }
}
