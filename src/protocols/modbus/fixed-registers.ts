import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'

/** By unit, since every engine of a unit shows the same. */
const FIXED = new WeakMap<SmartUps, ReadonlyMap<number, number>>()

/**
 * Makes registers read so from now on, whatever the unit does: what a cloned unit shows and the emulation has no cause
 * for. Engines that have answered reads already go on as they did.
 *
 * @param registers words by address
 */
export function fixRegisters(ups: SmartUps, registers: Readonly<Record<string, number>>): void {
  FIXED.set(ups, new Map(Object.entries(registers).map(([address, value]) => [Number(address), value])))
}

/** Those among some registers that are fixed. */
export function fixedRegisters(ups: SmartUps, address: number, quantity: number): [number, number][] {
  const fixed = FIXED.get(ups)
  return fixed ? [...fixed].filter(([register]) => register >= address && register < address + quantity) : []
}
