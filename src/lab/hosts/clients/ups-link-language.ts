import { latin1 } from '../../../protocols/latin1.ts'
import type { Language, Line } from './language.ts'

const ENTER = latin1('Y')
const STATUS = latin1('Q')
/** Off after the grace delay and back with the mains; refused on line. */
const SOFT_SHUTDOWN = latin1('S')
/**
 * The same at any time: `@` and how many times six minutes after the mains' return it wakes, NUT's stock `awd` of none.
 * Character by character, as the drivers send it.
 */
const OFF_AND_RETURN = [...'@000'].map(latin1)
/** How often drivers try to get a unit into smart mode. */
const TRIES = 5
/** NUT's pause between the digits, and how long it looks for a refusal, line ms. */
const DIGIT_MS = 50

/**
 * Smart signaling as every APC driver uses it: the bits of `Q`. Its kill power is NUT's apcsmart with `sdtype` 1, and the
 * first two steps of apcupsd's: `S`, and where that is not taken, as on line, `@000`. apcupsd's last resort, `K`, is left out:
 * from that nobody comes back.
 */
export const upsLink: Language = {
  read(line) {
    line.ask(ENTER)
    const [, digits] = /^([0-9A-F]{2})\r\n/.exec(text(line.ask(STATUS))) ?? []
    if (digits === undefined) return undefined
    const status = Number.parseInt(digits, 16)
    const low = (status & 0x40) !== 0
    return { onBattery: (status & 0x10) !== 0, lowBattery: low, shutdownImminent: low }
  },
  killPower(line) {
    if (entersSmartMode(line) && !isTaken(line.ask(SOFT_SHUTDOWN))) offAndReturn(line)
  },
}

function entersSmartMode(line: Line): boolean {
  for (let tries = 0; tries < TRIES; tries++) if (text(line.ask(ENTER)) === 'SM\r\n') return true
  return false
}

/** A unit that is off refuses the first character already; then the digits would be commands of their own. */
function offAndReturn(line: Line): void {
  for (const character of OFF_AND_RETURN) {
    if (line.ask(character) !== undefined) return
    line.wait(DIGIT_MS)
  }
}

/** Units of the first two generations say `*`. */
function isTaken(answer: Uint8Array | undefined): boolean {
  return /^(OK|\*)\r\n/.test(text(answer))
}

function text(answer: Uint8Array | undefined): string {
  return answer ? String.fromCharCode(...answer) : ''
}
