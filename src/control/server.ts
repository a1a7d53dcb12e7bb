import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { stringify } from 'yaml'
import type { BenchCore } from '../lab/bench-core.ts'
import { SCENARIO_FILES } from '../lab/scenario/read-library.ts'
import { formatAddress, type ListenAddress } from '../ports/address.ts'
import { portErrorFrom } from '../ports/port-error.ts'
import { type ControlCall, controlApp } from './app.ts'
import { loadPage } from './page-files.ts'

/** A client that does not finish its request is let go, ms. Streams are answers, and may last. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
} as const
/** Connections at once; more are closed as they come. */
const MOST_CONNECTIONS = 512

export interface ControlServerOptions {
  readonly bench: BenchCore
  readonly listen: ListenAddress
  readonly token?: string | undefined
  readonly allowedHosts?: readonly string[] | undefined
  /** Web pages of others that may call it, such as `https://dashboard.example`. */
  readonly allowedOrigins?: readonly string[] | undefined
  readonly version: string
  /** Called with every call that may change something, before it is carried out. */
  readonly onCall?: (call: ControlCall) => void
}

export interface ControlServer {
  /** Where it answers: `http://127.0.0.1:8080`. */
  readonly url: string
  /**
   * Ends every connection and stops listening.
   *
   * @example await server.close()
   */
  close(): Promise<void>
}

/** Serves the control API over HTTP; throws PortError when the address cannot be had. */
export function serveControl(options: ControlServerOptions): Promise<ControlServer> {
  const { listen, token, allowedHosts, allowedOrigins, ...served } = options
  const app = controlApp({
    ...served,
    page: loadPage(),
    ...SCENARIO_FILES,
    writeYaml: (value) => stringify(value, { lineWidth: 0 }),
    security: { host: listen.host, token, allowedHosts, allowedOrigins },
  })
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: app.fetch,
      hostname: listen.host,
      port: listen.port,
      serverOptions: TIMEOUTS,
    })
    if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS
    server.once('error', (error) => reject(portErrorFrom(`control API on ${formatAddress(listen)}`, error)))
    server.once('listening', () => {
      const { port } = server.address() as AddressInfo
      resolve({
        url: `http://${formatAddress({ host: listen.host, port })}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
  })
}
