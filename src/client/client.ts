import { checkOptions } from './check-options.ts'
import { refusal } from './control-error.ts'
import { EventStream } from './event-stream.ts'
import { type ControlCalls, ROUTES, type TrafficLine } from './types.ts'

/** As much of `fetch` as the client uses; `controlApp(…).request` is one. */
export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

export interface ClientOptions {
  /** Where the bench answers; default `http://127.0.0.1:8080`. A path in it is kept. */
  readonly url?: string
  /** The bench's token, where it wants one. */
  readonly token?: string
  /** Sends the requests in place of the global `fetch`. */
  readonly fetch?: Fetch
}

export interface EventsOptions {
  /** Only this device's events. */
  readonly device?: string
  /** Also the events after this number that are still kept; 0 is all of them. */
  readonly since?: number
  /**
   * Whether a connection that breaks is made again, and goes on after the last event; default true. Events that the bench
   * does not keep any more are one event `missed`. It ends when the bench cannot be reached for four seconds.
   */
  readonly reconnect?: boolean
  /** Ends the stream. */
  readonly signal?: AbortSignal
}

export interface TrafficOptions {
  /** Only this device's wires. */
  readonly device?: string
  /** Only ports of this name. */
  readonly port?: string
  /**
   * First as many of the lines that passed lately, at most 5000. The bench keeps them from when somebody first asks for them until
   * ten minutes after the last who did has gone.
   */
  readonly recent?: number
  /** First the lines after this number that the bench still keeps, as `recent` has it. */
  readonly since?: number
  /** Ends the stream. */
  readonly signal?: AbortSignal
}

/** Every call of the control API as a method, named as in its OpenAPI document, and what it streams. */
export interface ControlClient extends ControlCalls {
  /**
   * Listens from the moment the promise is kept.
   *
   * @example for await (const event of await client.events({ device: 'ups0' })) console.log(event.type)
   */
  events(options?: EventsOptions): Promise<EventStream>
  /**
   * What passes on the wires, decoded, from the moment the promise is kept.
   *
   * @example for await (const line of await client.traffic()) console.log(line.summary)
   */
  traffic(options?: TrafficOptions): Promise<EventStream<TrafficLine>>
}

/** The address that `upslab up` prefers. */
const DEFAULT_URL = 'http://127.0.0.1:8080'

/**
 * A client of a bench's control API. Its methods throw ControlError when the bench refuses, and an Error naming the
 * address when nobody answers.
 *
 * @throws RangeError when `url` is not an HTTP address
 * @example const client = createClient({ url: 'http://127.0.0.1:8080' })
 */
export function createClient(options: ClientOptions = {}): ControlClient {
  checkOptions('createClient', options, { url: 'string', token: 'string', fetch: 'function' })
  const sender = new Sender(options)
  const calls = Object.entries(ROUTES).map(([name, route]) => [
    name,
    (...given: unknown[]) => sender.call(name, route, given),
  ])
  return {
    ...(Object.fromEntries(calls) as ControlCalls),
    events: async (wanted = {}) => {
      checkOptions('events', wanted, {
        device: 'string',
        since: 'number',
        reconnect: 'boolean',
        signal: 'object',
      })
      const { signal, reconnect = true, ...query } = wanted
      return sender.stream('events', query, signal, reconnect)
    },
    traffic: async (wanted = {}) => {
      checkOptions('traffic', wanted, {
        device: 'string',
        port: 'string',
        recent: 'number',
        since: 'number',
        signal: 'object',
      })
      const { signal, ...query } = wanted
      return sender.stream('traffic', query, signal)
    },
  }
}

type Wanted = Readonly<Record<string, string | number | undefined>>

function queryText(wanted: Wanted): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `?${query}` : ''
}

interface Route {
  readonly method: string
  readonly path: string
  readonly body: boolean
}

class Sender {
  readonly #url: string
  readonly #headers: Readonly<Record<string, string>>
  readonly #fetch: Fetch

  constructor({ url = DEFAULT_URL, token, fetch }: ClientOptions) {
    if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:/.test(url))
      throw new RangeError(
        `${typeof url === 'string' ? JSON.stringify(url) : String(url)} is not the address of a bench; write one as ${DEFAULT_URL}`,
      )
    this.#url = url.replace(/\/+$/, '')
    this.#fetch = fetch ?? ((to, init) => globalThis.fetch(to, init))
    this.#headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      // What `fetch` does on a real connection; an application called directly would see none, and refuse.
      ...(fetch === undefined ? {} : { host: new URL(url).host }),
    }
  }

  async call(name: string, { method, path, body }: Route, given: readonly unknown[]): Promise<unknown> {
    const values = given.values()
    const filled = path.replace(/\{(\w+)\}/g, (_all, parameter) => {
      const { value } = values.next()
      if (typeof value === 'string' && value !== '') return encodeURIComponent(value)
      throw new TypeError(
        `${name}: ${parameter} is ${typeof value === 'string' ? JSON.stringify(value) : String(value)}; allowed: a name`,
      )
    })
    const sent = body ? { body: JSON.stringify(values.next().value ?? {}) } : {}
    const asked = queryText((values.next().value ?? {}) as Wanted)
    const response = await this.#send(name, `${filled}${asked}`, {
      method,
      ...sent,
      headers: body ? { 'content-type': 'application/json' } : {},
    })
    return response.json()
  }

  async stream<T>(
    name: 'events' | 'traffic',
    wanted: Wanted,
    signal: AbortSignal | undefined,
    reconnect = false,
  ): Promise<EventStream<T>> {
    const open = async (last?: string) => {
      // What it began at is behind it.
      const query = queryText(last === undefined ? wanted : { ...wanted, since: undefined })
      const resumed = last === undefined ? undefined : { 'last-event-id': last }
      const response = await this.#send(name, `/api/v1/${name}${query}`, {
        headers: { accept: 'text/event-stream', ...resumed },
        ...(signal ? { signal } : {}),
      })
      if (!response.body) throw new Error(`${name}: ${this.#url} answered without a body`)
      return response.body
    }
    const stream = new EventStream<T>(await open(), reconnect ? open : undefined)
    signal?.addEventListener('abort', () => void stream.close(), { once: true })
    return stream
  }

  async #send(
    name: string,
    path: string,
    init: RequestInit & { headers: Record<string, string> },
  ): Promise<Response> {
    const headers = { ...this.#headers, ...init.headers }
    let response: Response
    try {
      response = await this.#fetch(`${this.#url}${path}`, { ...init, headers })
    } catch (error) {
      if (init.signal?.aborted) throw error
      throw new Error(`${name}: no answer from ${this.#url}: ${(error as Error).message}`, { cause: error })
    }
    if (!response.ok) throw await refusal(name, response)
    return response
  }
}
