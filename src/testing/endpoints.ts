import type { DeviceEndpoint } from '../lab/unit/device-endpoint.ts'
import { parseListenAddress } from '../ports/address.ts'

/** Where a port listens on the network. */
export interface TcpEndpoint {
  readonly host: string
  readonly port: number
}

/** Host and port of an endpoint. @throws Error when it is no network address */
export function tcpOf(unit: string, endpoint: DeviceEndpoint): TcpEndpoint {
  if (endpoint.kind === 'tcp' || endpoint.kind === 'rfc2217') return parseListenAddress(endpoint.address)
  throw new Error(
    `${endpoint.port} of ${unit} is a ${endpoint.kind}, not a TCP port; give it tcp or rfc2217, such as { tcp: 0 }`,
  )
}

/** Path of an endpoint. @throws Error when it is no file */
export function ptyOf(unit: string, endpoint: DeviceEndpoint): string {
  if (endpoint.kind === 'pty') return endpoint.path
  throw new Error(
    `${endpoint.port} of ${unit} is a ${endpoint.kind}, not a virtual serial port; give it pty, such as { pty: './ups0' }`,
  )
}
