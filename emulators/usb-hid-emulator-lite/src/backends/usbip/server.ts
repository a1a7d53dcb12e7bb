import { type AddressInfo, createServer, isIP, type Server, type Socket } from 'node:net'
import type { UsbDevice } from '../../device/usb-device.ts'
import type { Exported } from './codec.ts'
import { UsbipSession } from './session.ts'

export interface UsbipServerOptions {
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 3240, the port USB/IP clients try; 0 picks a free one. */
  readonly port?: number
  /** Connections served at once; default 64. */
  readonly maxConnections?: number
  /** Told what the user should know. */
  readonly onWarning?: (text: string) => void
}

/** Serves USB devices over USB/IP: `usbip attach -r HOST -b BUSID` on any Linux, or usbip-win2 on Windows. */
export class UsbipServer {
  readonly #options: UsbipServerOptions
  readonly #exported: Exported[] = []
  readonly #sessions = new Map<Socket, UsbipSession>()
  #server: Server | undefined
  #nextDevnum = 1

  constructor(options: UsbipServerOptions = {}) {
    this.#options = options
  }

  /** Offers a device; the bus id is what clients attach it by. */
  export(device: UsbDevice): string {
    const devnum = this.#nextDevnum++
    const busid = `1-${devnum}`
    this.#exported.push({ busid, busnum: 1, devnum, device })
    return busid
  }

  /** Takes a device off; a client that uses it sees it unplugged. */
  remove(busid: string): void {
    const at = this.#exported.findIndex((one) => one.busid === busid)
    if (at < 0) return
    const [gone] = this.#exported.splice(at, 1)
    for (const [socket, session] of this.#sessions) if (session.imported === gone) socket.destroy()
  }

  /** Offers a device under a bus id used before: unplugged, and plugged in again as what it is now. */
  replug(busid: string, device: UsbDevice): void {
    this.remove(busid)
    this.#exported.push({ busid, busnum: 1, devnum: Number(busid.slice(2)), device })
  }

  /** Listens; resolves to the address in use. */
  listen(): Promise<{ readonly host: string; readonly port: number }> {
    const { host = '127.0.0.1', port = 3240, maxConnections = 64, onWarning } = this.#options
    if (!isLoopback(host))
      onWarning?.(
        `USB/IP on ${host}: it has no authentication, so whoever reaches this address can take the devices`,
      )
    const server = createServer({ noDelay: true, keepAlive: true }, (socket) => this.#serve(socket))
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

  #serve(socket: Socket): void {
    const session = new UsbipSession({
      devices: () => this.#exported,
      send: (bytes) => {
        // A peer that takes nothing is sent nothing more until it does.
        if (!socket.write(bytes)) socket.pause()
      },
      end: () => socket.end(),
    })
    this.#sessions.set(socket, session)
    socket.on('drain', () => socket.resume())
    socket.on('data', (bytes: Buffer) => session.receive(bytes))
    // A reset connection is a client gone; 'close' follows.
    socket.on('error', () => undefined)
    socket.once('close', () => {
      session.close()
      this.#sessions.delete(socket)
    })
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
