import { ModbusEngine } from '../../protocols/modbus/engine.ts'
import { FUNCTION } from '../../protocols/modbus/function.ts'
import type { Item } from '../../protocols/modbus/map/item.ts'
import { ITEMS } from '../../protocols/modbus/map/register-map.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'
import { bytesOf, type Registers } from './from-registers.ts'
import { benchOf } from './profile.ts'

/** An item that a clone shows otherwise than the unit it was made from. */
export interface RegisterDifference {
  readonly address: number
  readonly name: string
  /** In words. */
  readonly source: string
  readonly clone: string
  /** Why that is so. */
  readonly reason: string
}

export interface Comparison {
  /** Registers that were compared, and that are the same. */
  readonly compared: number
  readonly same: number
  readonly differences: readonly RegisterDifference[]
}

/** Registers from here to before the commands hold what a unit is and how it is set: nothing moves them by itself. */
const STEADY = { first: 512, end: 1536 } as const
const ENERGY = 145
const REPLACE_ON = 133
const MEASURED = { first: 128, end: 512 } as const

/** Every register of the device that a configuration describes, read as a client reads them. */
export function registersOf(config: DeviceConfig): Registers {
  const { device } = benchOf(config)
  const engine = new ModbusEngine(device.ups)
  const registers = new Map<number, number>()
  for (const { address, length } of ITEMS) {
    const reply = engine.handle(Uint8Array.of(FUNCTION.readHolding, address >> 8, address & 0xff, 0, length))
    if (!reply || reply[0] !== FUNCTION.readHolding) continue
    for (let at = 0; at < length; at++)
      registers.set(address + at, (reply[2 + 2 * at]! << 8) | reply[3 + 2 * at]!)
  }
  return registers
}

/** Registers that hold still and that a clone does not get right by itself: they have to be fixed. */
export function registersToFix(source: Registers, config: DeviceConfig): Record<string, number> {
  const clone = registersOf(config)
  const fixed: Record<string, number> = {}
  for (const item of ITEMS.filter(isSteady))
    for (let address = item.address; address < item.address + item.length; address++) {
      const word = source.get(address)
      if (word !== undefined && word !== clone.get(address)) fixed[address] = word
    }
  return fixed
}

function isSteady({ address, name }: Item): boolean {
  return (
    (address >= STEADY.first && address < STEADY.end) ||
    address >= 2048 ||
    address === REPLACE_ON ||
    (name === 'Reserved' && address >= MEASURED.first)
  )
}

/** Every item of the source beside the clone's. */
export function compareRegisters(source: Registers, config: DeviceConfig): Comparison {
  const clone = registersOf(config)
  const differences: RegisterDifference[] = []
  let compared = 0
  let different = 0
  for (const item of ITEMS) {
    const [theirs, ours] = [bytesOf(item, source), bytesOf(item, clone)]
    if (!theirs || !ours) continue
    compared += item.length
    if (theirs.every((byte, at) => byte === ours[at])) continue
    different += item.length
    differences.push({
      address: item.address,
      name: item.name,
      source: item.show(theirs, 0),
      clone: item.show(ours, 0),
      reason: reasonFor(item),
    })
  }
  return { compared, same: compared - different, differences }
}

function reasonFor({ address }: Item): string {
  if (address < MEASURED.first)
    return 'what the unit was doing, and what had happened to it, when it was read'
  if (address === ENERGY) return 'the energy counter of a bench begins at 0'
  if (address < MEASURED.end) return 'measured; the bench works it out from load, charge and health'
  return 'not known why'
}
