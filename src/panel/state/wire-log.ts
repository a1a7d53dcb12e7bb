import type { TrafficLine } from '../../client/types.ts'

/** A piece on a wire, and what the pieces around it make of it. */
export interface WireLine extends TrafficLine {
  /** Milliseconds from the request to this reply; undefined where it is none. */
  tookMs?: number
  /** The number of the line that it answers, or that answers it. */
  pair?: number
  /** What is wrong with it; undefined where nothing is. */
  wrong?: string | undefined
}

/** Lines kept; the oldest make room. */
export const KEPT = 5000

/** What a summary says of a piece that is not as it should be. */
const WRONG: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/whose check bytes do not fit/, 'check bytes do not fit'],
  [/that are no whole message/, 'no whole frame: its checksum or its length does not fit'],
  [/refused: exception/, 'refused by the unit'],
  [/^no SNMP/, 'no SNMP'],
  [/^STALL$/, 'stalled'],
  [/^transfer /, 'transfer failed'],
]

/** What passed on wires, oldest first: each request with its reply, and what is wrong with it. */
export class WireLog {
  #lines: WireLine[] = []
  /** The last request of each connection that is not answered yet. */
  readonly #open = new Map<string, WireLine>()

  get lines(): readonly WireLine[] {
    return this.#lines
  }

  add(given: TrafficLine): void {
    const line: WireLine = { ...given, wrong: WRONG.find(([pattern]) => pattern.test(given.summary))?.[1] }
    this.#pair(line)
    this.#lines.push(line)
    // Cut now and then, not with every line.
    if (this.#lines.length > KEPT * 1.2) this.#lines = this.#lines.slice(-KEPT)
  }

  clear(): void {
    this.#lines = []
    this.#open.clear()
  }

  #pair(line: WireLine): void {
    const key = connectionOf(line)
    const asked = this.#open.get(key)
    if (line.direction === 'to-unit') {
      if (line.hex === '') return
      if (asked) asked.wrong ??= 'no answer before the next request'
      this.#open.set(key, line)
      if (this.#open.size > KEPT) this.#open.delete(this.#open.keys().next().value!)
    } else if (asked && line.hex !== '') {
      line.pair = asked.id
      line.tookMs = line.at - asked.at
      asked.pair = line.id
      this.#open.delete(key)
    }
  }
}

/** Which conversation a line is of. */
export function connectionOf({ device, port, connection }: TrafficLine): string {
  return `${device} ${port} ${connection}`
}

/** What lines are shown; an empty text leaves nothing out. */
export interface WireFilter {
  readonly unit: string
  readonly port: string
  readonly protocol: string
  readonly find: string
  readonly connection: string
  readonly wrong: boolean
}

/** Whether a line is shown: its text, fields and bytes are searched, bytes with or without spaces. */
export function isShown(line: WireLine, filter: WireFilter): boolean {
  const { unit, port, protocol, find, connection, wrong } = filter
  if (unit !== '' && line.device !== unit) return false
  if (port !== '' && line.port !== port) return false
  if (protocol !== '' && line.protocol !== protocol) return false
  if (connection !== '' && connectionOf(line) !== connection) return false
  if (wrong && line.wrong === undefined) return false
  if (find === '') return true
  const wanted = find.toLowerCase()
  if (line.summary.toLowerCase().includes(wanted)) return true
  const digits = wanted.replace(/\s/g, '')
  if (/^(?:[0-9a-f]{2})+$/.test(digits) && line.hex.includes(digits)) return true
  return line.fields.some(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
}
