import { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { allOnes, type Codec, getRaw, putRaw, s, u, u32 } from '../../protocols/modbus/encoding.ts'
import type { Item } from '../../protocols/modbus/map/item.ts'
import { ITEMS } from '../../protocols/modbus/map/register-map.ts'
import { getText } from '../../protocols/modbus/map/text.ts'
import type { UnitFacts } from './facts.ts'
import { factsOfFirmware, tidyName } from './facts.ts'
import type { Picked } from './pick-model.ts'

/** Words by address, as far as a unit lets them be read. */
export type Registers = ReadonlyMap<number, number>

const CONTEXT = { source: 'rj45', cancelByTimer: false, refuseOutletCommands: false } as const
/** Timers lie below, and can be written as settings can. */
const FIRST_SETTING = 512
const OUTPUT_VOLTAGES = [100, 120, 200, 208, 220, 230, 240]

/** What registers tell, before the model is known. */
export function factsOfRegisters(registers: Registers): UnitFacts {
  const number = (address: number, codec: Codec) => numberAt(registers, address, codec)
  const bits = number(592, u(0)) ?? 0
  const line = number(512, u(0))
  return {
    face: 'modbus',
    sku: textAt(registers, 548, 16),
    reportedName: tidyName(textAt(registers, 532, 16) ?? '') || undefined,
    firmware: factsOfFirmware(textAt(registers, 516, 8) ?? '').firmware,
    lineId: line,
    serial: textAt(registers, 564, 8)?.trim() || undefined,
    manufacturedOn: number(591, u(0)),
    voltAmperes: number(588, u(0)),
    watts: number(589, u(0)),
    nominalVoltage: OUTPUT_VOLTAGES.find((_, bit) => bits === 1 << bit),
    inputVoltage: number(151, u(6)),
    frequency: number(144, u(7)) || undefined,
    charge: number(130, u(9)),
    temperature: number(135, s(7)),
    loadPercent: number(136, u(8)),
    runtime: number(128, u32),
  }
}

/**
 * The settings that registers hold, found by writing each to a unit of the model picked: the register map knows what
 * belongs where.
 *
 * @returns those that differ from the factory's, and what such a unit does not take
 */
export function settingsOfRegisters(registers: Registers, { model, firmware }: Picked) {
  const { line, version } = resolveFirmware(model, firmware)
  const ups = new SmartUps({ clock: new VirtualClock(), model, firmware: new Firmware(line, version) })
  const factory = ups.settings.toJSON()
  const refused: string[] = []
  for (const item of ITEMS.filter(({ access }) => access === 'RW')) {
    const bytes = bytesOf(item, registers)
    if (!bytes || isAbsent(item, bytes)) continue
    if (!acceptsWrite(item, ups, bytes)) refused.push(`${item.address} ${item.name} ${item.show(bytes, 0)}`)
  }
  const settings = differing(factory, ups.settings.toJSON())
  // The factory's goes with the day a bench starts, so that equal today is not equal tomorrow.
  const { batteryInstalledOn } = ups.settings.unit
  return { settings: { ...settings, unit: { ...settings.unit, batteryInstalledOn } }, refused }
}

function acceptsWrite({ write }: Item, ups: SmartUps, bytes: Uint8Array): boolean {
  try {
    return write?.(ups, bytes, 0, CONTEXT) === 'done'
  } catch (error) {
    if (error instanceof SettingError) return false
    throw error
  }
}

/** A group that is not there, a setting that the unit does not have, or a timer, which is no setting. */
function isAbsent({ length, address, show }: Item, bytes: Uint8Array): boolean {
  if (address < FIRST_SETTING) return true
  if (length > 2) return bytes.every((byte) => byte === 0)
  return getRaw(bytes, 0, length) === allOnes(length) || show(bytes, 0) === 'none'
}

/** The items' present content; undefined where a register is missing. */
export function bytesOf({ address, length }: Item, registers: Registers): Uint8Array | undefined {
  const bytes = new Uint8Array(2 * length)
  for (let at = 0; at < length; at++) {
    const word = registers.get(address + at)
    if (word === undefined) return undefined
    putRaw(bytes, 2 * at, 1, word)
  }
  return bytes
}

function numberAt(registers: Registers, address: number, codec: Codec): number | undefined {
  const bytes = bytesOf({ address, length: codec.length } as Item, registers)
  if (!bytes) return undefined
  const raw = getRaw(bytes, 0, codec.length)
  return raw === allOnes(codec.length) ? undefined : codec.decode(raw)
}

/** Of a listing that ends within the text, what there is of it. */
function textAt(registers: Registers, address: number, length: number): string | undefined {
  const present = Array.from({ length }, (_, at) => registers.has(address + at)).indexOf(false)
  const bytes = bytesOf({ address, length: present < 0 ? length : present } as Item, registers)
  return bytes?.length ? getText(bytes, 0, bytes.length) : undefined
}

type Groups = Readonly<Record<string, object>>

function differing(before: { unit: object; groups: object }, after: { unit: object; groups: object }) {
  const groups = Object.entries(after.groups as Groups).map(
    ([name, values]) => [name, changed((before.groups as Groups)[name] ?? {}, values)] as const,
  )
  return {
    unit: changed(before.unit, after.unit),
    groups: Object.fromEntries(groups.filter(([, values]) => Object.keys(values).length > 0)),
  }
}

function changed(before: object, after: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => (before as Record<string, unknown>)[key] !== value),
  )
}
