import { type Clock, daysSince2000, type Timer } from '../clock/clock.ts'
import type { CommandResult, SimpleSignalingRequest, Source, UpsCommand } from './commands.ts'
import { Diagnostics } from './diagnostics/diagnostics.ts'
import type { UpsEventBody, UpsListener } from './events.ts'
import { type Fault, Faults } from './faults.ts'
import type { Decisions } from './firmware/decisions.ts'
import type { Firmware } from './firmware/firmware.ts'
import { Alarm } from './front-panel/alarm.ts'
import { FrontPanel } from './front-panel/front-panel.ts'
import type { UpsModel } from './models/model.ts'
import { CAUSE_OF_COMMAND, Observer } from './observer.ts'
import { LoadShedding } from './outlets/load-shedding.ts'
import { Outlets } from './outlets/outlets.ts'
import type { AcInput } from './power/ac-input.ts'
import { Battery } from './power/battery.ts'
import { checkPacks } from './power/external-packs.ts'
import { type History, writeHistory } from './power/history.ts'
import { defaultLoad, type LoadWatts } from './power/load.ts'
import { Measurements } from './power/measurements.ts'
import { PowerPath } from './power/power-path.ts'
import { Settings } from './settings/settings.ts'
import { slotHost } from './slot-host.ts'
import type { SlotCard } from './smart-slot.ts'
import { UnitStatus } from './status.ts'
import { filled, type Traits, traitsOf } from './traits/index.ts'

export interface SmartUpsOptions {
  readonly clock: Clock
  readonly model: UpsModel
  readonly firmware: Firmware
  readonly serialNumber?: string
  /** Days since 2000-01-01; a year before the clock's present when left out. */
  readonly manufacturedOn?: number
  readonly load?: LoadWatts
}

/** A settled unit needs a handful of rounds; more means two parts undo each other's work. */
const MOST_ROUNDS = 100

/** A battery is taken to last this long from its installation (assumed; usual replacement advice). */
const BATTERY_LIFE_DAYS = 4 * 365

/**
 * One Smart-UPS: joins power path, outlets, battery, diagnostics, panel and slot, and is what every protocol,
 * the panel and the control API talk to. Whatever is done to it is followed by `settle`, which runs all that is
 * due and then sets one timer for what comes next; an idle unit has nothing else running.
 */
export class SmartUps {
  readonly clock: Clock
  readonly model: UpsModel
  identity: { readonly serialNumber: string; readonly manufacturedOn: number }
  readonly settings: Settings
  readonly faults = new Faults()
  readonly battery: Battery
  readonly outlets: Outlets
  readonly power: PowerPath
  readonly diagnostics: Diagnostics
  readonly shedding: LoadShedding
  readonly alarm = new Alarm()
  readonly measurements: Measurements
  readonly status: UnitStatus
  readonly panel: FrontPanel
  /** Goes up with everything that happens; with an unchanged clock it tells that no value has changed. */
  revision = 0
  #firmware: Firmware
  #traits: Traits
  #card: SlotCard | undefined
  #timer: Timer | undefined
  #settling = false
  readonly #listeners = new Set<UpsListener>()
  readonly #settledListeners = new Set<() => void>()
  readonly #observer: Observer

  constructor({
    clock,
    model,
    firmware,
    serialNumber = 'AS1234567890',
    manufacturedOn = daysSince2000(clock.now) - 365,
    load = defaultLoad(model),
  }: SmartUpsOptions) {
    this.clock = clock
    this.model = model
    this.#firmware = firmware
    this.#traits = this.#traitsNow()
    const now = () => clock.now
    const today = daysSince2000(clock.now)
    this.identity = { serialNumber, manufacturedOn }
    this.settings = new Settings(
      model,
      today - 365,
      () => this.traits,
      (name) => this.#settingChanged(name),
    )
    this.battery = new Battery(model, now)
    const shared = {
      ...{ now, model, settings: this.settings, battery: this.battery, faults: this.faults },
      traits: () => this.traits,
    }
    this.outlets = new Outlets({
      ...shared,
      decide: () => this.#askedDecisions(),
      acValid: () => this.power.inputOk,
      canFeed: () => this.power.canFeed,
      chargeTimeMs: (ms, percent) => this.battery.chargeTimeMs(ms, this.power.wattsAllOn, percent),
      switched: (group, cause, source, returned) => {
        this.power.explain(returned ? 'automatic-restart' : CAUSE_OF_COMMAND[source])
        this.emit({ type: 'outlet', group: group.name, on: group.on, cause })
      },
    })
    this.power = new PowerPath(
      { ...shared, outlets: this.outlets, testing: () => this.diagnostics.running },
      load,
    )
    this.diagnostics = new Diagnostics({
      ...shared,
      power: () => this.power,
      anyPending: () => this.outlets.groups.some((group) => group.process),
      testedAtStart: this.traits.startupSelfTest,
    })
    this.shedding = new LoadShedding({
      ...shared,
      outlets: this.outlets,
      onBatterySince: () => this.power.onBatterySince,
      runtimeMs: () => this.power.runtimeMs,
      overloaded: () => this.power.overloaded,
    })
    this.measurements = new Measurements(this)
    this.status = new UnitStatus(this)
    this.panel = new FrontPanel(this)
    this.#observer = new Observer(this)
    this.settle()
  }

  get firmware(): Firmware {
    return this.#firmware
  }

  /** What line, version, region and model decide of what the unit tells. */
  get traits(): Traits {
    return this.#traits
  }

  /** Firmware of the communication processor, for example `COM 03.8`. */
  get communicationFirmware(): string {
    return filled(this.#traits.communicationFirmware, { number: this.#firmware.version })
  }

  /** The electronics have a supply: ports answer and the panel lights. */
  get awake(): boolean {
    return this.power.data.awake
  }

  get card(): SlotCard | undefined {
    return this.#card
  }

  /** The unit's own serial and USB ports work: it has a supply, and no card has taken them over. */
  get portsAlive(): boolean {
    return this.awake && !this.#card?.takesOverPorts
  }

  /** The day the battery should be replaced, days since 2000-01-01 (register 133). */
  get replaceBatteryOn(): number {
    return this.settings.unit.batteryInstalledOn + BATTERY_LIFE_DAYS
  }

  /** Modbus runs, as the firmware reads its menu setting. */
  get modbusEnabled(): boolean {
    return this.#firmware.hasModbus && this.#firmware.decide.modbusEnabled(this.settings.unit.modbusEnabled)
  }

  /** Commands outlet groups: the one entry for ports, panel, cards and schedules. */
  command(command: UpsCommand): CommandResult {
    const awake = this.awake || (command.coldBoot === true && command.source === 'lcd')
    if (awake && command.action === 'on') this.#clearStop()
    const result: CommandResult = awake
      ? this.outlets.command(command)
      : { accepted: false, reason: 'unpowered' }
    this.emit({ type: 'command', command, result })
    this.settle()
    return result
  }

  /** A request of simple signaling (Modbus register 1540, a Basic port, the power button). */
  simpleSignal(request: SimpleSignalingRequest, source: Source): void {
    if (!this.awake) return
    if (request === 'remote-on') this.#clearStop()
    this.emit({ type: 'signal', request, source })
    this.outlets.simpleSignal(request, source)
    this.settle()
  }

  /** Changes the utility: volts (0 is a blackout), hertz, distortion. */
  setInput(change: Partial<AcInput>): void {
    this.power.data.input = { ...this.power.data.input, ...change }
    this.power.forgetAssessment()
    this.emit({ type: 'input', input: this.power.data.input })
    this.settle()
  }

  /**
   * Changes the battery: charge and health in percent, temperature in C, number of external packs. A `SettingError` says how
   * many packs the model takes.
   */
  setBattery(change: { charge?: number; temperature?: number; health?: number; packs?: number }): void {
    checkPacks(change.packs, this)
    this.battery.set(change)
    this.settle()
  }

  /** Changes the load of some groups, in watts. */
  setLoad(change: LoadWatts): void {
    this.power.settleEnergy()
    this.power.load = { ...this.power.load, ...change }
    this.settle()
  }

  /** Gives the unit a past: transfers, time on battery, energy. A `SettingError` says what is not allowed. */
  setHistory(change: Partial<History>): void {
    writeHistory(this.power, change)
    this.settle()
  }

  /** Raises or clears an alarm. */
  setFault(fault: Fault, active: boolean): void {
    this.faults.set(fault, active)
    this.settle()
  }

  /** Sets the energy counter back to 0. */
  resetEnergy(): void {
    this.power.settleEnergy()
    this.power.data.energyWh = 0
    this.settle()
  }

  startSelfTest(source: Source): boolean {
    return this.#settled(this.diagnostics.startSelfTest(source))
  }

  abortSelfTest(): boolean {
    return this.#settled(this.diagnostics.selfTest.abort())
  }

  startCalibration(source: Source): boolean {
    return this.#settled(this.diagnostics.startCalibration(source))
  }

  abortCalibration(): boolean {
    return this.#settled(this.diagnostics.calibration.abort())
  }

  /** Goes into or out of bypass; refused on units without one, and into it but from on line, as the panel offers it. */
  setBypass(on: boolean, source: Source): boolean {
    if (this.model.topology !== 'double-conversion') return false
    const { state } = this.power.data
    if (on && state !== 'online' && state !== 'bypass') return false
    this.power.data.bypassCommanded = on
    this.power.explain(CAUSE_OF_COMMAND[source])
    return this.#settled(true)
  }

  /** Clears latched alarms, as command register 1536 bit 9 does. */
  clearFaults(): void {
    for (const fault of this.faults.list) this.faults.set(fault, false)
    this.#clearStop()
    this.settle()
  }

  /** Flashes another version: settings, charge and outlets stay as they are. */
  flash(firmware: Firmware): void {
    this.#firmware = firmware
    this.#traits = this.#traitsNow()
    this.power.forgetAssessment()
    this.emit({ type: 'firmware', version: firmware.version, defects: firmware.defects })
    this.settle()
  }

  /** Puts a card into the SmartSlot, or takes it out. */
  fit(card: SlotCard | undefined): void {
    this.#card?.remove()
    this.#card = card
    card?.insert(slotHost(this))
    this.settle()
  }

  on(listener: UpsListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back whenever something has happened and everything that follows from it is done. */
  onSettled(listener: () => void): () => void {
    this.#settledListeners.add(listener)
    return () => this.#settledListeners.delete(listener)
  }

  emit(event: UpsEventBody): void {
    for (const listener of this.#listeners) listener({ at: this.clock.now, ...event })
  }

  /** Runs everything that is due until nothing moves, then sleeps until the next thing is. */
  settle(): void {
    if (this.#settling) return
    this.#settling = true
    this.revision++
    let rounds = 0
    while (this.#step())
      if (++rounds > MOST_ROUNDS)
        throw new Error(`${this.model.name} does not settle: ${this.power.data.state}`)
    this.#settling = false
    this.#observer.look()
    this.#plan()
    for (const listener of this.#settledListeners) listener()
  }

  /** Runs what is due at this very moment, should its timer not have fired yet. */
  catchUp(): void {
    if (this.#timer && this.#timer.dueAt <= this.clock.now) this.settle()
  }

  /** Changes the unit from outside in one piece: nothing runs in between, and everything after. */
  quietly(change: () => void): void {
    this.#settling = true
    change()
    this.#settling = false
    this.#timer?.cancel()
    this.#timer = undefined
    this.settle()
  }

  #step(): boolean {
    const moved = [this.power.step(), this.diagnostics.step(), this.outlets.step(), this.shedding.step()]
    // The card looks at a unit that has come to rest, never at one in the middle of switching its groups.
    return moved.includes(true) || (this.#card?.step() ?? false)
  }

  #plan(): void {
    const dues = [
      this.power.nextDueAt(),
      this.diagnostics.nextDueAt(),
      this.outlets.nextDueAt(),
      this.shedding.nextDueAt(),
      this.#card?.nextDueAt(),
    ]
    const next = Math.min(...dues.map((due) => due ?? Number.POSITIVE_INFINITY))
    if (this.#timer?.dueAt === next) return
    this.#timer?.cancel()
    this.#timer = Number.isFinite(next)
      ? this.clock.after(next - this.clock.now, `${this.model.name} step`, () => {
          this.#timer = undefined
          this.settle()
        })
      : undefined
  }

  #traitsNow(): Traits {
    const { lineId, version } = this.#firmware
    return traitsOf({ model: this.model, line: lineId, version })
  }

  #settled(result: boolean): boolean {
    this.settle()
    return result
  }

  #clearStop(): void {
    this.power.data.stopped = false
    this.power.data.overloadSince = 0
  }

  #settingChanged(name: string): void {
    this.power.forgetAssessment()
    this.emit({ type: 'setting', name })
    this.settle()
  }

  /** The firmware's decisions, reported when asked for. */
  #askedDecisions(): Decisions {
    const { decide } = this.#firmware
    return {
      ...decide,
      slotShutdownWhileOffPending: (when) =>
        this.#reported('slotShutdownWhileOffPending', decide.slotShutdownWhileOffPending(when)),
      cancelWhileAsleep: () => this.#reported('cancelWhileAsleep', decide.cancelWhileAsleep()),
    }
  }

  #reported<T extends string>(point: keyof Decisions, answer: T): T {
    this.emit({ type: 'decision', point, answer, defect: this.#firmware.decidedBy(point) ?? null })
    return answer
  }
}
