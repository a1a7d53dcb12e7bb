import { SECOND } from '../clock/clock.ts'
import type { SlotCard, SlotHost, SlotView } from '../smart-ups/slots/slot-card.ts'
import { BasicPort, type BasicPortData } from './basic-port.ts'
import { isForcedSimple } from './configuration-check.ts'
import { type CardSettings, dipFor, FACTORY_DIP, readDip } from './dip-switches.ts'
import {
  type CardPhase,
  type CardView,
  type CommandInstant,
  IDLE,
  nextPhase,
  type SequenceData,
} from './sequence.ts'

export interface ExpanderOptions {
  /** Eight switches, switch 1 first. Default all down: Confirmed. */
  readonly dip?: string
  /** Settings that override what the switches say. */
  readonly settings?: Partial<CardSettings>
  /** Default `at-signal-end`. */
  readonly commandInstant?: CommandInstant
  /** How old the card's view of the unit may be, seconds. Assumed 1; no source tells. */
  readonly pollSeconds?: number
}

/** Everything the card remembers. */
export interface ExpanderMemory {
  readonly dip: string
  readonly overrides: Partial<CardSettings>
  readonly settings: CardSettings
  readonly seen: CardView
  readonly lookAt: number | null
  readonly sequence: SequenceData
  readonly ports: readonly BasicPortData[]
}

const NO_VIEW: CardView = {
  onBattery: false,
  lowBattery: false,
  outputOff: false,
  wholeTurnOffPending: false,
}

/**
 * AP9624: watches its unit through the SmartSlot, signals the clients on two Basic ports and ends an outage, or a
 * shutdown that somebody else commanded, by asking the unit for a shutdown of its own.
 */
export class InterfaceExpander2 implements SlotCard {
  readonly card = 'AP9624' as const
  readonly signalPorts: readonly BasicPort[]
  readonly #commandInstant: CommandInstant
  readonly #pollMs: number
  #dip: string
  #overrides: Partial<CardSettings>
  /** In force; switches moved during a sequence wait for its end (assumed). */
  #settings: CardSettings
  #host: SlotHost | undefined
  #seen: CardView = NO_VIEW
  /** When the card will next look, ms; null when there is nothing new to see. */
  #lookAt: number | null = null
  #sequence: SequenceData = IDLE

  constructor(options: ExpanderOptions = {}) {
    this.#overrides = options.settings ?? {}
    this.#settings = { ...readDip(options.dip ?? FACTORY_DIP), ...this.#overrides }
    this.#dip = options.dip ?? dipFor(this.#settings)
    this.#commandInstant = options.commandInstant ?? 'at-signal-end'
    this.#pollMs = (options.pollSeconds ?? 1) * SECOND
    const owner = { now: () => this.#host?.now() ?? 0, moved: () => this.#host?.settle() }
    this.signalPorts = [new BasicPort('basic1', owner), new BasicPort('basic2', owner)]
  }

  get settings(): CardSettings {
    return this.#settings
  }

  /** Where its sequence stands. */
  get phase(): CardPhase {
    return this.#sequence.phase
  }

  get busy(): boolean {
    return this.#sequence.phase !== 'idle'
  }

  forcesSimpleSignaling(model: string): boolean {
    return isForcedSimple(model)
  }

  get dip(): string {
    return this.#dip
  }

  /** Moves the switches; resolved settings given before no longer override them. */
  setDip(dip: string): void {
    readDip(dip)
    this.#dip = dip
    this.#overrides = {}
    this.#host?.settle()
  }

  port(name: string): BasicPort | undefined {
    return this.signalPorts.find((port) => port.name === name)
  }

  insert(host: SlotHost): void {
    this.#host = host
  }

  remove(): void {
    for (const port of this.signalPorts) port.drive(false, false, 0)
    this.#host = undefined
    this.#seen = NO_VIEW
    this.#lookAt = null
    this.#sequence = IDLE
  }

  step(): boolean {
    const host = this.#host
    if (!host) return false
    const view = host.view()
    const changed = [this.#look(host, view), this.#listen(host), this.#proceed(host, view)]
    this.#signal(host)
    return changed.includes(true)
  }

  nextDueAt(): number | undefined {
    const { phase, commandAt, timerAt } = this.#sequence
    const now = this.#host?.now() ?? 0
    const dues = [this.#lookAt, ...this.signalPorts.map((port) => port.confirmsAt ?? null)]
    if (phase === 'signalling') dues.push(commandAt)
    if (phase === 'commanded' && commandAt !== null) dues.push(commandAt + 2 * this.#pollMs)
    if (phase === 'watching') dues.push(timerAt)
    const future = dues.filter((due): due is number => due !== null && due > now)
    return future.length > 0 ? Math.min(...future) : undefined
  }

  save(): ExpanderMemory {
    return {
      dip: this.#dip,
      overrides: this.#overrides,
      settings: this.#settings,
      seen: this.#seen,
      lookAt: this.#lookAt,
      sequence: this.#sequence,
      ports: this.signalPorts.map((port) => port.data),
    }
  }

  load(saved: unknown): void {
    const { dip, overrides, settings, seen, lookAt, sequence, ports } = saved as ExpanderMemory
    this.#dip = dip
    this.#overrides = overrides
    this.#settings = settings
    this.#seen = seen
    this.#lookAt = lookAt
    this.#sequence = sequence
    for (const [index, port] of this.signalPorts.entries()) Object.assign(port.data, ports[index])
  }

  describe() {
    return {
      card: this.card,
      dip: this.#dip,
      ...this.#settings,
      phase: this.#sequence.phase,
      ports: this.signalPorts.map(({ name, lines }) => ({ name, ...lines })),
    }
  }

  /** The card polls its unit: it sees a change that has lasted one poll. */
  #look(host: SlotHost, view: SlotView): boolean {
    const now = host.now()
    if (sameView(this.#seen, view)) {
      this.#lookAt = null
      return false
    }
    this.#lookAt ??= now + this.#pollMs
    if (now < this.#lookAt) return false
    const { onBattery, lowBattery, outputOff, wholeTurnOffPending } = view
    this.#seen = { onBattery, lowBattery, outputOff, wholeTurnOffPending }
    this.#lookAt = null
    return true
  }

  #listen(host: SlotHost): boolean {
    const fresh = this.signalPorts.filter((port) => port.listen(host.now()))
    for (const port of fresh)
      host.report({ type: 'card', slot: host.slot, card: this.card, what: `${port.name} confirmed` })
    return fresh.length > 0
  }

  #proceed(host: SlotHost, view: SlotView): boolean {
    const now = host.now()
    this.#applySwitches()
    const next = nextPhase(this.#sequence, {
      now,
      seen: this.#seen,
      settings: this.#settings,
      turnOffInMs: view.turnOffInMs,
      confirmed: this.#confirmed(),
      commandInstant: this.#commandInstant,
      pollMs: this.#pollMs,
    })
    if (next) this.#enter(next, host)
    if (
      this.#sequence.phase !== 'signalling' ||
      this.#sequence.commandAt === null ||
      now < this.#sequence.commandAt
    )
      return next !== null
    this.#sequence = { ...this.#sequence, phase: 'commanded', commandAt: now }
    host.report({ type: 'card', slot: host.slot, card: this.card, what: 'requests shutdown' })
    host.requestShutdown()
    return true
  }

  #enter(next: SequenceData, host: SlotHost): void {
    if (next.phase !== this.#sequence.phase || next.reason !== this.#sequence.reason)
      host.report({
        type: 'card',
        slot: host.slot,
        card: this.card,
        what: next.reason ? `${next.phase}: ${next.reason}` : next.phase,
      })
    if (next.phase === 'idle') for (const port of this.signalPorts) port.data.confirmed = false
    this.#sequence = next
  }

  #applySwitches(): void {
    if (this.#sequence.phase === 'idle') this.#settings = { ...readDip(this.#dip), ...this.#overrides }
  }

  /**
   * Which clients have confirmed. A port without a client does not count (assumed: no source tells how the card
   * knows); the UPS's own port can never confirm on RJ-45 units, so switch 4 down waits for ever (FA176957).
   */
  #confirmed(): 'none' | 'some' | 'all' {
    const clients = this.signalPorts.filter((port) => port.data.connected)
    const confirmed = clients.filter((port) => port.data.confirmed)
    if (confirmed.length === 0) return 'none'
    return confirmed.length === clients.length && this.#settings.advancedPortAlwaysConfirmed ? 'all' : 'some'
  }

  /** On Battery stays while the output is off, as the unit's own simple port keeps its line-fail; Low Battery does not. */
  #signal(host: SlotHost): void {
    const forced = this.#sequence.phase === 'signalling' || this.#sequence.phase === 'commanded'
    const onBattery = forced || this.#seen.onBattery || this.#seen.outputOff
    const lowBattery = forced || (this.#seen.lowBattery && !this.#seen.outputOff)
    let moved = false
    for (const port of this.signalPorts) moved = port.drive(onBattery, lowBattery, host.now()) || moved
    if (moved)
      host.report({
        type: 'card',
        slot: host.slot,
        card: this.card,
        what: `signals: on battery ${mark(onBattery)}, low battery ${mark(lowBattery)}`,
      })
  }
}

function mark(active: boolean): 'on' | 'off' {
  return active ? 'on' : 'off'
}

function sameView(seen: CardView, view: CardView): boolean {
  return (
    seen.onBattery === view.onBattery &&
    seen.lowBattery === view.lowBattery &&
    seen.outputOff === view.outputOff &&
    seen.wholeTurnOffPending === view.wholeTurnOffPending
  )
}
