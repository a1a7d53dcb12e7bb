import type { CommandResult, UpsCommand } from '../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'
import type { BenchCore } from '../lab/bench-core.ts'
import { DEFAULT_CARD } from '../lab/cards/index.ts'
import type { Device } from '../lab/device.ts'
import { type DeviceState, deviceState } from '../lab/device-state.ts'
import type { LabEvent } from '../lab/journal.ts'
import { type Duration, milliseconds, spoken } from '../lab/time/duration.ts'
import type { DeviceEndpoint } from '../lab/unit/device-endpoint.ts'
import { SignalLog, type Signalled } from '../lab/wiring/signal-log.ts'
import { timeline } from './timeline.ts'

/** One unit of a test: what its surroundings do to it, what is done to it, and what happened. */
export class TestUnit {
  readonly device: Device
  readonly #bench: BenchCore
  readonly #signals: SignalLog
  readonly #startedAt: number

  constructor(bench: BenchCore, device: Device) {
    this.#bench = bench
    this.device = device
    this.#signals = new SignalLog(device)
    this.#startedAt = bench.clock.now
  }

  get id(): string {
    return this.device.id
  }

  /** The emulated unit itself. */
  get ups(): SmartUps {
    return this.device.ups
  }

  /** The unit as the control API shows it. */
  get state(): DeviceState {
    return deviceState(this.device)
  }

  /** Its events, oldest first; the bench keeps the last 1000 of all units. */
  get events(): readonly LabEvent[] {
    return this.#bench.journal.since(0).filter(({ device }) => device === this.id)
  }

  /** Times at which clients of its card were signalled. */
  get signals(): readonly Signalled[] {
    return this.#signals.entries
  }

  /** Its events as text, the last 30. */
  get timeline(): string {
    return timeline(this.events, this.#startedAt)
  }

  /** The utility is gone. */
  failMains(): void {
    this.#bench.sync()
    this.ups.setInput({ voltage: 0 })
  }

  /** The utility is back as the unit's rating has it. */
  restoreMains(): void {
    this.#bench.sync()
    const { nominalVoltage: voltage, nominalFrequency: frequency } = this.ups.model
    this.ups.setInput({ voltage, frequency, distorted: false })
  }

  /** The utility fails and stays away; so much device time has passed when the call returns. */
  onBattery(duration: Duration): void {
    const ms = milliseconds(duration)
    this.failMains()
    this.#bench.time.advance(ms)
  }

  /** Lets device time pass, on the whole bench. */
  advance(duration: Duration): void {
    this.#bench.time.advance(milliseconds(duration))
  }

  /** Commands outlet groups as a port, the LCD or a card would; a refusal is an answer, not an error. */
  command(command: UpsCommand): CommandResult {
    this.#bench.sync()
    return this.ups.command(command)
  }

  /**
   * The client on a signaling port of the card holds its shutdown line, or lets it go. One that holds it for 4.5 s while
   * it is signalled has confirmed.
   */
  holdShutdownLine(port: string, high = true): void {
    this.#bench.sync()
    const found = this.device.slots.signalPort(port)
    if (!found) throw new Error(this.noSuchPort(port))
    found.raiseShutdownLine(high)
  }

  /**
   * Where a port of the unit can be reached, once the bench is open.
   *
   * @throws Error naming the ports there are
   */
  endpoint(port: string): DeviceEndpoint {
    const found = this.device.endpoints.find((endpoint) => endpoint.port === port)
    if (found) return found
    const ports = this.device.endpoints.map((endpoint) => endpoint.port).join(', ') || 'none'
    throw new Error(`${this.id} has no open port ${JSON.stringify(port)}; open ones: ${ports}`)
  }

  /** Why `port` cannot be a signaling port of a card of this unit. */
  noSuchPort(port: string): string {
    const ports = this.device.ups.slots.signalPorts.map(({ name }) => name).join(', ')
    return ports
      ? `${this.id} has no port ${JSON.stringify(port)}; there are: ${ports}`
      : `${this.id} has no card that signals clients: give it smartslot1: { card: '${DEFAULT_CARD.card}', basic1: {} }`
  }

  /** Device time since the bench of the test began, as text. */
  since(at: number): string {
    return `+${spoken(at - this.#startedAt)}`
  }
}
