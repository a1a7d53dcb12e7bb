import { type Clock, daysSince2000 } from '../clock/clock.ts'
import {
  type BatteryChange,
  checkedBattery,
  checkedCommand,
  checkedInput,
  checkedLoad,
} from './check-change.ts'
import { checkChoice, checkFlag, checkMade } from './check-value.ts'
import { ClosedError } from './closed-error.ts'
import {
  type CommandResult,
  SIGNALING_REQUESTS,
  type SimpleSignalingRequest,
  type SlotName,
  SOURCES,
  type Source,
  type UnitCommand,
  type UpsCommand,
} from './commands.ts'
import { Diagnostics } from './diagnostics/diagnostics.ts'
import type { EmulatedUps } from './emulated-ups.ts'
import { EventSource } from './event-source.ts'
import { FalseAlarms } from './false-alarms.ts'
import { FAULTS, type Fault, Faults } from './faults.ts'
import type { Firmware } from './firmware/firmware.ts'
import { reportedDecisions } from './firmware/reported-decisions.ts'
import { switchedSince } from './firmware/switched-since.ts'
import { Alarm } from './front-panel/alarm.ts'
import { FrontPanel } from './front-panel/front-panel.ts'
import { Measurements } from './measurements.ts'
import type { UpsModel } from './models/model.ts'
import { Observer } from './observer.ts'
import { LoadShedding } from './outlets/load-shedding.ts'
import { Outlets } from './outlets/outlets.ts'
import type { AcInput } from './power/ac-input.ts'
import { Battery } from './power/battery.ts'
import { type History, writeHistory } from './power/history.ts'
import { defaultLoad, type LoadWatts } from './power/load.ts'
import { PowerPath } from './power/power-path.ts'
import { replaceBatteryOn } from './power/replace-battery.ts'
import { turnsOn } from './power/turn-on.ts'
import { Settings } from './settings/settings.ts'
import type { SlotCard } from './slots/slot-card.ts'
import { slotHost } from './slots/slot-host.ts'
import { Slots } from './slots/slots.ts'
import type { SmartUpsOptions } from './smart-ups-options.ts'
import { UnitStatus } from './status.ts'
import { StepTimer } from './step-timer.ts'
import { stepUntilSettled } from './step-until-settled.ts'
import { filled, type Traits } from './traits/index.ts'
import { UnitTraits } from './traits/unit-traits.ts'
import { FirmwareUpdate } from './update/firmware-update.ts'

/**
 * One Smart-UPS: joins power path, outlets, battery, diagnostics, panel and slot, and is what every protocol, the panel and
 * the control API talk to. Whatever is done to it is followed by `settle`, which runs all that is due and sets one timer
 * for what comes next. What it does not take is a TypeError or RangeError naming the values allowed, and changes nothing.
 */
export class SmartUps extends EventSource implements EmulatedUps {
  readonly clock: Clock
  readonly seed: number
  readonly model: UpsModel
  identity: { readonly serialNumber: string; readonly manufacturedOn: number }
  readonly settings: Settings
  readonly faults = new Faults()
  readonly battery: Battery
  readonly outlets: Outlets
  readonly power: PowerPath
  readonly diagnostics: Diagnostics
  readonly shedding: LoadShedding
  readonly falseAlarms: FalseAlarms
  readonly alarm = new Alarm()
  readonly update = new FirmwareUpdate(this)
  readonly slots: Slots
  readonly measurements: Measurements
  readonly status: UnitStatus
  readonly panel: FrontPanel
  /** Goes up with everything that happens; with an unchanged clock it tells that no value has changed. */
  revision = 0
  #firmware: Firmware
  readonly #traits: UnitTraits
  readonly #timer: StepTimer
  #settling = false
  #closed = false
  readonly #observer: Observer
  readonly #parts: readonly { step(): boolean; nextDueAt(): number | undefined }[]

  constructor({
    clock,
    model,
    firmware,
    serialNumber = 'AS1234567890',
    manufacturedOn = daysSince2000(clock.now) - 365,
    load = defaultLoad(model),
    seed = 1,
  }: SmartUpsOptions) {
    super()
    this.clock = clock
    this.seed = seed
    this.model = model
    this.#firmware = firmware
    this.#timer = new StepTimer(clock, `${model.name} step`, () => this.settle())
    this.#traits = new UnitTraits(model)
    const now = () => clock.now
    const today = daysSince2000(clock.now)
    this.identity = { serialNumber, manufacturedOn }
    this.settings = new Settings(
      model,
      today - 365,
      () => this.traits,
      (name) => this.#settingChanged(name),
      () => this.refuseWhenClosed(),
    )
    this.battery = new Battery(model, now)
    const shared = {
      ...{ now, model, settings: this.settings, battery: this.battery, faults: this.faults },
      traits: () => this.traits,
      decide: () => this.#firmware.decide,
    }
    this.outlets = new Outlets({
      ...{ ...shared, switching: () => this.power.settleEnergy() },
      decide: () => reportedDecisions(this),
      acValid: () => this.power.inputOk,
      canFeed: () => this.power.canFeed,
      turnsOn: (why, afterLowBattery) => turnsOn(this, why, afterLowBattery),
      chargeTimeMs: (ms, percent) => this.battery.chargeTimeMs(ms, this.power.wattsAllOn, percent),
      switched: (group, cause, source, returned) => {
        this.power.switched(source, returned)
        this.emit({ type: 'outlet', group: group.name, on: group.on, cause })
      },
    })
    this.power = new PowerPath(
      {
        ...shared,
        outlets: this.outlets,
        testing: () => this.diagnostics.running,
        updating: () => this.update.holdsElectronics,
      },
      checkedLoad(load, model, { mayBeEmpty: true }),
    )
    this.diagnostics = new Diagnostics({
      ...shared,
      power: () => this.power,
      anyPending: () => this.outlets.groups.some((group) => group.process),
      testedAtStart: this.traits.startupSelfTest,
      seed,
      dropLoad: () => this.outlets.dropAll('ups-status-change', false),
    })
    this.shedding = new LoadShedding({
      ...{ ...shared, outlets: this.outlets },
      onBatterySince: () => this.power.onBatterySince,
      runtimeMs: () => this.power.runtimeMs,
      overloaded: () => this.power.overloaded,
    })
    this.slots = new Slots(model.smartSlots, (slot) => slotHost(this, slot))
    this.measurements = new Measurements(this)
    this.status = new UnitStatus(this)
    this.panel = new FrontPanel(this)
    this.#observer = new Observer(this)
    this.falseAlarms = new FalseAlarms(this)
    this.#parts = [this.power, this.diagnostics, this.outlets, this.shedding, this.falseAlarms, this.update]
    this.settle()
  }

  get firmware(): Firmware {
    return this.#firmware
  }

  /** What line, version, region and model decide of what the unit tells. */
  get traits(): Traits {
    return this.#traits.of(this.#firmware)
  }

  /** Firmware of the communication processor, for example `COM 03.8`. */
  get communicationFirmware(): string {
    return filled(this.traits.communicationFirmware, { number: this.#firmware.version })
  }

  /** The electronics have a supply: ports answer and the panel lights. */
  get awake(): boolean {
    return this.power.data.awake
  }

  /** The unit's own serial and USB ports work: it has a supply, and no card has taken them over. */
  get portsAlive(): boolean {
    return this.awake && !this.slots.portTaker
  }

  /** The day the battery should be replaced, days since 2000-01-01 (register 133). */
  get replaceBatteryOn(): number {
    return replaceBatteryOn(this)
  }

  /** Modbus runs, as the firmware reads its menu setting. */
  get modbusEnabled(): boolean {
    return this.#firmware.hasModbus && this.#firmware.decide.modbusEnabled(this.settings.unit.modbusEnabled)
  }

  /** Commands outlet groups: the one entry for ports, panel, cards and schedules. */
  command(given: UnitCommand | UpsCommand): CommandResult {
    this.refuseWhenClosed()
    const command = checkedCommand(given)
    const coldBoot = command.coldBoot && command.source === 'lcd' && !this.update.holdsElectronics
    const awake = this.awake || coldBoot
    if (awake && command.action === 'on') this.#clearStop()
    const refused: CommandResult = { accepted: false, reason: 'unpowered' }
    const result = awake ? this.outlets.command(command) : refused
    this.emit({ type: 'command', command, result })
    this.settle()
    return result
  }

  /** A request of simple signaling (Modbus register 1540, a Basic port, the power button). */
  simpleSignal(request: SimpleSignalingRequest, source: Source): void {
    this.refuseWhenClosed()
    checkChoice('request', request, SIGNALING_REQUESTS)
    checkChoice('source', source, SOURCES)
    if (!this.awake) return
    if (request === 'remote-on') this.#clearStop()
    this.emit({ type: 'signal', request, source })
    this.outlets.simpleSignal(request, source)
    this.settle()
  }

  /** Changes the utility: volts (0 is a blackout), hertz, distortion. */
  setInput(change: Partial<AcInput>): void {
    this.refuseWhenClosed()
    this.power.data.input = { ...this.power.data.input, ...checkedInput(change) }
    this.power.forgetAssessment()
    this.emit({ type: 'input', input: this.power.data.input })
    this.settle()
  }

  /**
   * Changes the battery: charge and health in percent, temperature in degrees Celsius, number of external packs.
   *
   * @throws SettingError with how many packs the model takes
   */
  setBattery(change: BatteryChange): void {
    this.refuseWhenClosed()
    this.battery.set(checkedBattery(change, this))
    this.settle()
  }

  /** Changes the load of some groups, in watts. */
  setLoad(change: LoadWatts): void {
    this.refuseWhenClosed()
    const load = checkedLoad(change, this.model)
    this.power.settleEnergy()
    this.power.load = { ...this.power.load, ...load }
    this.settle()
  }

  /** Gives the unit a past: transfers, time on battery, energy. A `SettingError` says what is not allowed. */
  setHistory(change: Partial<History>): void {
    this.refuseWhenClosed()
    writeHistory(this.power, change)
    this.settle()
  }

  /** Raises or clears an alarm. */
  setFault(fault: Fault, active: boolean): void {
    this.refuseWhenClosed()
    checkChoice('fault', fault, [...FAULTS.keys()])
    checkFlag(`fault ${fault}`, active)
    this.faults.set(fault, active)
    this.settle()
  }

  /** Sets the energy counter back to 0. */
  resetEnergy(): void {
    this.refuseWhenClosed()
    this.power.settleEnergy()
    this.power.data.energyWh = 0
    this.settle()
  }

  startSelfTest(source: Source): boolean {
    this.refuseWhenClosed()
    checkChoice('source', source, SOURCES)
    return this.#settled(this.diagnostics.startSelfTest(source))
  }

  abortSelfTest(): boolean {
    this.refuseWhenClosed()
    return this.#settled(this.diagnostics.selfTest.abort())
  }

  startCalibration(source: Source): boolean {
    this.refuseWhenClosed()
    checkChoice('source', source, SOURCES)
    return this.#settled(this.diagnostics.startCalibration(source))
  }

  abortCalibration(): boolean {
    this.refuseWhenClosed()
    return this.#settled(this.diagnostics.calibration.abort())
  }

  /** Goes into or out of bypass; refused on units without one, and into it but from on line, as the panel offers it. */
  setBypass(on: boolean, source: Source): boolean {
    this.refuseWhenClosed()
    checkFlag('bypass', on)
    checkChoice('source', source, SOURCES)
    return this.power.commandBypass(on, source) && this.#settled(true)
  }

  /** Clears latched alarms, as command register 1536 bit 9 does. */
  clearFaults(): void {
    this.refuseWhenClosed()
    for (const fault of this.faults.list) this.faults.set(fault, false)
    this.#clearStop()
    this.settle()
  }

  /** Flashes another version at once, as no user can: settings, charge and outlets stay as they are. */
  flash(firmware: Firmware): void {
    this.refuseWhenClosed()
    checkMade('firmware', firmware, ['line', 'version', 'decide'], 'one that new Firmware() made')
    const switched = switchedSince(this.#firmware.choices, firmware.choices)
    this.#firmware = firmware
    this.update.flashed()
    this.power.forgetAssessment()
    this.emit({ type: 'firmware', version: firmware.version, defects: firmware.defects, ...switched })
    this.settle()
  }

  /**
   * Puts a card into a SmartSlot in place of what was there, or empties it.
   *
   * @throws RangeError when the unit has no such slot
   */
  fit(card: SlotCard | undefined, slot: SlotName = 'smartslot1'): void {
    this.refuseWhenClosed()
    this.slots.fit(slot, card)
    this.settle()
  }

  /** Runs everything that is due until nothing moves, then sleeps until the next thing is. */
  settle(): void {
    if (this.#settling) return
    this.#settling = true
    this.revision++
    try {
      stepUntilSettled(() => this.#step(), this.model.name)
    } finally {
      this.#settling = false
    }
    this.#observer.look()
    this.#timer.plan([...this.#parts, this.slots].map((part) => part.nextDueAt()))
    this.reportSettled()
  }

  /** Runs what is due at this very moment, should its timer not have fired yet. */
  catchUp(): void {
    if ((this.#timer.dueAt ?? Number.POSITIVE_INFINITY) <= this.clock.now) this.settle()
  }

  /** Changes the unit from outside in one piece: nothing runs in between, and everything after. */
  quietly(change: () => void): void {
    this.#settling = true
    change()
    this.#settling = false
    this.#timer.cancel()
    this.settle()
  }

  /** Its bench is closed: nothing runs by itself any more, and whoever changes it gets an error. */
  close(): void {
    this.#closed = true
    this.#timer.cancel()
  }

  /** @throws ClosedError when its bench is closed */
  refuseWhenClosed(): void {
    if (this.#closed) throw new ClosedError(`the bench of this ${this.model.name} is closed`)
  }

  #step(): boolean {
    // Cards look at a unit that has come to rest, never at one in the middle of switching its groups.
    return this.#parts.map((part) => part.step()).includes(true) || this.slots.step()
  }

  #settled(result: boolean): boolean {
    this.settle()
    return result
  }

  #clearStop(): void {
    Object.assign(this.power.data, { stopped: false, overloadSince: null })
  }

  #settingChanged(name: string): void {
    this.power.forgetAssessment()
    this.emit({ type: 'setting', name })
    this.settle()
  }
}
