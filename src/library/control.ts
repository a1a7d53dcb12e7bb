import { checkMade, checkNumber, checkText } from '../../emulators/smart-ups/check-value.ts'
import { type ControlOptions as AppOptions, controlApp as appOf } from '../control/app.ts'
import {
  type ControlServer,
  type ControlServerOptions as ServerOptions,
  serveControl as serve,
} from '../control/server.ts'
import { benchOf } from '../lab/bench-of.ts'
import type { EmulatedBench } from '../lab/emulated-bench.ts'

/** 0 is any that is free. */
const LISTEN_PORT = { min: 0, max: 65_535, unit: '(a TCP port)', whole: true } as const
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
 * @throws TypeError when `bench` is none, or `security` is wrong
 * @example const app = controlApp({ bench, security: { inProcess: true } })
 */
export function controlApp(given: ControlOptions): ControlApp {
  checkMade('options', given, ['bench', 'security'], 'an object of bench, security')
  const { security } = given
  checkMade('security', security, [], 'an object such as { inProcess: true }')
  if (!('inProcess' in security)) checkText('security.host', security.host, 'a host name or address')
  const { bench, version = IN_PROCESS, ...options } = given
  return appOf({ bench: benchOf(bench), version, ...options })
}

/**
 * Serves the control API, and the page, over HTTP.
 *
 * @throws PortError when the address cannot be had
 * @example const server = await serveControl({ bench, listen: { host: '127.0.0.1', port: 0 } })
 */
export async function serveControl(given: ControlServerOptions): Promise<ControlServer> {
  checkMade('options', given, ['bench', 'listen'], 'an object of bench, listen')
  const { bench, version = IN_PROCESS, ...options } = given
  const { listen } = options
  checkMade(
    'listen',
    listen,
    ['host', 'port'],
    "an object of host, port, such as { host: '127.0.0.1', port: 0 }",
  )
  checkText('listen.host', listen.host, 'a host name or address')
  checkNumber('listen.port', listen.port, LISTEN_PORT)
  return serve({ bench: benchOf(bench), version, ...options })
}

export type { ControlServer }
