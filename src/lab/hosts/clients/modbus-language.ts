import type { GroupName } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { crcFits, sealFrame } from '../../../protocols/modbus/crc.ts'
import type { Language } from './language.ts'

/** Registers 0 to 18: the state of the unit, and what simple signaling would say. */
const REGISTERS = 19
const READ = 3
const WRITE_MANY = 16
/** Register 1538: shutdown, with turn-off and turn-on delays, of every group (bits 3, 6, 7, and 8 to 11). */
const OUTLET_COMMAND = 1538
const SHUTDOWN_ALL = 0x00c8
const GROUP_BIT = { MOG: 8, SOG0: 9, SOG1: 10, SOG2: 11 } as const

/** Languages by what they depend on: making one anew for every question would cost more than asking it. */
const made = new Map<string, Language>()

/** Modbus RTU as NUT's apc_modbus uses it: low battery is what simple signaling would say (register 18, bit 1). */
export function modbus({ settings, model }: SmartUps): Language {
  const address = settings.unit.modbusAddress
  const key = `${address} ${model.groups.join(' ')}`
  const language = made.get(key) ?? modbusOf(address, model.groups)
  made.set(key, language)
  return language
}

function modbusOf(address: number, groups: readonly GroupName[]): Language {
  const command = groups.reduce((bits, name) => bits | (1 << GROUP_BIT[name]), SHUTDOWN_ALL)
  const question = frame(address, READ, 0, 0, 0, REGISTERS)
  const killPower = frame(
    address,
    WRITE_MANY,
    OUTLET_COMMAND >> 8,
    OUTLET_COMMAND & 0xff,
    ...[0, 2, 4],
    ...[0, 0, command >> 8, command & 0xff],
  )
  return {
    read(line) {
      const answer = line.ask(question)
      const length = 3 + 2 * REGISTERS + 2
      if (!answer || answer.length < length || !crcFits(answer, 0, length)) return undefined
      if (answer[0] !== address || answer[1] !== READ || answer[2] !== 2 * REGISTERS) return undefined
      const register = (number: number) => (answer[3 + 2 * number]! << 8) | answer[4 + 2 * number]!
      const imminent = (register(18) & 2) !== 0
      return { onBattery: (register(1) & 4) !== 0, lowBattery: imminent, shutdownImminent: imminent }
    },
    killPower(line) {
      line.ask(killPower)
    },
  }
}

function frame(...bytes: number[]): Uint8Array {
  return sealFrame(Uint8Array.of(...bytes, 0, 0))
}
