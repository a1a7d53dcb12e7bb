import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { putRaw } from './encoding.ts'
import { fixedRegisters } from './fixed-registers.ts'
import type { Item, Persona } from './map/item.ts'
import { isInRegion, itemAt } from './map/register-map.ts'

/** Different reads remembered at once; a client has a handful. */
export const MOST_PLANS = 64

/** One read that a client repeats: which items fill its reply, and the reply as of the last time they were asked. */
interface ReadPlan {
  readonly reply: Uint8Array
  readonly items: readonly Item[]
  /** Where in the reply each item goes. */
  readonly offsets: readonly number[]
  /** Registers that always read the same, and where in the reply they go. */
  readonly fixed: readonly { readonly offset: number; readonly value: number }[]
  /** What the reply is good for: the unit's revision and its time. */
  revision: number
  at: number
}

/**
 * Answers reads. Clients ask for the same blocks again and again, so each block's reply is kept and filled in place;
 * while neither the unit nor its time has moved it is given out as it stands.
 */
export class ReadPlans {
  readonly #ups: SmartUps
  readonly #persona: Persona
  readonly #plans = new Map<number, ReadPlan>()

  constructor(ups: SmartUps, persona: Persona) {
    this.#ups = ups
    this.#persona = persona
  }

  /** How many reads are remembered. */
  get size(): number {
    return this.#plans.size
  }

  /** The reply to a read of 1 to 125 registers; undefined where the address is illegal. Good until the next call. */
  reply(code: number, address: number, quantity: number): Uint8Array | undefined {
    const key = (code << 24) | (address << 8) | quantity
    const plan = this.#plans.get(key) ?? this.#remember(key, code, address, quantity)
    if (!plan) return undefined
    const { revision, clock } = this.#ups
    const now = clock.now
    if (plan.revision !== revision || plan.at !== now) {
      this.#fill(plan)
      plan.revision = revision
      plan.at = now
    }
    return plan.reply
  }

  #fill({ items, offsets, fixed, reply }: ReadPlan): void {
    for (let index = 0; index < items.length; index++)
      items[index]!.put(this.#ups, this.#persona, reply, offsets[index]!)
    for (const { offset, value } of fixed) putRaw(reply, offset, 1, value)
  }

  #remember(key: number, code: number, address: number, quantity: number): ReadPlan | undefined {
    if (!mayRead(address, quantity, this.#persona)) return undefined
    if (this.#plans.size >= MOST_PLANS) this.#plans.clear()
    const reply = new Uint8Array(2 + 2 * quantity).fill(this.#persona === 'native' ? 0xff : 0)
    reply[0] = code
    reply[1] = 2 * quantity
    const items = itemsIn(address, quantity)
    const offsets = items.map((item) => 2 + 2 * (item.address - address))
    const fixed = fixedRegisters(this.#ups, address, quantity).map(([register, value]) => ({
      offset: 2 + 2 * (register - address),
      value,
    }))
    const plan: ReadPlan = { reply, items, offsets, fixed, revision: -1, at: -1 }
    this.#plans.set(key, plan)
    return plan
  }
}

/**
 * The block rule: a read may cover several items and holes between them, but no part of an item. Natively it may begin
 * in a hole; a network card wants a register it knows to begin with.
 */
function mayRead(address: number, quantity: number, persona: Persona): boolean {
  const last = address + quantity - 1
  const first = itemAt(address)
  const final = itemAt(last)
  if (first && first.address !== address) return false
  if (final && final.address + final.length - 1 !== last) return false
  if (!first && persona === 'nmc') return false
  for (let register = address; register <= last; register++) if (!isInRegion(register)) return false
  return true
}

function itemsIn(address: number, quantity: number): Item[] {
  const items: Item[] = []
  for (let register = address; register < address + quantity; register++) {
    const item = itemAt(register)
    if (item?.address === register) items.push(item)
  }
  return items
}
