import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { BenchCore } from '../lab/bench-core.ts'
import { defined } from '../lab/defined.ts'
import { allowedNames, mistakes } from '../lab/lab-file/issues.ts'
import type { Library, ScenarioFiles } from '../lab/scenario/library.ts'
import { SeriesKeeper } from '../lab/series/series-keeper.ts'
import { answer } from './answer.ts'
import { Changes } from './changes.ts'
import { numbersOf } from './checked-query.ts'
import { followEvents } from './events.ts'
import { homePage } from './home-page.ts'
import { nothingAt } from './not-found.ts'
import { openApiDocument } from './openapi.ts'
import type { ControlContext, Operation } from './operation.ts'
import { OPERATIONS } from './operations/index.ts'
import { mountPage, type PageFiles } from './page.ts'
import { internalError, type OnBug, Problem, reportBug, sendProblem } from './problem.ts'
import { refusalOf } from './refusals.ts'
import { guard, type SecurityOptions } from './security.ts'
import { SnapshotShelf } from './snapshot-shelf.ts'
import { Streams } from './streams.ts'
import { followTraffic } from './traffic.ts'
import { trafficCapture } from './traffic-capture.ts'
import { TrafficShelf } from './traffic-shelf.ts'

/** A call that may change something. */
export interface ControlCall {
  readonly method: string
  /** Below `/api/v1`. */
  readonly path: string
  /** As it came. */
  readonly body: unknown
}

/** The ready scenarios are asked for once. */
export interface ControlOptions extends ScenarioFiles {
  readonly bench: BenchCore
  readonly security: SecurityOptions
  /** Of the package, for the OpenAPI document. */
  readonly version: string
  /** Called with every call that may change something, before it is carried out. */
  readonly onCall?: (call: ControlCall) => void
  /** Receives each bug in an operation: its id, which the answer has too, and the error. Standard error when left out. */
  readonly onBug?: OnBug
  /** Writes YAML, where there is a writer for it. */
  readonly writeYaml?: (value: object) => string
  /** The built page; a line of text stands in its place when it is left out. */
  readonly page?: PageFiles | undefined
}

const noScenarios = (): Library => []

const PREFIX = '/api/v1'
const LARGEST_BODY = 64 * 1024
/** Of a thousand units and more. */
const LARGEST_SNAPSHOT = 32 * 1024 * 1024

/** The control API as an application: a Request in, a Response out, on whatever server or none. */
export function controlApp({
  bench,
  security,
  version,
  page,
  onCall,
  onBug = reportBug,
  scenarios = noScenarios,
  checkScenario,
  writeYaml,
}: ControlOptions): Hono {
  const app = new Hono()
  const control: ControlContext = {
    bench,
    version,
    operations: OPERATIONS,
    snapshots: new SnapshotShelf(),
    series: new SeriesKeeper(bench),
    changes: new Changes(bench),
    play: undefined,
    scenarios: once(scenarios),
    ...defined({ checkScenario, writeYaml }),
  }
  const streams = new Streams()
  const shelf = new TrafficShelf(bench)
  // It takes longer to make than everything else here.
  const document = once(() => openApiDocument(OPERATIONS, version))
  app.use(guard(security, new Set(['/healthz', '/', ...(page?.keys() ?? [])])))
  app.use(`${PREFIX}/*`, limited(LARGEST_BODY, `${PREFIX}/snapshots`))
  app.use(`${PREFIX}/snapshots`, limited(LARGEST_SNAPSHOT))
  app.onError((error, context) => sendProblem(context, refusalOf(error) ?? internalError(error, onBug)))
  app.notFound((context) => nothingAt(context))
  if (page) mountPage(app, page)
  else app.get('/', (context) => context.html(homePage(version)))
  app.get('/healthz', (context) => context.json(health(bench)))
  app.get('/api/v1/openapi.json', (context) => context.json(document()))
  app.get('/api/v1/events', (context) => streams.serve(context, followEvents(bench, context)))
  app.get('/api/v1/traffic', (context) => streams.serve(context, followTraffic(bench, shelf, context)))
  app.get('/api/v1/traffic/capture', (context) => trafficCapture(shelf, context))
  for (const operation of OPERATIONS) mount(app, operation, control, onCall)
  return app
}

/** What a probe gets: `degraded`, with the reasons, while something cannot be kept. */
function health({ devices, troubles }: BenchCore): object {
  if (troubles.size === 0) return { status: 'ok', devices: devices.length }
  return { status: 'degraded', devices: devices.length, problems: [...troubles.values()] }
}

function mount(
  app: Hono,
  operation: Operation,
  control: ControlContext,
  onCall: ControlOptions['onCall'],
): void {
  const path = `/api/v1${operation.path.replace(/\{(\w+)\}/g, ':$1')}`
  app.on(operation.method.toUpperCase(), path, async (context) => {
    const query = numbersOf(context.req, Object.keys(operation.query ?? {}))
    const given = operation.body ? await readJson(context.req.raw) : await refuseBody(context.req.raw)
    const body = operation.body ? checked(operation, given) : undefined
    if (control.bench.closed) throw new Problem(503, 'Bench closed', 'this bench is closed')
    control.bench.sync()
    if (operation.method !== 'get')
      onCall?.({ method: context.req.method, path: context.req.path.replace(PREFIX, ''), body: given })
    const params = context.req.param() as Record<string, string>
    const result = await operation.handle(control, params, body, query)
    return answer(context, result as object, operation.status ?? 200)
  })
}

/** A call that takes none would do something else than what its caller has written. */
async function refuseBody(request: Request): Promise<undefined> {
  const text = request.method === 'GET' || request.method === 'HEAD' ? '' : (await request.text()).trim()
  if (text !== '' && text !== '{}')
    throw new Problem(422, 'Body refused', 'this call takes no body: leave it out')
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text()
  const type = request.headers.get('content-type') ?? ''
  // A form post from a foreign page cannot carry this type without asking first.
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    throw new Problem(
      415,
      'Wrong content type',
      `content-type ${type || '(none)'} is not allowed; allowed: application/json`,
    )
  try {
    return JSON.parse(text, refusePrototype)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(400, 'Not JSON', (error as Error).message)
  }
}

/** A key of this name would set what an object inherits, and vanish. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Problem(422, 'Body refused', '__proto__ is not allowed as a name')
  return value
}

function checked(operation: Operation, input: unknown): unknown {
  if (typeof input === 'object' && input !== null && 'plugins' in input)
    throw new Problem(
      422,
      'Body refused',
      'plugins: never taken over HTTP, since they are code that runs on this computer; whoever starts the bench names them: in the lab file, or by --plugin',
    )
  const result = operation.body!.safeParse(input)
  if (result.success) return result.data
  const problems = mistakes(result.error, input).map(({ path, message }) => {
    const names = message.endsWith('is not known here')
      ? allowedNames(operation.body!, path.slice(0, -1))
      : undefined
    return {
      path: path.map(String).join('.'),
      message: names ? `${message}; allowed: ${names.join(', ')}` : message,
    }
  })
  const detail = problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
  throw new Problem(422, 'Body refused', detail, { problems })
}

/** Refuses larger bodies, but for those sent to `except`. */
function limited(maxSize: number, except?: string): MiddlewareHandler {
  const tooLarge = new Problem(413, 'Body too large', `at most ${maxSize} bytes`)
  const limit = bodyLimit({ maxSize, onError: (context) => sendProblem(context, tooLarge) })
  return (context, next) => (context.req.path === except ? next() : limit(context, next))
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
