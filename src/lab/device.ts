import { type Clock, daysSince2000 } from '../../emulators/clock/clock.ts'
import { dayAt } from '../../emulators/clock/iso-date.ts'
import { checkConfiguration } from '../../emulators/interface-expander-2/configuration-check.ts'
import { InterfaceExpander2 } from '../../emulators/interface-expander-2/interface-expander-2.ts'
import { resolveFirmware } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { type DefectChoices, Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'
import type { WireFaults } from '../ports/faults/faulty-line.ts'
import { fixRegisters } from '../protocols/modbus/fixed-registers.ts'
import { type Card, cardOf } from './cards.ts'
import { Conversations } from './conversations.ts'
import { defined } from './defined.ts'
import type { DeviceEndpoint } from './endpoints.ts'
import { DeviceHosts } from './hosts/device-hosts.ts'
import { whyImpossible } from './impossible.ts'
import type { DeviceConfig, FirmwareChoice } from './lab-file/schema.ts'
import type { SilenceEvent } from './silence/silence-event.ts'

/** A device cannot be put on the bench as asked. */
export class DeviceError extends Error {
  readonly exitCode = 2
  constructor(id: string, message: string, cause?: unknown) {
    super(`${id}: ${message}`, { cause })
    this.name = 'DeviceError'
  }
}

/** One unit on the bench with its card and the endpoints it can be reached at. */
export class Device {
  readonly id: string
  readonly ups: SmartUps
  readonly config: DeviceConfig
  /** What works, but not as its user may think. */
  readonly warnings: readonly string[]
  /** The card that belongs to this unit, in its slot or beside it. */
  #card: Card | undefined
  /** What hangs on its outlets and what became of it. */
  readonly hosts: DeviceHosts
  endpoints: DeviceEndpoint[] = []
  /** What goes wrong on its wires, by port. */
  readonly wires = new Map<string, WireFaults>()
  readonly conversations = new Conversations()
  /** Hears why a client on one of its ports was not answered. */
  onSilence: (event: SilenceEvent) => void = () => {}

  constructor(id: string, config: DeviceConfig, clock: Clock) {
    this.id = id
    this.config = config
    const model = findModel(config.model)
    const firmware = firmwareOf(model, config.firmware)
    const impossible = whyImpossible(model, firmware, config)
    if (impossible) throw new DeviceError(id, impossible)
    this.ups = new SmartUps({
      clock,
      model,
      firmware,
      ...(config.serial === undefined ? {} : { serialNumber: config.serial }),
      ...(config.manufactured === undefined ? {} : { manufacturedOn: dayOf(config.manufactured) }),
      ...(config.load === undefined ? {} : { load: defined(config.load) }),
    })
    if (config.registers) fixRegisters(this.ups, config.registers)
    this.#card = config.smartslot1 ? cardOf(config.smartslot1) : undefined
    this.ups.fit(this.#card)
    this.#prepare()
    this.hosts = new DeviceHosts(this, config.hosts ?? {}, clock)
    this.warnings = this.#warnings(model)
  }

  /** The card in the slot. */
  get card(): Card | undefined {
    return this.ups.card && this.#card
  }

  /** The card that was taken out of the slot: what it remembers; null when none lies there. */
  get aside(): unknown {
    return this.ups.card ? null : (this.#card?.save() ?? null)
  }

  /** Lays a card beside a unit whose slot is empty, as one was saved; null takes it away. */
  set aside(saved: unknown) {
    if (this.ups.card) return
    if (saved !== null) this.#card ??= cardOf({ card: 'AP9624' })
    else this.#card = undefined
    this.#card?.load(saved)
  }

  /** The card in the slot, when it is an AP9624. */
  get expander(): InterfaceExpander2 | undefined {
    return this.card instanceof InterfaceExpander2 ? this.card : undefined
  }

  /**
   * Puts an AP9624 into the slot, or takes it out. One that was there before comes back with its switches as they were
   * and its cables in.
   *
   * @throws DeviceError when the unit has no slot, or another card is in it
   */
  fitExpander(fitted: boolean): void {
    const { ups } = this
    if (!ups.model.smartSlot) throw new DeviceError(this.id, `${ups.model.name} has no SmartSlot`)
    if (this.#card && !(this.#card instanceof InterfaceExpander2))
      throw new DeviceError(
        this.id,
        `the ${this.#card.card} in its slot cannot be exchanged while the bench runs`,
      )
    if ((ups.card !== undefined) === fitted) return
    this.#card ??= cardOf({ card: 'AP9624' })
    ups.fit(fitted ? this.#card : undefined)
    ups.emit({ type: 'card', card: this.#card.card, what: fitted ? 'fitted' : 'taken out' })
  }

  /** What the lab file says of the unit's surroundings and of what somebody has set on its panel. */
  #prepare(): void {
    const { config, ups } = this
    if (config.qualificationSeconds !== undefined)
      ups.power.qualificationMs = config.qualificationSeconds * 1000
    if (config.settings) ups.settings.load(defined(config.settings))
    if (config.rj45?.protocol === 'modbus') this.switchModbus(true)
    if (config.rj45?.protocol === 'microlink') this.switchModbus(false)
    if (config.modbusTcp !== undefined) ups.settings.setUnit('modbusTcp', 'read-write')
    if (config.rj45?.address !== undefined) ups.settings.setUnit('modbusAddress', config.rj45.address)
    if (config.input) ups.setInput(defined(config.input))
    if (config.battery) ups.setBattery(defined(config.battery))
    if (config.history) ups.setHistory(defined(config.history))
  }

  /** Sets the Modbus entry of the menu so that Modbus runs or not, also where the firmware reads it backwards. */
  switchModbus(on: boolean): void {
    const { ups } = this
    ups.settings.setUnit('modbusEnabled', ups.firmware.decide.modbusEnabled(on))
  }

  #warnings(model: UpsModel): string[] {
    const warnings: string[] = []
    if (
      this.config.modbusTcp !== undefined &&
      this.config.modbusPersona !== 'nmc' &&
      !this.ups.firmware.hasModbusTcp
    )
      warnings.push(
        `${this.id}: ${model.name} with ${this.ups.firmware.reported} has no Modbus TCP of its own; the address stands for a gateway to its serial port`,
      )
    if (this.expander) {
      const warning = checkConfiguration(model.name, this.expander.settings, this.config.rj45 !== undefined)
      if (warning) warnings.push(`${this.id}: ${warning}`)
    }
    if (this.#card?.card === 'AP9620' && (this.config.rj45 || this.config.usb))
      warnings.push(
        `${this.id}: the AP9620 takes over: nothing answers at the unit's own serial and USB ports while it is fitted`,
      )
    return warnings
  }
}

/** A date as days since 2000-01-01. */
function dayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return daysSince2000(dayAt(year, month, day))
}

/** The firmware a choice comes to; a bare version or none is allowed. */
export function firmwareOf(model: UpsModel, choice: FirmwareChoice | undefined): Firmware {
  const { version, id, defects } = typeof choice === 'string' ? { version: choice } : (choice ?? {})
  const resolved = resolveFirmware(model, defined({ version, id }))
  return new Firmware(resolved.line, resolved.version, (defects ?? {}) as DefectChoices)
}
