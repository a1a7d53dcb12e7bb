import { type AddressInfo, createServer, isIP, type Server, type Socket } from 'node:net'
import type { UsbDevice } from '../../device/usb-device.ts'
import type { Exported } from './codec.ts'
import type { UsbipLimits } from './limits.ts'
import { UsbipSession } from './session.ts'

/** The port USB/IP clients try when they are given none. */
export const USBIP_PORT = 3240
const MOST_CONNECTIONS = 256
/** A connection that asks for nothing is not kept. */
const FIRST_REQUEST_MS = 10_000
const MOST_DEVICES = 0xffff

export interface UsbipServerOptions {
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string
  /** Default 3240; 0 picks a free one. */
  readonly port?: number
  /** Connections served at once; default 256. Each device in use has one. */
  readonly maxConnections?: number
  /** What one connection may ask for. */
  readonly limits?: Partial<UsbipLimits>
  /** Whether a peer may connect, by its address; default everybody. */
  readonly allowPeer?: (address: string) => boolean
  /** Called with what the user should know. */
  readonly onWarning?: (text: string) => void
  /** Called with the reason why a peer was dropped: what it sent, and what is allowed. */
  readonly onRefused?: (text: string) => void
}

/** Serves USB devices over USB/IP: `usbip attach -r HOST -b BUSID` on any Linux, or usbip-win2 on Windows. */
export class UsbipServer {
  readonly #options: UsbipServerOptions
  readonly #exported = new Map<string, Exported>()
  readonly #sessions = new Map<Socket, UsbipSession>()
  #server: Server | undefined
  #nextDevnum = 1

  constructor(options: UsbipServerOptions = {}) {
    this.#options = options
  }

  /** Connections being served. */
  get connections(): number {
    return this.#sessions.size
  }

  /** Devices on offer, in the order they are listed. */
  get devices(): readonly Exported[] {
    return [...this.#exported.values()]
  }

  /**
   * Offers a device; the bus id it returns is what clients attach it by.
   *
   * @throws RangeError when more devices were exported than have numbers
   */
  export(device: UsbDevice): string {
    if (this.#nextDevnum > MOST_DEVICES) throw new RangeError(`more than ${MOST_DEVICES} devices exported`)
    const devnum = this.#nextDevnum++
    const busid = `1-${devnum}`
    this.#exported.set(busid, { busid, busnum: 1, devnum, device })
    return busid
  }

  /** Takes a device off; a client that uses it sees it unplugged. Unknown bus ids are nothing to take off. */
  remove(busid: string): void {
    const gone = this.#exported.get(busid)
    this.#exported.delete(busid)
    if (gone) this.#disconnect(gone)
  }

  /** Offers a device under a bus id given before: unplugged, and plugged in again as what it is now. */
  replug(busid: string, device: UsbDevice): void {
    const devnum = Number(/^1-(\d+)$/.exec(busid)?.[1])
    if (!(devnum >= 1 && devnum < this.#nextDevnum))
      throw new RangeError(`bus id '${busid}'; given were 1-1 to 1-${this.#nextDevnum - 1}`)
    this.remove(busid)
    this.#exported.set(busid, { busid, busnum: 1, devnum, device })
  }

  /** Unplugs a device from the client that uses it; it stays on offer and may be attached again. */
  unplug(busid: string): void {
    const exported = this.#exported.get(busid)
    if (exported) this.#disconnect(exported)
  }

  /** Listens; resolves to the address in use, rejects with the system's error when it cannot be had. */
  listen(): Promise<{ readonly host: string; readonly port: number }> {
    const { host = '127.0.0.1', port = USBIP_PORT, maxConnections = MOST_CONNECTIONS } = this.#options
    if (!isLoopback(host))
      this.#options.onWarning?.(
        `USB/IP on ${host}: it has no authentication, so whoever reaches this address can take the devices`,
      )
    const server = createServer({ noDelay: true, keepAlive: true }, (socket) => this.#accept(socket))
    server.maxConnections = maxConnections
    this.#server = server
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        resolve({ host, port: (server.address() as AddressInfo).port })
      })
    })
  }

  /** Ends every connection, which unplugs every device, and stops listening. */
  close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    for (const socket of this.#sessions.keys()) socket.destroy()
    return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()))
  }

  #accept(socket: Socket): void {
    const { allowPeer } = this.#options
    const peer = socket.remoteAddress ?? 'somebody gone'
    // A reset connection is a client gone; 'close' follows.
    socket.on('error', () => undefined)
    if (allowPeer && !allowPeer(peer)) {
      this.#options.onRefused?.(`USB/IP client ${peer}: not among the allowed peers`)
      socket.destroy()
      return
    }
    this.#serve(socket, peer)
  }

  #serve(socket: Socket, peer: string): void {
    const { limits = {}, onRefused } = this.#options
    const session = new UsbipSession({
      devices: () => this.devices,
      find: (busid) => this.#exported.get(busid),
      limits,
      send: (bytes) => {
        // A peer that takes nothing is asked for nothing more until it does.
        if (!socket.write(bytes)) socket.pause()
      },
      end: (reason) => {
        if (reason) onRefused?.(`USB/IP client ${peer} sent ${reason}`)
        // Whoever does not take the last bytes in time loses them.
        socket.setTimeout(FIRST_REQUEST_MS)
        socket.end(() => socket.destroy())
      },
    })
    this.#sessions.set(socket, session)
    socket.setTimeout(FIRST_REQUEST_MS, () => socket.destroy())
    socket.on('drain', () => socket.resume())
    socket.on('data', (bytes: Buffer) => {
      session.receive(bytes)
      // A device may be quiet for as long as it likes.
      if (socket.timeout && session.imported) socket.setTimeout(0)
    })
    socket.once('close', () => {
      session.close()
      this.#sessions.delete(socket)
    })
  }

  #disconnect(exported: Exported): void {
    for (const [socket, session] of this.#sessions)
      if (session.imported === exported) {
        // The device is free at once, for whoever plugs it in elsewhere.
        session.close()
        socket.destroy()
      }
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
