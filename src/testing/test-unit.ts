import { checkFlag, checkNumber, givenFields, valueText } from '../../emulators/smart-ups/check-value.ts'
import type { CommandResult, UnitCommand } from '../../emulators/smart-ups/commands.ts'
import type { EmulatedUps } from '../../emulators/smart-ups/emulated-ups.ts'
import { deviceOf } from '../lab/bench-of.ts'
import { deprecated } from '../lab/deprecated.ts'
import { type DeviceState, deviceState } from '../lab/device-state.ts'
import type { BenchDevice, EmulatedBench } from '../lab/emulated-bench.ts'
import type { LabEvent } from '../lab/journal.ts'
import { BENCH_LIMITS } from '../lab/schemas/bench-limits.ts'
import { type Duration, formatDuration, milliseconds } from '../lab/time/duration.ts'
import type { DeviceEndpoint } from '../lab/unit/device-endpoint.ts'
import { SignalLog, type Signalled } from '../lab/wiring/signal-log.ts'
import { ptyOf, type TcpEndpoint, tcpOf } from './endpoints.ts'
import { noSuchPort } from './no-such-port.ts'
import { CommandRefusedError } from './refused-error.ts'
import { timeline } from './timeline.ts'

/** What becomes of a refusal: `throw` when left out. */
export interface CommandOptions {
  readonly refused?: 'throw' | 'return'
}

/** One unit of a test: what is around it, what is done to it, and what happened. */
export class TestUnit {
  /** The device on the bench. */
  readonly device: BenchDevice
  readonly #bench: EmulatedBench
  readonly #signals: SignalLog
  readonly #startedAt: number

  constructor(bench: EmulatedBench, device: BenchDevice) {
    this.#bench = bench
    this.device = device
    this.#signals = new SignalLog(deviceOf(device))
    this.#startedAt = bench.clock.now
  }

  get id(): string {
    return this.device.id
  }

  /** The emulated unit itself. */
  get ups(): EmulatedUps {
    return this.device.ups
  }

  /** The unit as the control API shows it. */
  get state(): DeviceState {
    return deviceState(deviceOf(this.device))
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

  /**
   * The utility is gone.
   *
   * @example unit.failMains()
   */
  failMains(): void {
    this.#bench.sync()
    this.ups.setInput({ voltage: 0 })
  }

  /**
   * The utility is back as the unit's rating has it.
   *
   * @example unit.restoreMains()
   */
  restoreMains(): void {
    this.#bench.sync()
    const { nominalVoltage: voltage, nominalFrequency: frequency } = this.ups.model
    this.ups.setInput({ voltage, frequency, distorted: false })
  }

  /**
   * The utility fails and stays away; so much device time has passed when the call returns.
   *
   * @throws RangeError or TypeError naming what was given and the forms allowed
   * @example unit.onBattery('30m')
   */
  onBattery(duration: Duration): void {
    milliseconds(duration)
    this.failMains()
    this.#bench.advance(duration)
  }

  /**
   * Lets device time pass, on the whole bench.
   *
   * @throws RangeError or TypeError naming what was given and the forms allowed
   * @example unit.advance('90s')
   */
  advance(duration: Duration): void {
    this.#bench.advance(duration)
  }

  /**
   * Commands outlet groups as a port, the LCD or a card would.
   *
   * @throws CommandRefusedError when the unit refuses it, unless `{ refused: 'return' }` asks for the refusal
   * @throws TypeError or RangeError when the command is wrong in itself, naming the value given and those allowed
   * @example unit.command({ action: 'off', targets: 'all', source: 'lcd', useDelay: true })
   */
  command(command: UnitCommand, options: CommandOptions = {}): CommandResult {
    givenFields('options', options, ['refused'], { mayBeEmpty: true })
    const { refused = 'throw' } = options
    if (refused !== 'throw' && refused !== 'return')
      throw new RangeError(`refused: ${valueText(refused)} is not allowed; allowed: throw, return`)
    this.#bench.sync()
    if (command?.useOffDelay !== undefined) deprecated('useOffDelay of a command', 'useDelay')
    const result = this.ups.command(command)
    if (!result.accepted && refused === 'throw')
      throw new CommandRefusedError(this.id, command.action, result)
    return result
  }

  /**
   * The client on a signaling port of the card holds its shutdown line, or lets it go. One that holds it for 4.5 s while
   * it is signalled has confirmed.
   *
   * @throws Error naming the Basic ports there are
   * @example unit.holdShutdownLine('basic1')
   */
  holdShutdownLine(port: string, high = true): void {
    checkFlag('high', high)
    this.#bench.sync()
    const { ups } = deviceOf(this.device)
    ups.refuseWhenClosed()
    const found = ups.slots.signalPort(port)
    if (!found) throw new Error(noSuchPort(this.device, port))
    found.raiseShutdownLine(high)
  }

  /**
   * Where a port of the unit can be reached, once the bench is open.
   *
   * @throws Error naming the ports there are
   * @example unit.endpoint('rj45').kind
   */
  endpoint(port: string): DeviceEndpoint {
    const found = this.device.endpoints.find((endpoint) => endpoint.port === port)
    if (found) return found
    const ports = this.device.endpoints.map((endpoint) => endpoint.port).join(', ') || 'none'
    throw new Error(`${this.id} has no open port ${valueText(port)}; open ones: ${ports}`)
  }

  /**
   * Host and port at which a port of the unit listens.
   *
   * @throws Error when there is no such port, or it is not on the network
   * @example const { host, port } = unit.tcp('network')
   */
  tcp(port: string): TcpEndpoint {
    return tcpOf(this.id, this.endpoint(port))
  }

  /**
   * Path of the virtual serial port that a port of the unit is at.
   *
   * @throws Error when there is no such port, or it is no virtual serial port
   * @example const path = unit.pty('rj45')
   */
  pty(port: string): string {
    return ptyOf(this.id, this.endpoint(port))
  }

  /**
   * A moment of device time as text: how long after the bench of the test was made.
   *
   * @example unit.since(unit.events[0]!.at)
   */
  since(at: number): string {
    checkNumber('at', at, BENCH_LIMITS.startAt)
    return `+${formatDuration(at - this.#startedAt)}`
  }
}
