import { type ControlOptions as AppOptions, controlApp as appOf } from '../control/app.ts'
import {
  type ControlServer,
  type ControlServerOptions as ServerOptions,
  serveControl as serve,
} from '../control/server.ts'
import { benchOf } from '../lab/bench-of.ts'
import type { EmulatedBench } from '../lab/emulated-bench.ts'

const IN_PROCESS = 'library'

/** Where the control API of a bench listens, and whom it lets in. */
export interface ControlServerOptions extends Omit<ServerOptions, 'bench' | 'version'> {
  readonly bench: EmulatedBench
  /** What its OpenAPI document and its page say of their version. */
  readonly version?: string
}

/** The control API of a bench, and what it is to let in. */
export interface ControlOptions extends Omit<AppOptions, 'bench' | 'version'> {
  readonly bench: EmulatedBench
  /** What its OpenAPI document and its page say of their version. */
  readonly version?: string
}

/** An application: a Request in, a Response out. */
export interface ControlApp {
  /**
   * Answers a request.
   *
   * @example const response = await app.fetch(new Request('http://127.0.0.1/api/v1/devices'))
   */
  fetch(request: Request): Response | Promise<Response>
}

/**
 * The control API as an application, on whatever server or none.
 *
 * @throws TypeError when `bench` is none
 * @example const app = controlApp({ bench, security: { inProcess: true } })
 */
export function controlApp({ bench, version = IN_PROCESS, ...options }: ControlOptions): ControlApp {
  return appOf({ bench: benchOf(bench), version, ...options })
}

/**
 * Serves the control API, and the page, over HTTP.
 *
 * @throws PortError when the address cannot be had
 * @example const server = await serveControl({ bench, listen: { host: '127.0.0.1', port: 0 } })
 */
export async function serveControl({
  bench,
  version = IN_PROCESS,
  ...options
}: ControlServerOptions): Promise<ControlServer> {
  return serve({ bench: benchOf(bench), version, ...options })
}

export type { ControlServer }
