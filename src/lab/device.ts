import { type Clock, daysSince2000 } from '../../emulators/clock/clock.ts'
import { dayAt } from '../../emulators/clock/iso-date.ts'
import type { SlotName } from '../../emulators/smart-ups/commands.ts'
import { resolveFirmware } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { type DefectChoices, Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import type { KnownFirmware } from '../../emulators/smart-ups/firmware/known.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'
import type { WireFaults } from '../ports/faults/faulty-line.ts'
import { fixRegisters } from '../protocols/modbus/fixed-registers.ts'
import type { AnyCardConfig } from './cards/card-kind.ts'
import { CardSlots, type UnitWithCards } from './cards/card-slots.ts'
import { defined } from './defined.ts'
import type { BenchDevice } from './emulated-bench.ts'
import { DeviceHosts } from './hosts/device-hosts.ts'
import { type DeviceConfig, type FirmwareChoice, hasAny } from './lab-file/schema.ts'
import { type Catalogue, STOCK } from './plugins/catalogue.ts'
import { whyImpossible } from './unit/check-config.ts'
import type { DeviceEndpoint } from './unit/device-endpoint.ts'
import { DeviceError } from './unit/device-error.ts'
import { OpenSessions } from './unit/open-sessions.ts'
import type { SilenceEvent } from './unit/silence-event.ts'

/** One unit on the bench with its card and the endpoints it can be reached at. */
export class Device implements UnitWithCards, BenchDevice {
  readonly id: string
  readonly ups: SmartUps
  readonly config: DeviceConfig
  /** Configuration warnings. */
  readonly warnings: readonly string[]
  /** The cards in its slots, and those that were taken out. */
  readonly slots: CardSlots
  /** What hangs on its outlets and what became of it. */
  readonly hosts: DeviceHosts
  /** Where its open ports can be reached; a bench with ports says it. */
  listEndpoints: () => readonly DeviceEndpoint[] = () => []
  /** Faults on its wires, by port. */
  readonly wires = new Map<string, WireFaults>()
  readonly sessions = new OpenSessions()
  /** Called with why a client on one of its ports was not answered. */
  onSilence: (event: SilenceEvent) => void = () => {}

  constructor(id: string, config: DeviceConfig, clock: Clock, catalogue: Catalogue = STOCK) {
    this.id = id
    this.config = config
    const model = findModel(config.model, catalogue.models)
    const firmware = firmwareOf(model, config.firmware, catalogue)
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
    this.slots = new CardSlots(this, catalogue.cardVersions)
    for (const slot of this.ups.slots.names) {
      const card = config[slot]
      if (!card) continue
      const { fitted = true, ...cardConfig } = card
      this.#own(slot, cardConfig)
      if (fitted) this.slots.putIn(slot)
    }
    this.#prepare()
    this.hosts = new DeviceHosts(this, config.hosts ?? {}, clock)
    this.warnings = this.#warnings(model)
  }

  /**
   * Puts a card into a slot in place of what is there, or takes it out (null). A card that was there before comes back
   * with its switches as they were and its cables in, when only its order number is given.
   *
   * @throws DeviceError when the unit has no such slot
   */
  fitCard(slot: SlotName, config: AnyCardConfig | null): void {
    const { names } = this.ups.slots
    if (!names.includes(slot))
      throw new DeviceError(
        this.id,
        names.length === 0
          ? `${this.ups.model.name} has no SmartSlot`
          : `${this.ups.model.name} has no ${slot}; it has ${names.join(', ')}`,
      )
    if (config) this.slots.fit(slot, config)
    else this.slots.takeOut(slot)
  }

  /** @throws DeviceError when the card cannot be had as its configuration asks */
  #own(slot: SlotName, config: AnyCardConfig): void {
    try {
      this.slots.own(slot, config)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new DeviceError(this.id, `${slot}: ${error.message}`)
    }
  }

  /** What the lab file says of the unit's mains, battery and load and of what somebody has set on its panel. */
  #prepare(): void {
    const { config, ups } = this
    if (config.qualificationSeconds !== undefined)
      ups.power.qualificationMs = config.qualificationSeconds * 1000
    if (config.settings) ups.settings.load(defined(config.settings))
    if (config.rj45?.protocol === 'modbus') this.switchModbus(true)
    if (config.rj45?.protocol === 'microlink') this.switchModbus(false)
    if (config.modbusTcp !== undefined) ups.settings.setUnit('modbusTcp', 'read-write')
    if (config.rj45?.address !== undefined) ups.settings.setUnit('modbusAddress', config.rj45.address)
    if (config.input && hasAny(config.input)) ups.setInput(defined(config.input))
    if (config.battery && hasAny(config.battery)) ups.setBattery(defined(config.battery))
    if (config.history && hasAny(config.history)) ups.setHistory(defined(config.history))
  }

  /** Where its open ports can be reached. */
  get endpoints(): readonly DeviceEndpoint[] {
    return this.listEndpoints()
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
    for (const { kind, card } of this.slots.fitted)
      warnings.push(...kind.warnings(card, this.config).map((text) => `${this.id}: ${text}`))
    return warnings
  }
}

/** A date as days since 2000-01-01. */
function dayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return daysSince2000(dayAt(year, month, day))
}

/** The firmware a choice comes to; a bare version or none is allowed. */
export function firmwareOf(
  model: UpsModel,
  choice: FirmwareChoice | undefined,
  known: KnownFirmware = STOCK,
): Firmware {
  const { version, id, defects } = typeof choice === 'string' ? { version: choice } : (choice ?? {})
  const resolved = resolveFirmware(model, defined({ version, id }))
  return new Firmware(resolved.line, resolved.version, (defects ?? {}) as DefectChoices, known)
}
