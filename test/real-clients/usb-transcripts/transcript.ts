import { VIRTUAL_EPOCH } from '../../../emulators/clock/virtual-clock.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { UnitOnUsb } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { type UnitUnderTest, unit, unitWithCard } from '../../support/unit.ts'

/** Hex of bytes that went over the bus. */
type Hex = string

/**
 * What happened, with device time in ms since the start. `control`: setup, what the host sent, what it got (null for a
 * STALL). `out`: endpoint, bytes, whether they were taken. `in`: a transfer that waits, by its number, endpoint and room;
 * `data`: how one of those ended. `do`: something happened to the unit.
 */
export type Entry =
  | readonly [ms: number, what: 'control', setup: Hex, sent: Hex, got: Hex | null]
  | readonly [ms: number, what: 'out', endpoint: number, sent: Hex, taken: boolean]
  | readonly [ms: number, what: 'in', transfer: number, endpoint: number, room: number]
  | readonly [ms: number, what: 'data', transfer: number, status: string, got: Hex]
  | readonly [ms: number, what: 'do', happening: Happening]

/** First line of a transcript. */
export interface Heading {
  readonly client: string
  readonly model: string
  readonly version: string
  /** An AP9624 in the slot, Confirmed on both ports. */
  readonly card?: 'AP9624'
  /** Seconds that every group counts before it goes off, where that is not the unit's usual. */
  readonly turnOffDelay?: number
}

export interface Transcript {
  readonly heading: Heading
  readonly entries: readonly Entry[]
}

/** What a conversation lets happen to the unit. */
export const HAPPENINGS = {
  blackout: (ups: SmartUps) => ups.setInput({ voltage: 0 }),
  mains: (ups: SmartUps) => ups.setInput({ voltage: ups.model.nominalVoltage }),
  low: (ups: SmartUps) => ups.setBattery({ charge: 1 }),
  full: (ups: SmartUps) => ups.setBattery({ charge: 100 }),
  on: (ups: SmartUps) => ups.simpleSignal('remote-on', 'lcd'),
} as const
export type Happening = keyof typeof HAPPENINGS

const CONFIRMED = { mode: 'confirmed', advancedPortAlwaysConfirmed: true } as const

/**
 * The unit of a transcript, new. Recording moves its clock by the time that passes, replay by the transcript's; nothing
 * else moves it, so that a replay gives the same voltages, runtimes and countdowns to the last digit.
 */
export function unitOf({ model, version, card, turnOffDelay }: Heading): UnitUnderTest & { usb: UnitOnUsb } {
  const made = card
    ? unitWithCard({ model, version, card: { settings: CONFIRMED } })
    : unit({ model, version })
  made.ups.settings.setUnit('modbusEnabled', true)
  if (turnOffDelay !== undefined)
    for (const { name } of made.ups.outlets.groups)
      made.ups.settings.setGroup(name, 'turnOffDelay', turnOffDelay)
  // Time is brought up to date before a request reaches the device, never while it is answered.
  const sync = () => undefined
  const line = new ManualLineClock()
  const usb = unitUsbDevice(made.ups, { sync, line, randomByte: () => 0 })
  return { ...made, usb }
}

/** Device time since the start. */
export const elapsed = ({ clock }: UnitUnderTest): number => clock.now - VIRTUAL_EPOCH

export const hex = (bytes: Uint8Array): Hex => Buffer.from(bytes).toString('hex')

export function writeTranscript({ heading, entries }: Transcript): string {
  return [heading, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('')
}

export function readTranscript(text: string): Transcript {
  const [heading, ...entries] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { heading, entries }
}
