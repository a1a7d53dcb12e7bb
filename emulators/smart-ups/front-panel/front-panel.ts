import { SECOND } from '../../clock/clock.ts'
import { checkChoice, checkNumber } from '../check-value.ts'
import { FAULTS, type Fault } from '../faults.ts'
import { LIMITS } from '../limits.ts'
import type { OutputState } from '../power/power-path.ts'
import type { StatusCause } from '../power/status-cause.ts'
import type { SmartUps } from '../smart-ups.ts'
import { Cursor, type CursorData } from './cursor.ts'
import { EventLog } from './event-log.ts'
import { type Lights, lightsOf } from './lights.ts'
import type { ActionEntry, Menu } from './menu.ts'
import { actionEntries } from './menus/control.ts'
import { MENUS } from './menus/trees.ts'
import { screen } from './screen.ts'

export const KEYS = ['up', 'down', 'ok', 'esc', 'power'] as const
export type Key = (typeof KEYS)[number]

/** A pressed key shows in UserInterfaceStatus bit 3 for this long (register map). */
const RECENT_MS = 10 * SECOND
/** Back to the home screen after this long without a key (assumed). */
const IDLE_MS = 120 * SECOND
/** The power button turns off when held: 5 s on later SRT firmware; 2 s on the others (assumed). */
const HOLD_MS = { graphic: 5000, text: 2000 } as const
/** A held arrow repeats after half a second, eight times a second (assumed). */
const REPEAT_AFTER_MS = 500
const REPEAT_EVERY_MS = 125
/** The short panel test sounds and lights up for this long (assumed). */
const SHORT_TEST_MS = 2 * SECOND

/** A setup wizard that times out does so after this long (assumed). */
const WIZARD_MS = 300 * SECOND

const NEVER = Number.NEGATIVE_INFINITY

/** What a person sees of the panel. */
export interface PanelView {
  /** Text of the display, row by row. */
  readonly rows: readonly string[]
  readonly lights: Lights
  readonly beeper: string
  /** What that sounds like, in words; empty where no source tells. */
  readonly beeps: string
  readonly muted: boolean
}

/** What a panel remembers. Moments are device ms; null where there was none. */
export interface PanelData {
  readonly lastKeyAt: number | null
  readonly shortTestUntil: number | null
  readonly transfers: readonly string[]
  readonly faults: readonly string[]
  /** When the last transfer happened, as the log has it; left out when none did. */
  readonly transferAt?: number
  readonly wizardSince?: number
  /** Where in its menus somebody is. */
  readonly place: CursorData
}

/** Display, buttons and beeper: a command source like any port. */
export class FrontPanel {
  readonly #ups: SmartUps
  readonly #cursor = new Cursor()
  readonly log = new EventLog()
  /** Offer a sleep in the Control menu; sources disagree whether units do, so it is off. */
  sleepOffered = false
  #lastKeyAt = NEVER
  #shortTestUntil = NEVER
  /** Since when the setup wizard waits for an answer. */
  #wizardSince = NEVER
  /** The alarm that came last, until a key is pressed. */
  #lastAlarm: Fault | undefined

  constructor(ups: SmartUps) {
    this.#ups = ups
    ups.on((event) => {
      if (event.type === 'state') this.#noteState(event.to, event.cause, event.at)
      if (event.type === 'setting' && event.name === 'factory settings' && ups.traits.setupWizard)
        this.#wizardSince = event.at
      if (event.type === 'setting' && event.name === 'displayLocked') this.#cursor.goHome()
      if (event.type === 'fault' && event.active) {
        this.log.note('faults', `${FAULTS.get(event.fault)!.code} ${event.fault.replaceAll('-', ' ')}`)
        this.#lastAlarm = event.fault
      }
    })
  }

  /** The setup wizard is on the display. */
  get wizard(): boolean {
    if (this.#wizardSince === NEVER) return false
    const { clock, traits } = this.#ups
    return traits.setupWizard === 'stays' || clock.now - this.#wizardSince < WIZARD_MS
  }

  /** An alarm that is over and that the firmware still shows. */
  get alarmKept(): Fault | undefined {
    const { firmware, faults } = this.#ups
    if (!this.#lastAlarm || !firmware.decide.alarmStaysShown() || faults.any) return undefined
    return this.#lastAlarm
  }

  /** Transfers go into the log, on some versions with the codes of events. */
  #noteState(to: OutputState, cause: StatusCause, at: number): void {
    const { firmware, traits } = this.#ups
    const [online, onBattery] = traits.transferEventCodes
    const { decide } = firmware
    const why = (decide.loggedCause(cause) ?? 'unknown').replaceAll('-', ' ')
    if (to === 'on-battery') {
      this.log.note('transfers', onBattery === undefined ? why : `${onBattery} ${why}`)
      this.log.transferAt = decide.loggedAt(at)
    } else if (to === 'online' && online !== undefined) this.log.note('transfers', `${online} ${why}`)
  }

  save(): PanelData {
    const moment = (at: number) => (at === NEVER ? null : at)
    return {
      lastKeyAt: moment(this.#lastKeyAt),
      shortTestUntil: moment(this.#shortTestUntil),
      transfers: this.log.transfers,
      faults: this.log.faults,
      ...(this.#wizardSince === NEVER ? {} : { wizardSince: this.#wizardSince }),
      ...(this.log.transferAt === undefined ? {} : { transferAt: this.log.transferAt }),
      place: this.#cursor.save(),
    }
  }

  /** @throws RangeError when somebody is to be in a menu that this panel does not have */
  load({ lastKeyAt, shortTestUntil, transfers, faults, transferAt, wizardSince, place }: PanelData): void {
    this.#wizardSince = wizardSince ?? NEVER
    this.log.transferAt = transferAt

    this.#cursor.load(place, [MENUS[this.#ups.model.panel], CANCEL, POWER_PROMPT])
    this.#lastKeyAt = lastKeyAt ?? NEVER
    this.#shortTestUntil = shortTestUntil ?? NEVER
    this.log.transfers.splice(0, Number.POSITIVE_INFINITY, ...transfers)
    this.log.faults.splice(0, Number.POSITIVE_INFINITY, ...faults)
  }

  /** A key was pressed within the last ten seconds. */
  get keyPressedRecently(): boolean {
    return this.#ups.clock.now - this.#lastKeyAt < RECENT_MS
  }

  /** A lamp and beeper test runs. */
  get testing(): boolean {
    return this.#ups.alarm.continuousTest || this.#ups.clock.now < this.#shortTestUntil
  }

  view(): PanelView {
    if (this.#ups.clock.now - this.#lastKeyAt > IDLE_MS) this.#cursor.goHome()
    const { status, alarm } = this.#ups
    return {
      rows: screen(this.#ups, this.#cursor),
      lights: lightsOf(this.#ups),
      beeper: alarm.continuousTest || this.testing ? 'test' : status.beeper,
      beeps: this.#ups.traits.beepPatterns[status.beeper] ?? '',
      muted: status.beeperMuted,
    }
  }

  /**
   * Presses a key and lets it go after `heldMs`. Any key mutes the alarm, and is then handled.
   *
   * @throws TypeError or RangeError naming the value given and those allowed
   */
  press(key: Key, heldMs = 100): void {
    const ups = this.#ups
    ups.refuseWhenClosed()
    checkChoice('key', key, KEYS)
    checkNumber('hold of the key', heldMs, LIMITS.keyHoldMs)
    if (ups.clock.now - this.#lastKeyAt > IDLE_MS) this.#cursor.goHome()
    this.#lastKeyAt = ups.clock.now
    this.#lastAlarm = undefined
    ups.update.dismissMessage()
    if (this.wizard && key === 'ok') {
      this.#wizardSince = NEVER
      ups.settle()
      return
    }
    if (ups.awake) ups.alarm.mute(ups.status.beeper)
    if (key === 'power') this.#power(heldMs)
    else if (ups.awake) this.#navigate(key, heldMs)
    ups.settle()
  }

  /** Lamp and beeper test; what the display then says. */
  testAlarm(kind: 'short' | 'continuous'): string {
    this.#ups.alarm.continuousTest = kind === 'continuous'
    if (kind === 'short') this.#shortTestUntil = this.#ups.clock.now + SHORT_TEST_MS
    this.#ups.settle()
    return 'Done'
  }

  #navigate(key: Exclude<Key, 'power'>, heldMs: number): void {
    const cursor = this.#cursor
    if (key === 'esc') cursor.escape()
    else if (key === 'ok') this.#accept()
    else cursor.move(this.#ups, (key === 'down' ? 1 : -1) * repeats(heldMs))
  }

  #accept(): void {
    if (!this.#cursor.home) this.#cursor.accept(this.#ups)
    else if (this.#ups.outlets.wholeTurnOffPending && !this.#ups.settings.unit.displayLocked) {
      this.#cursor.open(CANCEL)
      this.#cursor.ask(CANCEL.entries[0] as ActionEntry)
    } else this.#cursor.open(MENUS[this.#ups.model.panel])
  }

  /** Held on a running unit: everything off at once. Short: a prompt. On a unit that is off: on, each group in turn. */
  #power(heldMs: number): void {
    const ups = this.#ups
    if (!ups.outlets.anyOn) {
      if (ups.power.data.input.voltage > 0 && ups.awake) ups.simpleSignal('remote-on', 'lcd')
      else ups.command({ action: 'on', targets: 'all', source: 'lcd', coldBoot: true })
      return
    }
    const hold =
      ups.traits.powerButtonHoldMs ?? (ups.model.panel === 'graphic' ? HOLD_MS.graphic : HOLD_MS.text)
    if (heldMs >= hold) ups.simpleSignal('remote-off', 'lcd')
    else if (!ups.settings.unit.displayLocked) {
      this.#cursor.goHome()
      this.#cursor.open(POWER_PROMPT)
    }
  }
}

const CANCEL: Menu = {
  kind: 'menu',
  label: 'Turning off',
  entries: actionEntries('all').filter((entry) => entry.label === 'Cancel'),
}

const POWER_PROMPT: Menu = {
  kind: 'menu',
  label: 'Power',
  entries: actionEntries('all').filter(
    (entry) => entry.label.startsWith('Turn Off') || entry.label === 'Cancel',
  ),
}

function repeats(heldMs: number): number {
  return heldMs < REPEAT_AFTER_MS ? 1 : 1 + Math.floor((heldMs - REPEAT_AFTER_MS) / REPEAT_EVERY_MS)
}
