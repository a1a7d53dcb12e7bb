import type { BatteryChange } from './check-change.ts'
import type { CommandResult, SimpleSignalingRequest, Source, UnitCommand } from './commands.ts'
import type { UpsListener } from './events.ts'
import type { Fault } from './faults.ts'
import type { Firmware } from './firmware/firmware.ts'
import type { Key, PanelView } from './front-panel/front-panel.ts'
import type { UpsModel } from './models/model.ts'
import type { AcInput } from './power/ac-input.ts'
import type { LoadWatts } from './power/load.ts'
import type { UnitSettingsAccess } from './settings/settings-access.ts'

/** The front panel as a person meets it. */
export interface EmulatedPanel {
  /**
   * What is on the display, which lights are lit, what the beeper does.
   *
   * @example ups.panel.view().rows
   */
  view(): PanelView
  /**
   * Presses a key and lets it go after so many milliseconds, 100 when left out.
   *
   * @throws TypeError or RangeError naming the value given and those allowed
   * @example ups.panel.press('power', 5000)
   */
  press(key: Key, heldMs?: number): void
}

/**
 * One emulated Smart-UPS: what is around it, what can be done to it, and what it reports. What it is like at a moment is in
 * `deviceState(device)`. Every method that changes something throws `TypeError` or `RangeError`, naming the value given and
 * those allowed, and changes nothing then; after its bench was closed it throws `ClosedError`.
 */
export interface EmulatedUps {
  readonly model: UpsModel
  readonly firmware: Firmware
  readonly identity: { readonly serialNumber: string; readonly manufacturedOn: number }
  /** Device time, milliseconds since 1970-01-01 UTC. */
  readonly clock: { readonly now: number }
  /** Its electronics have a supply: ports answer and the panel lights. */
  readonly awake: boolean
  readonly settings: UnitSettingsAccess
  readonly panel: EmulatedPanel
  /**
   * Commands outlet groups as a port, the LCD or a card would. A refusal is an answer; `describeRefusal` puts it into words.
   *
   * @example ups.command({ action: 'off', targets: ['SOG0'], source: 'lcd', useDelay: true })
   */
  command(command: UnitCommand): CommandResult
  /**
   * A request of simple signaling, such as a cable at a Basic port or the power button makes.
   *
   * @example ups.simpleSignal('request-shutdown', 'smartslot1')
   */
  simpleSignal(request: SimpleSignalingRequest, source: Source): void
  /**
   * Changes the utility: volts (0 is a blackout), hertz, whether the waveform is bent.
   *
   * @example ups.setInput({ voltage: 0 })
   */
  setInput(change: Partial<AcInput>): void
  /**
   * Changes the battery: charge and health in percent, temperature in degrees Celsius.
   *
   * @example ups.setBattery({ charge: 40, health: 60 })
   */
  setBattery(change: BatteryChange): void
  /**
   * Changes what hangs on the outlets, watts by group.
   *
   * @example ups.setLoad({ SOG0: 300 })
   */
  setLoad(change: LoadWatts): void
  /**
   * Raises or clears an alarm.
   *
   * @example ups.setFault('needs-replacement', true)
   */
  setFault(fault: Fault, active: boolean): void
  /**
   * Clears every alarm, and turns a stopped output loose.
   *
   * @example ups.clearFaults()
   */
  clearFaults(): void
  /**
   * Starts a self-test; false when the unit refuses it.
   *
   * @example ups.startSelfTest('lcd')
   */
  startSelfTest(source: Source): boolean
  /**
   * Stops a self-test; false when none runs.
   *
   * @example ups.abortSelfTest()
   */
  abortSelfTest(): boolean
  /**
   * Starts a runtime calibration; false when the unit refuses it.
   *
   * @example ups.startCalibration('rj45')
   */
  startCalibration(source: Source): boolean
  /**
   * Stops a runtime calibration; false when none runs.
   *
   * @example ups.abortCalibration()
   */
  abortCalibration(): boolean
  /**
   * Goes into or out of bypass; false on units that have none.
   *
   * @example ups.setBypass(true, 'lcd')
   */
  setBypass(on: boolean, source: Source): boolean
  /**
   * Flashes another firmware: settings, charge and outlets stay as they are.
   *
   * @example ups.flash(new Firmware(line, '09.3'))
   */
  flash(firmware: Firmware): void
  /**
   * Reports every event of the unit; returns what ends that.
   *
   * @example const stop = ups.on((event) => console.log(event.type))
   */
  on(listener: UpsListener): () => void
}
