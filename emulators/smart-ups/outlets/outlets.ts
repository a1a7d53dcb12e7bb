import {
  type CommandResult,
  type GroupName,
  isSlot,
  type SimpleSignalingRequest,
  type SlotName,
  type Source,
  type UpsCommand,
} from '../commands.ts'
import type { TurnOn } from '../firmware/circumstances.ts'
import type { Decisions } from '../firmware/decisions.ts'
import type { UpsModel } from '../models/model.ts'
import type { Settings } from '../settings/settings.ts'
import { checkCommand } from './command-check.ts'
import { OutletGroup } from './outlet-group.ts'
import { CAUSE_OF_SOURCE, type OutletCause, type Process } from './process.ts'
import { replaceByShutdown } from './slot-request.ts'
import { holdMainForSwitched, startProcess } from './start-process.ts'

/** Why an output goes on at the end of a process; all others wait for the utility. */
const WHY_ON: { readonly [K in Process['kind']]?: TurnOn['why'] } = {
  on: 'command',
  reboot: 'command',
  sleep: 'sleep-over',
}

/** What the outlets need to know of the rest of the unit. */
export interface OutletContext {
  readonly now: () => number
  readonly model: UpsModel
  readonly settings: Settings
  readonly decide: () => Decisions
  /** The input is good enough to feed the output. */
  readonly acValid: () => boolean
  /** The output may be switched on: no fault holds it off, and there is a source. */
  readonly canFeed: () => boolean
  /**
   * Milliseconds of charging until the battery offers `ms` of runtime to the whole load and has `percent` of its
   * charge; undefined when never.
   */
  readonly chargeTimeMs: (ms: number, percent: number) => number | undefined
  /** Whether the firmware turns an output on that may go on. */
  readonly turnsOn: (why: TurnOn['why'], afterLowBattery: boolean) => boolean
  /** A relay is about to move: what was drawn until now is counted with it as it was. */
  readonly switching: () => void
  /** A relay moved. */
  readonly switched: (group: OutletGroup, cause: OutletCause, source: Source, returned: boolean) => void
}

/** The outlet groups of a unit: commands in, relays out. */
export class Outlets {
  readonly #context: OutletContext
  readonly #groups: ReadonlyMap<GroupName, OutletGroup>
  readonly groups: readonly OutletGroup[]
  /** The group commanded last, which stands for the output on units without a main group. */
  lastCommanded: GroupName | null = null
  #acWasValid = true

  constructor(context: OutletContext) {
    this.#context = context
    this.groups = context.model.groups.map((name) => new OutletGroup(name, context.now))
    this.#groups = new Map(this.groups.map((group) => [group.name, group]))
  }

  get(name: GroupName): OutletGroup | undefined {
    return this.#groups.get(name)
  }

  isOn(name: GroupName): boolean {
    return this.#groups.get(name)?.on ?? false
  }

  get anyOn(): boolean {
    return this.groups.some((group) => group.on)
  }

  /** Everything that is on is counting down to off: what simple signaling calls an imminent shutdown. */
  get wholeTurnOffPending(): boolean {
    return this.anyOn && this.groups.every((group) => !group.on || group.turnOffPending)
  }

  command(command: UpsCommand): CommandResult {
    const checked = checkCommand(command, this.#groups)
    if (!Array.isArray(checked)) return { accepted: false, ...checked }
    if (command.action === 'cancel') for (const group of checked) this.#cancel(group)
    else this.#start(command, checked)
    return { accepted: true }
  }

  /** The requests of simple signaling; each is taken without conflict checks (application note 177). */
  simpleSignal(request: SimpleSignalingRequest, source: Source): void {
    if (request === 'remote-off') this.#forceOff(source)
    else if (request === 'remote-on') this.#forceOn(source)
    else this.#requestShutdown(source)
  }

  /** The groups were put back from a snapshot. */
  restored(lastCommanded: GroupName | null): void {
    this.lastCommanded = lastCommanded
    this.#acWasValid = this.#context.acValid()
  }

  /** Sheds one group's load: off, or off until AC is back, as its settings say. */
  shed(group: OutletGroup): void {
    const settings = this.#context.settings.group(group.name)!
    const action = settings.shedStaysOff ? 'off' : 'shutdown'
    this.#start(
      {
        action,
        targets: [group.name],
        source: 'scheduler',
        useOffDelay: settings.shedWithDelay,
        useOnDelay: true,
      },
      [group],
    )
  }

  /** The supply behind the outlets is gone: everything drops. What had meant to stay off stays off. */
  dropAll(cause: OutletCause, comeBack: boolean): void {
    for (const group of this.groups) {
      if (!group.on) continue
      const running = group.process
      if (running?.kind === 'off' || !comeBack) group.data.process = null
      else group.data.process = this.#stayOff(running ?? this.#shutdownOf(group, 'scheduler'))
      this.#switch(group, false, cause, running?.source ?? 'scheduler', false)
    }
  }

  /** Runs everything that is due; true when a relay moved or a phase changed. */
  step(): boolean {
    const wake = this.#acReturned() && this.#context.decide().acReturnWhileAsleep() === 'wake'
    let changed = false
    for (const group of this.groups) {
      const { process } = group
      if (wake && process?.kind === 'sleep' && process.phase === 'stay-off')
        process.stayOffAt = this.#context.now()
      if (process && this.#advance(group, process)) changed = true
    }
    return changed
  }

  /** When `step` has something to do next, if time alone brings it. */
  nextDueAt(): number | undefined {
    let next: number | undefined
    for (const { process } of this.groups) {
      const due = process ? this.#dueAt(process) : undefined
      if (due !== undefined && (next === undefined || due < next)) next = due
    }
    return next
  }

  /** How long the battery still has to charge before a group may return; undefined when it never will be enough. */
  chargeWait(process: Process): number | undefined {
    const returns = process.kind === 'shutdown' || process.kind === 'sleep'
    const percent = returns ? this.#context.settings.unit.returnCharge : 0
    if (process.minimumRuntimeMs === 0 && percent === 0) return 0
    return this.#context.chargeTimeMs(process.minimumRuntimeMs, percent)
  }

  #dueAt(process: Process): number | undefined {
    const now = this.#context.now()
    if (process.phase === 'turn-off') return process.turnOffAt > now ? process.turnOffAt : undefined
    if (process.phase === 'stay-off') return process.stayOffAt ?? undefined
    if (process.phase === 'turn-on')
      return process.turnOnAt !== null && process.turnOnAt > now ? process.turnOnAt : undefined
    if (!this.#context.acValid()) return
    const wait = this.chargeWait(process)
    return wait === undefined || wait === 0 ? undefined : now + wait
  }

  #advance(group: OutletGroup, process: Process): boolean {
    const now = this.#context.now()
    switch (process.phase) {
      case 'turn-off':
        if (now < process.turnOffAt || this.#heldBySwitched(group)) return false
        this.#turnOff(group, process)
        return true
      case 'stay-off':
        if (process.stayOffAt === null || now < process.stayOffAt) return false
        process.phase = 'wait'
        return true
      case 'wait':
        if (!this.#mayReturn(process)) return false
        process.phase = 'turn-on'
        process.turnOnAt = now + process.turnOnMs
        return true
      case 'turn-on':
        return this.#turnOn(group, process)
    }
  }

  #turnOff(group: OutletGroup, process: Process): void {
    group.data.process = process.kind === 'off' ? null : this.#stayOff(process)
    group.data.turnOffExpiredAt = this.#context.now()
    this.#switch(group, false, CAUSE_OF_SOURCE[process.source], process.source, false)
  }

  #stayOff(process: Process): Process {
    return { ...process, phase: 'stay-off', stayOffAt: this.#context.now() + process.stayOffMs }
  }

  #turnOn(group: OutletGroup, process: Process): boolean {
    if (!this.#mayReturn(process)) {
      process.phase = 'wait'
      return true
    }
    const main = this.#groups.get('MOG')
    if (
      process.turnOnAt === null ||
      this.#context.now() < process.turnOnAt ||
      (main && main !== group && !main.on)
    )
      return false
    const returned = process.kind !== 'on'
    group.data.process = null
    if (!this.#context.turnsOn(WHY_ON[process.kind] ?? 'utility-back', group.cause === 'ups-status-change'))
      return true
    this.#switch(
      group,
      true,
      returned ? 'ups-status-change' : CAUSE_OF_SOURCE[process.source],
      process.source,
      returned,
    )
    return true
  }

  /** Every group is off, and a sleep keeps one so. */
  get sleeping(): boolean {
    return !this.anyOn && this.groups.some(({ process }) => process?.kind === 'sleep')
  }

  /** The main group cannot go off while a switched group is on. */
  #heldBySwitched(group: OutletGroup): boolean {
    return group.name === 'MOG' && this.groups.some((other) => other !== group && other.on)
  }

  #mayReturn(process: Process): boolean {
    if (!this.#context.canFeed()) return false
    if (!process.coldBoot && !this.#context.acValid()) return false
    return this.chargeWait(process) === 0
  }

  #acReturned(): boolean {
    const valid = this.#context.acValid()
    const returned = valid && !this.#acWasValid
    this.#acWasValid = valid
    return returned
  }

  #start(command: UpsCommand, targets: readonly OutletGroup[]): void {
    const started = new Map<OutletGroup, Process>()
    for (const group of targets) {
      const process = startProcess(
        command,
        group,
        this.#context.settings.group(group.name)!,
        this.#context.now(),
      )
      if (process) started.set(group, process)
    }
    holdMainForSwitched(started)
    for (const [group, process] of started) group.data.process = process
    this.lastCommanded = targets[targets.length - 1]?.name ?? this.lastCommanded
  }

  #cancel(group: OutletGroup): void {
    const { process } = group
    const asleep = process?.kind === 'sleep' && process.phase !== 'turn-off'
    if (asleep && this.#context.decide().cancelWhileAsleep() === 'ignore') return
    group.data.process = null
  }

  #forceOff(source: Source): void {
    for (const group of this.groups) {
      group.data.process = null
      if (group.on) this.#switch(group, false, CAUSE_OF_SOURCE[source], source, false)
    }
  }

  #forceOn(source: Source): void {
    const targets = this.groups.filter((group) => !group.turnOffPending)
    for (const group of targets) group.data.process = null
    this.#start({ action: 'on', targets: 'all', source, useOnDelay: true }, targets)
  }

  #requestShutdown(source: Source): void {
    const pending = this.groups.filter((group) => group.turnOffPending)
    if (pending.length > 0) {
      if (isSlot(source)) this.#slotRequestWhilePending(pending, source)
      return
    }
    const command: UpsCommand = {
      action: 'shutdown',
      targets: 'all',
      source,
      useOffDelay: true,
      useOnDelay: true,
    }
    this.#start(
      command,
      this.groups.filter((group) => !group.process),
    )
  }

  #slotRequestWhilePending(pending: readonly OutletGroup[], slot: SlotName): void {
    const origin = pending[0]!.process!.source
    const answer = this.#context
      .decide()
      .slotShutdownWhileOffPending({ acValid: this.#context.acValid(), origin })
    if (answer === 'keep') return
    const replaced = new Map<OutletGroup, Process>()
    for (const group of pending) {
      const next = replaceByShutdown(group.process!, this.#shutdownOf(group, slot), answer)
      group.data.process = next
      replaced.set(group, next)
    }
    holdMainForSwitched(replaced)
  }

  #shutdownOf(group: OutletGroup, source: Source): Process {
    const command: UpsCommand = {
      action: 'shutdown',
      targets: [group.name],
      source,
      useOffDelay: true,
      useOnDelay: true,
    }
    return startProcess(command, group, this.#context.settings.group(group.name)!, this.#context.now())!
  }

  #switch(group: OutletGroup, on: boolean, cause: OutletCause, source: Source, returned: boolean): void {
    this.#context.switching()
    group.data.on = on
    group.data.cause = cause
    this.#context.switched(group, cause, source, returned)
  }
}
