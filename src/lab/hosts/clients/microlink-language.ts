import { HostSession, type HostSessionData } from '../../../protocols/microlink/host-session.ts'
import { MESSAGE_TIMEOUT_MS } from '../../../protocols/microlink/session.ts'
import type { Language, Line } from './language.ts'
import type { Reading } from './unit-client.ts'

/** Status of the unit, bit 2: on battery. What simple signaling would say, bit 1: low battery, the shutdown is near. */
const STATUS = '2:4.A'
const SIMPLE_SIGNALING = '2:4.8.7'
const WATCHED = [STATUS, SIMPLE_SIGNALING]
const ON_BATTERY = 0x04
const IMMINENT = 0x02

const OUTLET_COMMAND = '2:4.B5'
/** Shutdown (bit 3) after the turn-off delay (bit 7), from the serial port (bit 14). */
const SHUTDOWN = 0x4088
/** Main group, and switched groups 1 to 4. The mask of the object tells which there are. */
const TARGETS = 0x80f00

/** A message that was damaged may have begun a long one: silence for so long ends it. */
const SILENCE_MS = 2 * MESSAGE_TIMEOUT_MS

/**
 * Microlink as NUT's apcmicrolink speaks it, and PowerChute. Its kill power is that of apcmicrolink's `-k`: a session of its
 * own, and `shutdown.return` of every group. Low battery is what simple signaling would say, as in `apc_ul`: apcmicrolink
 * 0.01 does not look for it.
 *
 * It keeps its session from one look to the next; the rows that hosts ask for all the time in between are not played.
 */
export class MicrolinkLanguage implements Language {
  #line: Line | undefined
  readonly #session = new HostSession((message) => this.#exchange(message))

  read(line: Line): Reading | undefined {
    this.#line = line
    if (!this.#session.refresh(WATCHED) && !(this.#session.open() && this.#session.refresh(WATCHED)))
      return undefined
    const onBattery = this.#has(STATUS, ON_BATTERY)
    const imminent = this.#has(SIMPLE_SIGNALING, IMMINENT)
    return { onBattery, lowBattery: imminent, shutdownImminent: imminent }
  }

  killPower(line: Line): void {
    this.#line = line
    if (!this.#session.open()) return
    const { mask = 0 } = this.#session.read(OUTLET_COMMAND) ?? {}
    this.#session.write(OUTLET_COMMAND, SHUTDOWN | (mask & TARGETS))
  }

  save(): HostSessionData | undefined {
    return this.#session.save()
  }

  load(saved: HostSessionData | undefined): void {
    this.#session.load(saved)
  }

  #has(name: string, bit: number): boolean {
    return ((this.#session.read(name)?.value ?? 0) & bit) !== 0
  }

  #exchange(message: Uint8Array): Uint8Array | undefined {
    const answer = this.#line?.ask(message)
    if (!answer) this.#line?.wait(SILENCE_MS)
    return answer
  }
}
