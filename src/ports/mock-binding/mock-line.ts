import type { LineClock } from '../../line/line-clock.ts'
import { SILENT_SESSION } from '../../line/silent-session.ts'
import { baudMismatch } from '../faults/damage.ts'
import { LineConnection } from '../line-connection.ts'
import type { LineRate } from '../port.ts'
import type { ModemInputs, ModemOutputs, SerialEnd } from '../serial-end.ts'

/** What a mock port can be set to fail at. */
export const OPERATIONS = ['open', 'read', 'write', 'update', 'set', 'get', 'flush', 'drain'] as const
export type MockOperation = (typeof OPERATIONS)[number]

export interface MockLineOptions extends LineRate {
  readonly path: string
  readonly end: SerialEnd
  readonly clock: LineClock
  /** What the unit's port runs at, bits per second; asked anew for each piece, since languages have rates of their own. */
  readonly unitBaud: () => number
}

/** The longest a timer takes; nobody waits for it to end. */
const HELD_MS = 2_000_000_000

const scrambled = baudMismatch.make({})

/**
 * A serial port as its host sees it, apart from the reading and writing that the mock binding does: the rate it was
 * opened at, its modem lines, whether the cable is in, and what it is set to fail at.
 */
export class MockLine {
  readonly path: string
  readonly #options: MockLineOptions
  readonly #failures = new Map<MockOperation, Error>()
  readonly #pulled = new Set<(error: Error) => void>()
  #connected = true
  #baudRate = 0
  #lines: Required<ModemOutputs> = { dtr: false, rts: false }
  #connection: LineConnection | undefined
  #arrived: (bytes: Uint8Array) => void = () => {}
  #release = () => {}

  constructor(options: MockLineOptions) {
    this.path = options.path
    this.#options = options
  }

  /** The cable is in: the port is listed and can be opened. */
  get connected(): boolean {
    return this.#connected
  }

  get isOpen(): boolean {
    return this.#connection !== undefined
  }

  /** Bits per second the host has set; 0 while it is closed. */
  get baudRate(): number {
    return this.#baudRate
  }

  /** What the host drives. */
  get outputs(): Readonly<Required<ModemOutputs>> {
    return this.#lines
  }

  /** What the host reads. */
  get inputs(): ModemInputs {
    return this.#options.end.inputs()
  }

  /** Pulls the cable: an open port breaks as an unplugged adapter does, and the path is gone until `connect`. */
  disconnect(): void {
    this.#connected = false
    const error = new Error(`${this.path}: no such device, it was unplugged`)
    for (const pulled of [...this.#pulled]) pulled(error)
  }

  connect(): void {
    this.#connected = true
  }

  /** The next such operation fails, once. @throws RangeError or TypeError naming what is allowed */
  failNext(operation: MockOperation, error: Error): void {
    if (!OPERATIONS.includes(operation))
      throw new RangeError(
        `operation: ${String(operation)} is not allowed; allowed: ${OPERATIONS.join(', ')}`,
      )
    if (!(error instanceof Error))
      throw new TypeError(`error: ${String(error)} is not allowed; allowed: an Error`)
    this.#failures.set(operation, error)
  }

  /** @throws the error that this operation was set to fail with */
  check(operation: MockOperation): void {
    const error = this.#failures.get(operation)
    this.#failures.delete(operation)
    if (error) throw error
  }

  /** Calls back when the cable is pulled; returns what ends that. */
  whenPulled(pulled: (error: Error) => void): () => void {
    this.#pulled.add(pulled)
    return () => this.#pulled.delete(pulled)
  }

  /** The host opens the port: its lines go up, and what the unit says goes to `arrived`. */
  open(baudRate: number, arrived: (bytes: Uint8Array) => void): void {
    const { end, clock, baud, replyDelayMs } = this.#options
    this.#baudRate = baudRate
    this.#arrived = arrived
    // A program with nothing but an open port does not end: a real port has the event loop wait for it.
    this.#release = clock.after(HELD_MS, () => {})
    this.set({ dtr: true, rts: true })
    this.#connection = new LineConnection(
      { write: (bytes) => this.#deliver(bytes), pause: () => {}, resume: () => {} },
      {
        clock,
        // A cable of contacts has no data line.
        session: end.session ?? (() => SILENT_SESSION),
        ...(baud === undefined ? {} : { baud }),
        ...(replyDelayMs === undefined ? {} : { replyDelayMs }),
      },
    )
  }

  /** The host writes. */
  write(bytes: Uint8Array): void {
    this.#connection?.receive(this.#onLine(bytes))
  }

  setBaudRate(baudRate: number): void {
    this.#baudRate = baudRate
  }

  /** The host moves its lines. */
  set(lines: ModemOutputs): void {
    this.#lines = { ...this.#lines, ...lines }
    this.#options.end.set(lines)
  }

  /** The host closes the port; its lines drop unless it holds them. */
  close(hangUp: boolean): void {
    this.#connection?.close()
    this.#connection = undefined
    this.#release()
    this.#baudRate = 0
    this.#arrived = () => {}
    if (hangUp) this.set({ dtr: false, rts: false })
  }

  /** Forgets replies that are still under way. */
  dropReplies(): void {
    this.#connection?.dropReplies()
  }

  #deliver(bytes: Uint8Array): boolean {
    if (this.#connected) this.#arrived(this.#onLine(bytes))
    return true
  }

  /** What is left of bytes that two ends of different rates exchange. */
  #onLine(bytes: Uint8Array): Uint8Array {
    if (this.#baudRate === this.#options.unitBaud()) return bytes
    return scrambled({ bytes }, () => 0, 0)[0]?.bytes ?? new Uint8Array()
  }
}
