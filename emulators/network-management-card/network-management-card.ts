import { SECOND } from '../clock/clock.ts'
import type { CommandResult, GroupName } from '../smart-ups/commands.ts'
import type { UpsEvent } from '../smart-ups/events.ts'
import type { SlotCard, SlotHost } from '../smart-ups/slots/slot-card.ts'
import { AvrSteps } from './avr-steps.ts'
import { type CardCommand, commandGroup, gracefulWaitMs, unitCommand, waitsInCard } from './card-commands.ts'
import { freshCardData, type IetfControl, type NetworkCardDescription, type SavedCard } from './card-data.ts'
import { type CardEvent, cardEvent, cardEventsOf } from './card-events.ts'
import { type CardIdentity, cardIdentity } from './card-identity.ts'
import {
  type CardAccess,
  type CardSettings,
  factoryCardSettings,
  shippedAccess,
  withUsers,
} from './card-settings.ts'
import { type CardDefectChoices, CardFirmware, type FittedFirmware } from './firmware/card-firmware.ts'
import { cardModel } from './firmware/card-models.ts'
import type { OwnCardVersion } from './firmware/known-versions.ts'
import { InputRange } from './input-range.ts'
import { Managers, type RecentTrap } from './managers.ts'

export interface NetworkCardOptions {
  /** Order number. */
  readonly model: string
  /** Version of its firmware; the stock one of its generation when left out. */
  readonly version?: string | undefined
  readonly defects?: CardDefectChoices | undefined
  readonly settings?: Partial<CardSettings> | undefined
  /** Versions that are in no table. */
  readonly known?: readonly OwnCardVersion[]
  /** Where it is: cards of other places differ, though the serial numbers of their units be the same. */
  readonly place?: string | undefined
}

/** Status packets of network shutdown (vendor FAQ; recorded packets). */
const STATUS_EVERY_MS = 25 * SECOND

/** A manager that asks for a restart is answered first. */
const RESTART_AFTER_MS = SECOND

/**
 * A Network Management Card in its slot: what it is, when it is up, and how it commands its unit. The protocols by which
 * managers reach it are views of this, as ports are of a unit.
 */
export class NetworkManagementCard implements SlotCard {
  readonly card: string
  readonly managesUnit = true
  settings: CardSettings
  readonly #place: string
  #firmware: CardFirmware
  #host: SlotHost | undefined
  #stopWatching: () => void = () => {}
  readonly #listeners = new Set<(event: CardEvent) => void>()
  readonly #statusListeners = new Set<() => void>()
  readonly #managers = new Managers()
  readonly #range = new InputRange()
  readonly #avr = new AvrSteps()
  ietf: IetfControl = { shutdownType: 2, autoRestart: 2 }
  #data = freshCardData()

  /** @throws RangeError for a model, version or defect that is not known */
  constructor({ model, version, defects, settings = {}, known, place = '' }: NetworkCardOptions) {
    this.card = model
    this.#place = place
    this.#firmware = new CardFirmware(cardModel(model), version, defects, known)
    this.settings = { ...factoryCardSettings(), ...settings }
  }

  get firmware(): CardFirmware {
    return this.#firmware
  }

  /** What its firmware comes to in the unit it is in. */
  get fitted(): FittedFirmware {
    return this.#firmware.in(this.#host?.unit.model.family)
  }

  /** The slot it is in, and the unit; undefined while it lies beside one. */
  get host(): SlotHost | undefined {
    return this.#host
  }

  /** Its network answers. */
  get up(): boolean {
    return this.#data.startedAt !== null && this.#host !== undefined
  }

  get boots(): number {
    return this.#data.boots
  }

  /** Milliseconds since its network came up; 0 while it is not. */
  get uptimeMs(): number {
    const { startedAt } = this.#data
    return startedAt === null || !this.#host ? 0 : this.#host.now() - startedAt
  }

  /** Who may ask what: as somebody has set it, or as its version ships. */
  get access(): CardAccess {
    return this.settings.access ?? shippedAccess(this.fitted.traits)
  }

  /** A graceful command waits for the clients of the card. */
  get shutdownPending(): boolean {
    return this.#data.waiting.length > 0
  }

  /** Highest and lowest input voltage of the last minute, volts. */
  get inputRange(): { readonly highest: number; readonly lowest: number } {
    const { unit, now } = this.#fittedHost()
    return this.#range.at(now(), unit.power.data.input.voltage)
  }

  resetInputRange(): void {
    this.#range.clear()
  }

  get lastOutageWasBlackout(): boolean {
    return this.#data.blackout
  }

  /** Serial number and MAC address, from its unit's and its place, so that cards of a rack differ. */
  get identity(): CardIdentity {
    const seed = `${this.card} ${this.#host?.unit.identity.serialNumber ?? ''} ${this.#place}`
    return cardIdentity(seed, this.fitted.traits.macPrefix)
  }

  /** Takes what the card reports from now on; what it returns ends that. */
  watch(listener: (event: CardEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back whenever a status packet of network shutdown is due; what it returns ends that. */
  watchStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  /** Plain HTTP answers. */
  get httpOn(): boolean {
    return this.up && (this.settings.http ?? !this.fitted.traits.httpsOnly)
  }

  /** A manager at that address was answered. @param said its request in words, when somebody wants to know */
  answered(address: string, said: () => string): void {
    this.#data.requests++
    this.#managers.answered(address, this.#host?.now() ?? 0, said)
  }

  /** A trap went out. */
  sentTrap(trap: Omit<RecentTrap, 'at'>): void {
    this.#data.traps++
    this.#managers.sent({ at: this.#host?.now() ?? 0, ...trap })
  }

  /** Adds one to a counter of its SNMP engine. @returns how many there are now */
  count(counter: string): number {
    const next = ((this.#data.counters[counter] ?? 0) + 1) >>> 0
    this.#data.counters[counter] = next
    return next
  }

  /** What its SNMP engine has counted since it started. */
  counted(counter: string): number {
    return this.#data.counters[counter] ?? 0
  }

  /** The number of the next message that it encrypts; each is given once. */
  nextEncrypted(): number {
    return this.#data.encrypted++
  }

  /** Somebody is logged in at the console: communities with plain `write` only read then. */
  get inUse(): boolean {
    return this.#managers.anyLoggedIn
  }

  /** Somebody logs in at the console; what it returns logs him out, once. */
  logIn(): () => void {
    return this.#managers.logIn()
  }

  /** Somebody asked without access. */
  refused(): void {
    this.#report(cardEvent('access-denied'))
  }

  /**
   * Commands the whole unit, as a manager asks.
   *
   * @param graceful give the clients of the card, or the delays of the outlet groups, their time
   */
  command(command: CardCommand, graceful = false): CommandResult {
    const host = this.#fittedHost()
    if (!graceful) return host.command(unitCommand(command, false, this.settings))
    this.#report(
      cardEvent(
        command === 'reboot' || command === 'reboot-without-ac' ? 'reboot-started' : 'shutdown-started',
      ),
    )
    if (!waitsInCard(host)) return host.command(unitCommand(command, true, this.settings))
    this.#data.waiting = [{ command, at: host.now() + gracefulWaitMs(host, this.settings) }]
    host.settle()
    return { accepted: true }
  }

  turnOn(): CommandResult {
    this.#data.waiting = []
    return this.#fittedHost().command({ action: 'on', targets: 'all', coldBoot: true })
  }

  /** Gives one outlet group a command by its number in the MIB. */
  commandGroup(group: GroupName, number: number): CommandResult {
    return commandGroup(this.#fittedHost(), group, number)
  }

  /** Starts anew, as a reset of its network does; the unit goes on. */
  restart(): void {
    this.#goDown()
    this.#host?.settle()
  }

  /** Starts anew once the manager that asks has its answer. */
  restartSoon(): void {
    const host = this.#fittedHost()
    this.#data.restartsAt = host.now() + RESTART_AFTER_MS
    host.settle()
  }

  /**
   * Loads other firmware and starts anew. Access that nobody has set becomes that of the new version.
   *
   * @throws RangeError for a version or defect that is not known
   */
  flash(version: string | undefined, defects?: CardDefectChoices): void {
    const { model, choices, known } = this.#firmware
    this.#firmware = new CardFirmware(model, version ?? this.#firmware.version, defects ?? choices, known)
    this.restart()
  }

  insert(host: SlotHost): void {
    this.#host = host
    this.#stopWatching = host.watch((event) => this.#take(event))
    this.#range.add(host.now(), host.unit.power.data.input.voltage)
    this.#goDown()
    // A card that is there when its unit comes onto the bench has been running; one that is put in later starts.
    if (host.unit.awake && host.unit.diagnostics.startedAt === host.now()) this.#comeUp(host.now())
  }

  remove(): void {
    this.#stopWatching()
    this.#goDown()
    this.#host = undefined
  }

  step(): boolean {
    const host = this.#host
    if (!host) return false
    const { startedAt, startsAt } = this.#data
    if (!host.unit.awake) {
      if (startedAt === null && startsAt === null) return false
      this.#goDown()
      return true
    }
    if (startedAt === null && startsAt === null) {
      this.#data.startsAt = host.now() + this.fitted.traits.bootSeconds * SECOND
      return true
    }
    if (startsAt !== null) {
      if (host.now() < startsAt) return false
      this.#comeUp(host.now())
      this.#report(cardEvent('card-started'))
      return true
    }
    if (this.#data.restartsAt !== null && this.#data.restartsAt <= host.now()) {
      this.#goDown()
      return true
    }
    for (const event of this.#avr.follow(host.unit)) this.#report(event)
    this.#sendStatus(host)
    return this.#runWaiting(host)
  }

  nextDueAt(): number | undefined {
    const { startsAt, restartsAt, statusAt, waiting } = this.#data
    const dues = [startsAt, restartsAt, statusAt, ...waiting.map(({ at }) => at)].filter(
      (due) => due !== null,
    )
    return dues.length > 0 ? Math.min(...dues) : undefined
  }

  save(): SavedCard {
    const { version, choices } = this.#firmware
    return structuredClone({ data: this.#data, settings: this.settings, version, choices, ietf: this.ietf })
  }

  load(saved: unknown): void {
    const { data, settings, version, choices, ietf } = saved as SavedCard
    this.ietf = ietf
    this.#avr.forget()
    this.#data = { ...data, counters: data.counters ?? {}, encrypted: data.encrypted ?? 0 }
    this.settings = { ...factoryCardSettings(), ...settings, access: withUsers(settings.access) }
    this.#firmware = new CardFirmware(this.#firmware.model, version, choices, this.#firmware.known)
  }

  describe(): NetworkCardDescription {
    const { version, application } = this.#firmware
    const { boots, requests, traps, startsAt } = this.#data
    const { v1, v3 } = this.access
    return {
      card: this.card,
      firmware: version,
      application,
      defects: this.fitted.active.map(({ id }) => id),
      state: this.up ? 'up' : startsAt === null ? 'no-supply' : 'starting',
      boots,
      uptimeSeconds: Math.floor(this.uptimeMs / SECOND),
      access: { v1, v3 },
      shutdownPending: this.shutdownPending,
      requests,
      traps,
      managers: this.#managers.addresses,
      recentRequests: this.#managers.requests,
      recentTraps: this.#managers.traps,
    }
  }

  #fittedHost(): SlotHost {
    if (!this.#host) throw new Error(`the ${this.card} is in no slot`)
    return this.#host
  }

  #take(event: UpsEvent): void {
    const { unit } = this.#fittedHost()
    if (event.type === 'input') this.#range.add(event.at, event.input.voltage)
    if (event.type === 'state' && event.to === 'on-battery')
      this.#data.blackout = unit.power.data.input.voltage === 0
    if (!this.up) return
    for (const report of cardEventsOf(event, unit)) this.#report(report)
  }

  /** Every 25 s while it is up and has clients. */
  #sendStatus(host: SlotHost): void {
    const { statusAt } = this.#data
    if (this.settings.clients.length === 0 || host.beingRestored()) return
    if (statusAt !== null && host.now() < statusAt) return
    this.#data.statusAt = host.now() + STATUS_EVERY_MS
    for (const listener of [...this.#statusListeners]) listener()
  }

  #report(event: CardEvent): void {
    // What managers are sent traps of, clients are sent at once too; no capture shows whether real cards do.
    if (this.#data.statusAt !== null && event.name !== 'access-denied')
      this.#data.statusAt = this.#host?.now() ?? null
    for (const listener of [...this.#listeners]) listener(event)
  }

  #comeUp(now: number): void {
    Object.assign(this.#data, {
      boots: this.#data.boots + 1,
      startedAt: now,
      startsAt: null,
      requests: 0,
      traps: 0,
      counters: {},
    })
  }

  /** What waited is forgotten with the start: a choice of the bench, which its page names. */
  #goDown(): void {
    Object.assign(this.#data, {
      startedAt: null,
      startsAt: null,
      waiting: [],
      restartsAt: null,
      statusAt: null,
    })
    this.#managers.forget()
  }

  #runWaiting(host: SlotHost): boolean {
    const due = this.#data.waiting.filter(({ at }) => at <= host.now())
    if (due.length === 0) return false
    this.#data.waiting = this.#data.waiting.filter(({ at }) => at > host.now())
    for (const { command } of due) {
      const { turnOffDelay } = host.unit.settings.group(host.unit.model.groups[0]!)!
      host.command({ ...unitCommand(command, false, this.settings), offDelaySeconds: turnOffDelay })
    }
    return true
  }
}
