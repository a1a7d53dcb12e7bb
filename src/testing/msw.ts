/** `upslab/msw`: the control API of a bench without a server, for msw in Node and in browsers. */
import { type HttpHandler, http } from 'msw'
import { givenFields, valueText } from '../../emulators/smart-ups/check-value.ts'
import { controlApp } from '../control/app.ts'
import { BenchCore } from '../lab/bench-core.ts'
import { benchOf } from '../lab/bench-of.ts'
import { defined } from '../lab/defined.ts'
import type { ScenarioFiles } from '../lab/scenario/library.ts'
import { TestBench } from './test-bench.ts'
import {
  asDevices,
  checkShared,
  DEFAULT_UNIT,
  type Devices,
  putOn,
  SEED,
  type UnitOptions,
  type Units,
} from './units.ts'

export type { BenchCoreOptions } from '../lab/bench-core.ts'
export type { ScenarioFiles } from '../lab/scenario/library.ts'
export type { TestBench } from './test-bench.ts'
export type { TestUnit } from './test-unit.ts'
export type { Devices, UnitOptions, Units } from './units.ts'

/**
 * A bench on a virtual clock, without ports to the outside: it runs in a browser as well as in Node.
 *
 * @example const bench = createBench({ devices: { rack1: { model: 'SMT1500RM2U' } } })
 * @throws Error listing every mistake in `options`, with what is allowed; a unit cannot be given an end here
 */
export function createBench(options: UnitOptions | Devices | Units = DEFAULT_UNIT): TestBench {
  const { devices, seed = SEED, ...shared } = asDevices<Devices>(options)
  checkShared(shared, ['line', 'plugins'])
  for (const [id, unit] of Object.entries(devices)) refuseEnds(id, unit)
  const bench = new BenchCore({ time: { virtual: true }, seed, ...defined(shared) })
  putOn(bench, devices)
  return new TestBench(bench)
}

/** What a lab file gives a port for it to be reached by. */
const ENDS = ['pty', 'tcp', 'serialport', 'rfc2217', 'usbip', 'modbusTcp', 'usb']

function refuseEnds(id: string, unit: UnitOptions): void {
  const end = endIn(unit)
  if (end)
    throw new Error(
      `${id}.${end}: this bench has no ports; leave it out, or take createBench of upslab/testing, which opens them`,
    )
}

/** Path of the first end that is given anywhere in a unit's options. */
function endIn(options: object): string | undefined {
  for (const [name, value] of Object.entries(options)) {
    if (ENDS.includes(name) && value !== undefined) return name
    const below = typeof value === 'object' && value !== null ? endIn(value) : undefined
    if (below) return `${name}.${below}`
  }
  return undefined
}

/** Scenarios are files, and YAML: both are of `upslab`, for Node, and can be handed in from there. */
export interface HandlerOptions extends ScenarioFiles {
  /** Where the code under test looks for the bench; `http://127.0.0.1:8080` when left out. */
  readonly url?: string
  /** The bench asks for this token, as one does that others can reach. */
  readonly token?: string
}

/** The address that `upslab up` prefers. */
const DEFAULT_URL = 'http://127.0.0.1:8080'

/**
 * Handlers for `setupServer` and `setupWorker` that answer the whole control API from a bench: states, commands, time,
 * live events. Paths that a bench does not have are answered as one does, by a 404.
 *
 * @example setupServer(...benchHandlers(bench, { url: 'http://bench:8080' })).listen()
 * @throws RangeError when `url` is not an HTTP address
 */
export function benchHandlers(kit: Pick<TestBench, 'bench'>, options: HandlerOptions = {}): HttpHandler[] {
  givenFields('options', options, ['url', 'token', 'scenarios', 'checkScenario'], { mayBeEmpty: true })
  const { url = DEFAULT_URL, token, ...files } = options
  const base = checkedBase(url)
  const app = controlApp({
    bench: benchOf(kit?.bench),
    version: 'in-process',
    security: { inProcess: true, token },
    ...files,
  })
  const prefix = new URL(base).pathname.replace(/\/$/, '')
  const answer = ({ request }: { request: Request }) => app.fetch(withoutPrefix(request, prefix))
  return [http.all(`${base}/api/v1/*`, answer), http.all(`${base}/healthz`, answer)]
}

function checkedBase(url: string): string {
  if (typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
    return url.replace(/\/+$/, '')
  throw new RangeError(`url ${valueText(url)} is not an address of a bench; write one like ${DEFAULT_URL}`)
}

/** A bench behind a path of a reverse proxy does not see that path. */
function withoutPrefix(request: Request, prefix: string): Request {
  if (prefix === '') return request
  const url = new URL(request.url)
  url.pathname = url.pathname.slice(prefix.length)
  return new Request(url, request)
}
