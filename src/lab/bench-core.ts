import { VIRTUAL_EPOCH, VirtualClock } from '../../emulators/clock/virtual-clock.ts'
import {
  checkCallback,
  checkFlag,
  checkMade,
  checkNumber,
  givenFields,
} from '../../emulators/smart-ups/check-value.ts'
import { ClosedError } from '../../emulators/smart-ups/closed-error.ts'
import type { SlotName } from '../../emulators/smart-ups/commands.ts'
import type { LineClock } from '../line/line-clock.ts'
import type { AnyCardConfig } from './cards/card-kind.ts'
import { Device } from './device.ts'
import type { EmulatedBench } from './emulated-bench.ts'
import { Journal } from './journal.ts'
import type { DeviceConfig } from './lab-file/schema.ts'
import { type Catalogue, catalogueOf } from './plugins/catalogue.ts'
import type { PlugIn } from './plugins/plug-in.ts'
import type { PortKind } from './port-kind.ts'
import { randomSeed, randomToken } from './random/random-source.ts'
import { BENCH_LIMITS } from './schemas/bench-limits.ts'
import type { BenchSnapshot } from './snapshot/bench-snapshot.ts'
import { restoreBench, saveBench } from './snapshot/snapshot.ts'
import { SnapshotError } from './snapshot/snapshot-error.ts'
import { type Duration, milliseconds } from './time/duration.ts'
import { realTime, wallClockMs } from './time/real-time.ts'
import { TimeDriver, type TimeMode } from './time/time-driver.ts'
import { Traffic } from './traffic/traffic.ts'
import { checkedDevice, type DeviceInput } from './unit/check-device.ts'
import { DeviceError } from './unit/device-error.ts'

export interface BenchCoreOptions {
  readonly time?: TimeMode
  /** What everything random on the bench is drawn from; drawn itself when left out. */
  readonly seed?: number
  /** Line time; the computer's unless a test brings its own. */
  readonly line?: LineClock
  /** Device time to begin at, milliseconds since 1970; now, or for a virtual clock always the same moment, when left out. */
  readonly startAt?: number
  /** What it knows beyond what this program brings: values of `defineDefect`, `defineModel`, `defineTrait`, `defineCardVersion`. */
  readonly plugins?: readonly PlugIn[]
}

/** The most devices on one bench: a bound, far above what one machine serves. */
const MOST_DEVICES = 10_000

/**
 * Emulated units and the time they share, without a way to the outside: no sockets, no files. It runs wherever
 * JavaScript does, a browser included; `Bench` adds ports and saved settings.
 */
export class BenchCore implements EmulatedBench {
  readonly clock: VirtualClock
  readonly time: TimeDriver
  readonly journal = new Journal()
  /** What passes on the wires of open ports. */
  readonly traffic: Traffic
  /** What could not be kept, by device, until it can be again. */
  readonly troubles = new Map<string, string>()
  /** Repeats the faults of a run on the wire. */
  readonly seed: number
  /** Tells this bench from the one that was there before it was started anew. */
  readonly run = randomToken(6)
  /** Line time of its ports. */
  readonly line: LineClock
  /** Device time when it was made, before anything happened on it. */
  readonly startedAt: number
  readonly plugins: readonly PlugIn[]
  /** Models, firmware, defects and versions of cards that it knows. */
  readonly catalogue: Catalogue
  readonly #mode: TimeMode
  readonly #devices = new Map<string, Device>()
  /** What `reset` goes back to: devices that `add` put there. */
  readonly #lab = new Map<string, DeviceConfig>()
  /** How each device was described, those that were taken away since included. */
  readonly #described = new Map<string, DeviceConfig>()
  /** Devices come and go one after the other, their ports with them. */
  #turn: Promise<unknown> = Promise.resolve()
  #closing: Promise<void> | undefined

  /** @throws TypeError or RangeError when an option is wrong, naming the value given and those allowed */
  constructor(options: BenchCoreOptions = {}) {
    givenFields('bench', options, ['time', 'seed', 'line', 'startAt', 'plugins'], { mayBeEmpty: true })
    const { time = { virtual: true }, seed, line = realTime, startAt, plugins = [] } = options
    checkTime(time)
    checkLine(line)
    if (seed !== undefined) checkNumber('seed', seed, BENCH_LIMITS.seed)
    if (startAt !== undefined) checkNumber('startAt', startAt, BENCH_LIMITS.startAt)
    this.plugins = plugins
    this.catalogue = catalogueOf(plugins)
    this.seed = seed ?? randomSeed()
    this.line = line
    this.#mode = time
    this.clock = new VirtualClock(startAt ?? (time.virtual ? VIRTUAL_EPOCH : wallClockMs()))
    this.startedAt = this.clock.now
    this.time = new TimeDriver(this.clock, line, time)
    this.traffic = new Traffic({
      device: () => {
        this.sync()
        return this.clock.now
      },
      now: () => this.clock.now,
      line: () => line.now(),
    })
  }

  get devices(): readonly Device[] {
    return [...this.#devices.values()]
  }

  device(id: string): Device | undefined {
    return this.#devices.get(id)
  }

  /**
   * Puts a unit on the bench; `reset` goes back to it.
   *
   * @throws DeviceError when it cannot stand there as asked, naming what was given and what is allowed
   */
  add(id: string, given: DeviceInput): Device {
    const device = this.#put(id, given)
    this.#lab.set(id, device.config)
    return device
  }

  /**
   * Puts a unit on a bench that runs and opens its ports; `reset` takes it away again.
   *
   * @throws DeviceError as `add` does; PortError when a port cannot be had, and then the unit is not there
   */
  addOpen(id: string, given: DeviceInput): Promise<Device> {
    return this.#inTurn(() => this.#putOpen(id, given))
  }

  /**
   * Takes a unit off the bench: its ports close, its timers end. What it saved is kept.
   *
   * @throws DeviceError when there is none of that name
   */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const device = this.#devices.get(id)
      if (!device) {
        const known = [...this.#devices.keys()].slice(0, 20).join(', ')
        throw new DeviceError(String(id), `there is no device of that name; there are: ${known || 'none'}`)
      }
      await this.#takeOff(device)
      this.journal.add(id, { type: 'removed', at: this.clock.now })
    })
  }

  /** Goes back to the devices that `add` put on the bench, as they were then, device time and its speed included. */
  reset(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#bringBack(this.#lab)
      for (const device of this.devices) {
        if (!this.#lab.has(device.id)) await this.#takeOff(device)
        for (const wire of device.wires.values()) wire.set([])
        device.hosts.setTo(device.config.hosts ?? {})
      }
      this.#sortAs([...this.#lab.keys()])
      this.#restore(this.#asStarted())
      if (!this.#mode.virtual) this.time.set({ speed: this.#mode.speed, paused: false })
      for (const device of this.devices) {
        this.settled(device)
        this.journal.add(device.id, { type: 'reset', at: this.clock.now })
      }
    })
  }

  /** As `restore`, devices of the snapshot that were taken away since put back first, their ports with them. */
  goBack(snapshot: BenchSnapshot): Promise<void> {
    return this.#inTurn(async () => {
      const gone = Object.keys(snapshot.devices).flatMap((id) => {
        const config = this.#described.get(id)
        return config ? [[id, config] as const] : []
      })
      await this.#bringBack(new Map(gone))
      this.restore(snapshot)
    })
  }

  /** One after the other, however many ask at once. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(() => {
      this.refuseWhenClosed()
      this.sync()
      return change()
    })
    this.#turn = done.catch(() => {})
    return done
  }

  async #bringBack(devices: ReadonlyMap<string, DeviceConfig>): Promise<void> {
    for (const [id, config] of devices) if (!this.#devices.has(id)) await this.#putOpen(id, config)
  }

  async #putOpen(id: string, given: DeviceInput): Promise<Device> {
    const device = this.#put(id, given)
    try {
      await this.openPorts(device)
      this.refuseWhenClosed()
    } catch (error) {
      await this.#takeOff(device)
      throw error
    }
    this.journal.add(id, { type: 'added', at: this.clock.now, model: device.ups.model.name })
    return device
  }

  async #takeOff(device: Device): Promise<void> {
    for (const wire of device.wires.values()) wire.set([])
    await this.closePortsOf(device)
    device.hosts.close()
    device.ups.close()
    this.#devices.delete(device.id)
    this.troubles.delete(device.id)
  }

  #sortAs(ids: readonly string[]): void {
    const sorted = ids.map((id) => [id, this.#devices.get(id)!] as const)
    this.#devices.clear()
    for (const [id, device] of sorted) this.#devices.set(id, device)
  }

  /** The bench as it was when nothing had happened on it; made anew, since few benches are ever asked for it. */
  #asStarted(): BenchSnapshot {
    const anew = new BenchCore({ seed: this.seed, startAt: this.startedAt, plugins: this.plugins })
    try {
      for (const [id, config] of this.#lab) anew.add(id, config)
      return anew.snapshot()
    } finally {
      void anew.close()
    }
  }

  #put(id: string, given: DeviceInput): Device {
    this.refuseWhenClosed()
    const config = checkedDevice(id, given)
    if (this.#devices.has(id)) throw new DeviceError(id, 'there is a device of that name already')
    if (this.#devices.size >= MOST_DEVICES)
      throw new DeviceError(id, `a bench holds at most ${MOST_DEVICES} devices`)
    const device = create(id, config, this.clock, this.catalogue)
    this.prepare(device)
    this.#devices.set(id, device)
    this.#described.delete(id)
    this.#described.set(id, config)
    if (this.#described.size > MOST_DEVICES) this.#described.delete(this.#described.keys().next().value!)
    device.ups.on((event) => this.journal.add(id, event))
    device.hosts.on((event) => this.journal.add(id, event))
    device.onSilence = (event) => this.journal.add(id, event)
    // After the journal, which records a relay before the host behind it.
    device.hosts.start({ sync: () => this.sync(), seed: this.seed, traffic: this.traffic, line: this.line })
    return device
  }

  /** What a bench of its kind does with a new device before anybody sees it; an error keeps it off the bench. */
  protected prepare(_device: Device): void {}

  /** Opens the ports of a device that came while the bench was open. @throws PortError when one cannot be had */
  protected async openPorts(_device: Device): Promise<void> {}

  protected async closePortsOf(_device: Device): Promise<void> {}

  /** Called when a device has gone back to how it was when the bench began. */
  protected settled(_device: Device): void {}

  /** The kinds of ports that can be opened, and why one cannot; a bench without ports has none. */
  portKinds(): readonly PortKind[] {
    return []
  }

  /**
   * Puts a card into a slot or takes it out (null).
   *
   * @throws DeviceError when the unit has no such slot
   */
  async fitCard(device: Device, slot: SlotName, config: AnyCardConfig | null): Promise<void> {
    device.fitCard(slot, config)
  }

  /** Brings device time up to the moment. Whoever looks at a unit from outside calls this first. */
  sync(): void {
    this.time.sync()
  }

  /**
   * Jumps forward by so much device time: seconds, or text such as `10m`.
   *
   * @throws RangeError or TypeError naming what was given and the forms allowed
   */
  advance(duration: Duration): void {
    this.refuseWhenClosed()
    this.time.advance(milliseconds(duration))
  }

  snapshot(): BenchSnapshot {
    this.refuseWhenClosed()
    this.sync()
    return saveBench(this)
  }

  restore(snapshot: BenchSnapshot): void {
    this.refuseWhenClosed()
    this.sync()
    const [was, last] = [this.clock.now, this.journal.last]
    this.#restore(snapshot)
    const made = this.journal.last - last
    this.journal.add('', { type: 'restored', at: this.clock.now, was, made })
  }

  #restore(snapshot: BenchSnapshot): void {
    checkMade(
      'snapshot',
      snapshot,
      ['format', 'now', 'devices'],
      'one that snapshot() or checkSnapshot() gave',
    )
    for (const { id, ups } of this.devices) {
      const model = Object.hasOwn(snapshot.devices, id) ? snapshot.devices[id]!.model : ups.model.name
      if (model !== ups.model.name)
        throw new SnapshotError(`${id} is a ${ups.model.name} here, and a ${model} in the snapshot`)
    }
    restoreBench(this, snapshot)
    this.time.moved()
  }

  /** It was closed: nothing can be done with it any more, though its units can still be looked at. */
  get closed(): boolean {
    return this.#closing !== undefined
  }

  /** Stops its clock and closes what is open. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.time.stop()
    await this.#turn
    try {
      await this.closePorts()
    } finally {
      // After the ports: what a client still sends meanwhile is answered as before.
      for (const { hosts, ups } of this.devices) {
        hosts.close()
        ups.close()
      }
    }
  }

  /** What a bench of its kind has open to the outside. */
  protected async closePorts(): Promise<void> {}

  /** @throws ClosedError */
  protected refuseWhenClosed(): void {
    if (this.closed) throw new ClosedError('this bench is closed; make a new one')
  }
}

function checkTime(time: TimeMode): void {
  const fields = Object.fromEntries(givenFields('time', time, ['virtual', 'speed']))
  checkFlag('time.virtual', fields.virtual)
  if (!fields.virtual) checkNumber('time.speed', fields.speed, BENCH_LIMITS.speed)
}

function checkLine(line: LineClock): void {
  checkMade('line', line, ['now', 'after'], 'a clock of line time with now() and after()')
  checkCallback('line.now', line.now)
  checkCallback('line.after', line.after)
}

function create(id: string, config: DeviceConfig, clock: VirtualClock, catalogue: Catalogue): Device {
  try {
    return new Device(id, config, clock, catalogue)
  } catch (error) {
    if (error instanceof DeviceError) throw error
    throw new DeviceError(id, (error as Error).message, error)
  }
}
