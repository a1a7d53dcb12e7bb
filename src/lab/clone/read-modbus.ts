import type { Item } from '../../protocols/modbus/map/item.ts'
import { ITEMS } from '../../protocols/modbus/map/register-map.ts'
import { type Framing, ModbusMaster, NoAnswer } from '../../protocols/modbus/master.ts'
import { realTime } from '../time/real-time.ts'
import { CloneError } from './facts.ts'
import type { Registers } from './from-registers.ts'
import { serialWire, tcpWire } from './wire.ts'

/** Registers asked for at once; apcupsd and NUT ask for up to 120 of real units. */
const AT_ONCE = 60
/** Addresses tried when none is given: over TCP the one that means whoever is here, and the factory's. */
const USUAL: Readonly<Record<Framing, readonly number[]>> = { rtu: [1], tcp: [255, 1] }

/**
 * Reads every register that a unit lets be read, over Modbus TCP (`host:port`) or a serial port.
 *
 * @throws PortError when the address or port cannot be had, CloneError when nothing answers
 */
export async function readModbus(
  source: string,
  framing: Framing,
  unit: number | undefined,
): Promise<Registers> {
  const line = framing === 'tcp' ? await tcpWire(source) : await serialWire(source)
  let master: ModbusMaster | undefined
  line.listen((bytes) => master?.receive(bytes))
  try {
    for (const address of unit === undefined ? USUAL[framing] : [unit]) {
      master = new ModbusMaster({ framing, unit: address, send: line.send, line: realTime })
      const registers = await readAll(master).catch(unlessSilent)
      if (registers) return registers
    }
  } finally {
    await line.close()
  }
  const tried = unit ?? USUAL[framing].join(' or ')
  throw new CloneError(
    `${source}: nothing answers; is Modbus enabled on the unit, and ${tried} its address? --unit says another`,
  )
}

function unlessSilent(error: unknown): undefined {
  if (!(error instanceof NoAnswer)) throw error
}

/** Every item the documents know; a block that is refused is read item by item, and what is refused then is left out. */
export async function readAll(master: Pick<ModbusMaster, 'read'>): Promise<Registers> {
  const registers = new Map<number, number>()
  for (const block of blocks()) {
    if (await readInto(registers, master, block)) continue
    for (const item of block) await readInto(registers, master, [item])
  }
  return registers
}

async function readInto(
  registers: Map<number, number>,
  master: Pick<ModbusMaster, 'read'>,
  block: readonly Item[],
): Promise<boolean> {
  const [first, last] = [block[0]!, block.at(-1)!]
  const words = await master.read(first.address, last.address + last.length - first.address)
  if (!words) return false
  for (const { address, length } of block)
    for (let at = address; at < address + length; at++) registers.set(at, words[at - first.address]!)
  return true
}

/** Items that can be read together: no hole between them. */
function blocks(): Item[][] {
  const found: Item[][] = []
  for (const item of ITEMS) {
    const block = found.at(-1)
    const [first, last] = [block?.[0], block?.at(-1)]
    const joins =
      first &&
      last &&
      last.address + last.length === item.address &&
      item.address + item.length - first.address <= AT_ONCE
    if (joins) block!.push(item)
    else found.push([item])
  }
  return found
}
