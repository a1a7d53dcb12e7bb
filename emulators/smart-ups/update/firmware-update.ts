import { MINUTE, SECOND } from '../../clock/clock.ts'
import { checkChoice, checkFlag, checkText } from '../check-value.ts'
import { lineOf } from '../firmware/catalogue.ts'
import { UPDATE_WAYS, type UpdateWay } from '../firmware/circumstances.ts'
import { Firmware } from '../firmware/firmware.ts'
import type { SmartUps } from '../smart-ups.ts'
import { NO_UPDATE, type UpdateData, type UpdatePhase, type UpdateResult } from './update-data.ts'
import { applyEffects } from './update-effects.ts'
import { targetOf, UpdateRefusedError, updatingCard, whyNoUpdate } from './update-refusal.ts'

/** Writing and the restart after it (assumed). */
const INSTALL_MS = 2 * MINUTE
/** A unit in a restart cycle is up and down for as long (assumed). */
const CYCLE_MS = 30 * SECOND
/** The vendor's advice after a failed update over USB: without power for 60 s. */
const COLD_MS = 60 * SECOND

const OVER = { phase: 'none', target: null, startedAt: null, endsAt: null } as const

/** A file of firmware that somebody sends a unit. */
export interface UpdateRequest {
  readonly version: string
  readonly via: UpdateWay
  /** Whether the file is signed; as published when left out. */
  readonly signed?: boolean | undefined
}

/** An update of the firmware, from the first byte of its file to the restart. It takes device time. */
export class FirmwareUpdate {
  readonly #ups: SmartUps
  data: UpdateData = NO_UPDATE
  /** As the unit was made. */
  #madeAs: string | undefined

  constructor(ups: SmartUps) {
    this.#ups = ups
  }

  /** Nothing that a snapshot would have to keep has happened. */
  get untouched(): boolean {
    return JSON.stringify(this.data) === JSON.stringify(NO_UPDATE)
  }

  /** The serial number that is left after the updates so far. */
  get serialNumber(): string {
    return this.data.serialNumberErased ? '' : (this.#madeAs ?? this.#ups.identity.serialNumber)
  }

  /** Clears the serial number of the unit. */
  eraseSerialNumber(): void {
    const ups = this.#ups
    this.#madeAs ??= ups.identity.serialNumber
    this.data = { ...this.data, serialNumberErased: true }
    ups.identity = { ...ups.identity, serialNumber: '' }
  }

  get phase(): UpdatePhase {
    return this.data.phase
  }

  /** The electronics run no firmware at the moment. */
  get holdsElectronics(): boolean {
    const { phase, up } = this.data
    return phase === 'installing' || phase === 'dead' || (phase === 'restarting' && !up)
  }

  /** The file comes in over that port, which does nothing else. */
  occupies(port: UpdateWay): boolean {
    return this.data.phase === 'receiving' && this.data.via === port
  }

  /** How much of the present phase is over, percent. */
  get percent(): number {
    const { startedAt, endsAt } = this.data
    if (startedAt === null || endsAt === null) return 0
    const done = (this.#ups.clock.now - startedAt) / (endsAt - startedAt)
    return Math.floor(100 * Math.min(1, Math.max(0, done)))
  }

  /** When the present phase ends, device ms; undefined when nothing runs. */
  nextDueAt(): number | undefined {
    return this.data.endsAt ?? undefined
  }

  /**
   * Begins to send a file.
   *
   * @throws TypeError, RangeError or CatalogueError naming what is allowed; UpdateRefusedError when the unit refuses
   */
  start({ version, via, signed }: UpdateRequest): void {
    const ups = this.#ups
    ups.refuseWhenClosed()
    checkText('version', version, 'a version, such as 09.6')
    checkChoice('via', via, UPDATE_WAYS)
    if (signed !== undefined) checkFlag('signed', signed)
    const refusal = whyNoUpdate(ups, via)
    if (refusal) throw new UpdateRefusedError(...refusal)
    const target = targetOf(ups, version, signed)
    this.#receive({ ...this.data, target, via, again: false, result: null, message: null })
    ups.settle()
  }

  /** Does what is due; whether anything moved. */
  step(): boolean {
    const { phase, endsAt } = this.data
    this.#watchSupply()
    if (phase === 'none' || phase === 'dead') return false
    const lost = this.#lost()
    if (lost) return this.#end(lost)
    if (endsAt === null || this.#ups.clock.now < endsAt) return false
    if (phase === 'receiving') return this.#received()
    if (phase === 'installing') return this.#installed()
    return this.#cycle()
  }

  /** Other firmware was put on it by the bench: whatever an update was at is over. */
  flashed(): void {
    this.data = { ...this.data, ...OVER, message: null, up: true }
  }

  /** Somebody has seen the message. */
  dismissMessage(): void {
    if (this.data.message !== null) this.data = { ...this.data, message: null }
  }

  /** @throws CatalogueError or VersionError when the firmware that is being installed does not exist */
  load(saved: UpdateData): void {
    this.#madeAs ??= this.#ups.identity.serialNumber
    this.data = { ...NO_UPDATE, ...structuredClone(saved) }
    if (this.data.target) this.#firmware()
  }

  #receive(data: UpdateData): void {
    const { clock, traits, firmware, outlets } = this.#ups
    const minutes = traits.updateMinutes[data.via!]
    const answer = firmware.decide.updateTransfer({
      via: data.via!,
      outputOn: outlets.anyOn,
      coldStarted: data.coldStarted,
    })
    const fails = answer !== 'taken'
    const endsAt = clock.now + minutes * MINUTE * (fails ? 0.5 : 1)
    this.data = { ...data, phase: 'receiving', startedAt: clock.now, endsAt, result: fails ? answer : null }
    this.#report(`${data.target!.version} over ${data.via}`)
  }

  #received(): boolean {
    if (this.data.result) return this.#end(this.data.result)
    const { now } = this.#ups.clock
    this.data = { ...this.data, phase: 'installing', startedAt: now, endsAt: now + INSTALL_MS }
    this.#report(this.data.target!.version)
    return true
  }

  #installed(): boolean {
    const ups = this.#ups
    const { target, via, again } = this.data
    const from = ups.firmware.version
    const firmware = this.#firmware()
    const effects = firmware.decide.updateEffects({ from, via: via!, packs: ups.battery.packs, again })
    if (effects.includes('installed-again')) {
      ups.panel.log.note('faults', 'Comm Event: To Pwr Off')
      this.#receive({ ...this.data, again: true })
      return true
    }
    this.#end('updated', target!.version)
    ups.flash(firmware)
    this.data = { ...this.data, result: 'updated' }
    applyEffects(ups, effects)
    return true
  }

  /** @param result what becomes of it */
  #end(result: UpdateResult, text: string = result): boolean {
    this.data = { ...this.data, ...OVER, result }
    this.#report(result === 'updated' ? `updated to ${text}` : `failed: ${text}`)
    return true
  }

  /** Leaves the unit dead, or restarting for ever. */
  ruin(phase: 'dead' | 'restarting'): void {
    const { clock, outlets } = this.#ups
    const endsAt = phase === 'dead' ? null : clock.now + CYCLE_MS
    const result = phase === 'dead' ? 'dead' : 'restart-cycle'
    this.data = { ...this.data, phase, up: false, startedAt: clock.now, endsAt, result }
    outlets.dropAll('ups-status-change', phase === 'restarting')
    this.#report(result)
  }

  #cycle(): boolean {
    const { clock, outlets } = this.#ups
    const up = !this.data.up
    this.data = { ...this.data, up, startedAt: clock.now, endsAt: clock.now + CYCLE_MS }
    if (!up) outlets.dropAll('ups-status-change', true)
    return true
  }

  /** What an update cannot go on without. */
  #lost(): UpdateResult | undefined {
    const ups = this.#ups
    const { phase, via } = this.data
    if (phase === 'restarting') return undefined
    if (!ups.power.hasSupply) return 'power-lost'
    if (phase !== 'receiving') return undefined
    if (via === 'smartslot') return updatingCard(ups) ? undefined : 'card-removed'
    return ups.slots.portTaker ? 'port-lost' : undefined
  }

  #watchSupply(): void {
    const { clock, power } = this.#ups
    const { darkSince, coldStarted } = this.data
    if (!power.hasSupply) {
      if (darkSince === null) this.data = { ...this.data, darkSince: clock.now }
    } else if (darkSince !== null)
      this.data = {
        ...this.data,
        darkSince: null,
        coldStarted: coldStarted || clock.now - darkSince >= COLD_MS,
      }
  }

  #firmware(): Firmware {
    const { line, version, choices } = this.data.target!
    const { model, firmware } = this.#ups
    return new Firmware(lineOf(model, line), version, choices, firmware.known)
  }

  #report(text: string): void {
    this.#ups.emit({ type: 'update', phase: this.data.phase, text })
  }
}
