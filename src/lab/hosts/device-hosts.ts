import type { Clock, Timer } from '../../../emulators/clock/clock.ts'
import { type GroupName, isSlot } from '../../../emulators/smart-ups/commands.ts'
import type { UpsEvent } from '../../../emulators/smart-ups/events.ts'
import type { UnitWithCards } from '../cards/card-slots.ts'
import { type HostConfig, isSignalPort, type ReadPort, traitsOf } from '../lab-file/host-schema.ts'
import { clientOf } from './clients/client-of.ts'
import type { ClientContext, ClientData, Notice, UnitClient } from './clients/unit-client.ts'
import { Host, type HostAction, type HostData } from './host.ts'
import type { HostEvent } from './host-event.ts'
import type { HostState } from './host-state.ts'
import {
  againstIntent,
  type Intent,
  intentOf,
  intentOfSignal,
  intentText,
  isOff,
  shedIntent,
  wentOff,
} from './intent.ts'
import { isTriggered, triggerText } from './shutdown-trigger.ts'
import type { Moment, Verdict } from './verdict.ts'
import { whyNoRestart } from './will-restart.ts'

/** A host and what became of it so far. */
export interface HostView {
  readonly name: string
  readonly group: GroupName
  readonly state: HostState
  /** Null until something has happened to it. */
  readonly verdict: Verdict | null
  readonly moments: readonly Moment[]
}

export interface HostsSnapshot {
  readonly mainsGood: boolean
  readonly intents: { readonly [K in GroupName]?: Intent | null }
  readonly hosts: Readonly<Record<string, HostData>>
  /** Of scripted hosts that read their unit over a port. */
  readonly clients: Readonly<Record<string, ClientData>>
}

/**
 * The hosts behind one unit. They live on the device clock and look at the unit whenever it has settled; what they do to
 * it (hold a line, kill the power) they do at a time of their own, never while it is settling.
 */
export class DeviceHosts {
  #list: readonly Host[] = []
  readonly #configs = new Map<string, HostConfig>()
  #bench: ClientContext | undefined
  #isWatching = false
  readonly #unit: UnitWithCards
  readonly #clients = new Map<Host, UnitClient>()
  readonly #clock: Clock
  readonly #intents = new Map<GroupName, Intent | null>()
  readonly #listeners = new Set<(event: HostEvent) => void>()
  #mainsGood: boolean
  #timer: Timer | undefined
  #wakened: Timer | undefined

  constructor(unit: UnitWithCards, configs: Readonly<Record<string, HostConfig>>, clock: Clock) {
    this.#unit = unit
    this.#clock = clock
    this.#mainsGood = unit.ups.power.assessment.acceptable
    for (const [name, config] of Object.entries(configs)) this.#make(name, config)
  }

  get list(): readonly Host[] {
    return this.#list
  }

  /** How each was described, by name. */
  get configs(): Readonly<Record<string, HostConfig>> {
    return Object.fromEntries(this.#configs)
  }

  /** Begins to watch the unit, as it now is. */
  start(bench: ClientContext): void {
    this.#bench = bench
    this.#begin(this.#list)
  }

  /** Puts a host behind an outlet group of a unit that is watched, in place of one of that name. */
  put(name: string, config: HostConfig): void {
    this.remove(name)
    this.#begin([this.#make(name, config)])
  }

  /** Takes a host away; nothing where there is none of that name. */
  remove(name: string): void {
    const host = this.find(name)
    if (!host) return
    this.#list = this.#list.filter((other) => other !== host)
    this.#configs.delete(name)
    this.#clients.get(host)?.close()
    this.#clients.delete(host)
    this.#plan()
  }

  /** Makes the hosts those described: what is described otherwise or not at all goes. */
  setTo(configs: Readonly<Record<string, HostConfig>>): void {
    for (const { name } of this.#list) if (this.#configs.get(name) !== configs[name]) this.remove(name)
    for (const [name, config] of Object.entries(configs)) if (!this.find(name)) this.put(name, config)
  }

  #make(name: string, config: HostConfig): Host {
    const group = config.group ?? this.#unit.ups.model.groups.at(-1)!
    const host = new Host(name, group, traitsOf(config), (whose, text) => this.#report(whose, text))
    this.#list = [...this.#list, host]
    this.#configs.set(name, config)
    return host
  }

  /** Hosts are there from now on; without any, the unit is not watched. */
  #begin(hosts: readonly Host[]): void {
    if (hosts.length === 0) return
    const { ups } = this.#unit
    for (const host of hosts) {
      this.#openClient(host)
      if (!ups.outlets.isOn(host.group)) host.data.state = 'off'
    }
    if (!this.#isWatching) {
      this.#isWatching = true
      this.#mainsGood = ups.power.assessment.acceptable
      ups.on((event) => this.#onEvent(event))
      ups.onSettled(() => this.#check())
    }
    this.#check()
  }

  #openClient(host: Host): void {
    const { readsVia } = host.traits
    if (readsVia === undefined || !host.scripted || !this.#bench) return
    const client = clientOf(readsVia, this.#unit, host.traits, this.#bench)
    client.listen?.((notice) => this.#notified(host, notice))
    this.#clients.set(host, client)
    host.beginPolling(this.#clock.now)
  }

  /** A host was notified, perhaps while its unit is settling: what it does about that comes right after. */
  #notified(host: Host, notice: Notice): void {
    host.notified(this.#clock.now, notice)
    this.#wakened ??= this.#clock.after(0, `${this.#unit.id} hosts are notified`, () => {
      this.#wakened = undefined
      this.#check()
    })
  }

  /** Pulls the cable of the scripted host at a port, or puts it back; false when there is none. */
  plug(readsVia: ReadPort, connected: boolean): boolean {
    const found = [...this.#clients].filter(([host]) => host.traits.readsVia === readsVia)
    for (const [, client] of found) client.plug(connected)
    return found.length > 0
  }

  find(name: string): Host | undefined {
    return this.list.find((host) => host.name === name)
  }

  get views(): HostView[] {
    return this.list.map(({ name, group, data }) => ({
      name,
      group,
      state: data.state,
      verdict: data.verdict,
      moments: data.evidence,
    }))
  }

  on(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A host reports what it did. @throws HostError when it cannot have done that */
  did(host: Host, action: HostAction): void {
    host.did(this.#clock.now, action)
    this.#check()
  }

  save(): HostsSnapshot {
    return structuredClone({
      mainsGood: this.#mainsGood,
      intents: Object.fromEntries(this.#intents),
      hosts: Object.fromEntries(this.list.map(({ name, data }) => [name, data])),
      clients: Object.fromEntries([...this.#clients].map(([{ name }, client]) => [name, client.save()])),
    })
  }

  /** Puts the hosts back as they were; call before the unit is put back, whose settling then wakes them. Hosts the snapshot does not know stay as they are. */
  load(snapshot: HostsSnapshot): void {
    if (this.list.length === 0) return
    const saved = structuredClone(snapshot)
    this.#mainsGood = saved.mainsGood
    this.#intents.clear()
    for (const [group, intent] of Object.entries(saved.intents))
      this.#intents.set(group as GroupName, intent ?? null)
    for (const host of this.list) {
      host.data = saved.hosts[host.name] ?? host.data
      // What a host of these traits never has to do would be due for ever.
      if (host.traits.killPowerVia === undefined) host.data.killPowerDue = false
      if (!this.#clients.has(host)) host.data.pollsAt = null
    }
    for (const [{ name }, client] of this.#clients) {
      const data = saved.clients[name]
      if (data) client.load(data)
    }
  }

  /** The clock was set to another time and has forgotten its timers: a new one comes with the next look. */
  forgetTimer(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#wakened?.cancel()
    this.#wakened = undefined
  }

  /** Their unit leaves the bench: their software lets go of its ports. */
  close(): void {
    this.forgetTimer()
    for (const client of this.#clients.values()) client.close()
  }

  #onEvent(event: UpsEvent): void {
    if (event.type === 'command' && event.result.accepted) {
      const { command } = event
      this.#intend(command.targets, (on, _standing, stayOff) => intentOf(command, on, stayOff))
      if (isOff(command.action)) this.#killPowerSeen(command.source, command.targets)
    } else if (event.type === 'signal') {
      this.#intend('all', (_on, standing) => intentOfSignal(event.request, event.source, standing))
      if (event.request !== 'remote-on') this.#killPowerSeen(event.source, 'all')
    } else if (event.type === 'outlet') this.#switched(event)
    else if (event.type === 'gap') this.#gap(event)
    else if (event.type === 'input') this.#mainsChanged(event.at)
  }

  /** The output had no supply for longer than a power supply rides out: whatever is on starts anew. */
  #gap({ at, milliseconds }: UpsEvent & { type: 'gap' }): void {
    for (const host of this.list) {
      if (!this.#unit.ups.outlets.isOn(host.group)) continue
      host.powerLost(at, `no supply for ${milliseconds} ms`)
      host.powerBack(at, undefined)
    }
  }

  #mainsChanged(at: number): void {
    const good = this.#unit.ups.power.assessment.acceptable
    if (good === this.#mainsGood) return
    this.#mainsGood = good
    this.#noteAll(at, good ? 'the mains are back' : 'the mains are gone')
  }

  #intend(
    targets: readonly GroupName[] | 'all',
    next: (on: boolean, standing: Intent | null, stayOffSeconds: number) => Intent | null,
  ): void {
    const { outlets, settings, clock } = this.#unit.ups
    for (const { name, on } of outlets.groups) {
      if (targets !== 'all' && !targets.includes(name)) continue
      const standing = this.#intents.get(name) ?? null
      const intent = next(on, standing, settings.group(name)!.stayOffDelay)
      this.#intents.set(name, intent)
      if (intent && intent !== standing) this.#noteAll(clock.now, intentText(intent), name)
    }
  }

  /** A command to kill the power reports that its host has halted. */
  #killPowerSeen(source: string, targets: readonly GroupName[] | 'all'): void {
    for (const host of this.list) {
      const { state } = host.data
      if (host.traits.haltReportedBy !== source || (state !== 'up' && state !== 'shutting-down')) continue
      if (targets === 'all' || targets.includes(host.group)) host.did(this.#clock.now, 'halted')
    }
  }

  #switched({ group, on, cause, at }: UpsEvent & { type: 'outlet' }): void {
    const standing = this.#intents.get(group) ?? null
    const { process } = this.#unit.ups.outlets.get(group)!
    const shed = cause === 'scheduled-command' && !process && !standing
    const intent = shed && !on ? shedIntent() : standing
    this.#intents.set(group, on ? null : wentOff(intent, at))
    for (const host of this.list) {
      if (host.group !== group) continue
      if (on) host.powerBack(at, againstIntent(intent, at))
      else host.powerLost(at, cause)
    }
  }

  /** The unit has settled, or a host is due. */
  #check(): void {
    const now = this.#clock.now
    for (const host of this.list) {
      host.pass(now)
      this.#noticeHalt(host, now)
      this.#trigger(host, now)
      host.checkRestart(now, whyNoRestart(host, this.#unit.ups, this.#intents.get(host.group) ?? null))
    }
    this.#plan()
  }

  #trigger(host: Host, now: number): void {
    const { shutdownTrigger } = host.traits
    if (!this.#clients.has(host)) {
      host.trigger(now, isTriggered(shutdownTrigger, this.#unit.ups), triggerText(shutdownTrigger))
      return
    }
    const { active, cause, afterMs } = host.readTrigger
    host.trigger(now, active, cause, { afterMs, pollMs: 0 })
  }

  /** A confirmation on its port of a card says that a host has halted. */
  #noticeHalt(host: Host, now: number): void {
    const { haltReportedBy } = host.traits
    if (!isSignalPort(haltReportedBy) || !this.#unit.ups.slots.signalPort(haltReportedBy)?.lines.confirmed)
      return
    if (host.data.state === 'up' || host.data.state === 'shutting-down') host.did(now, 'halted')
  }

  /** One timer for all hosts of the unit. */
  #plan(): void {
    const now = this.#clock.now
    let next = Number.POSITIVE_INFINITY
    for (const host of this.list) {
      if (this.#hasActionDue(host)) next = now
      const due = host.nextDueAt(now)
      if (due !== undefined && due < next) next = due
    }
    if (this.#timer?.dueAt === next) return
    this.#timer?.cancel()
    this.#timer = Number.isFinite(next)
      ? this.#clock.after(next - now, `${this.#unit.id} hosts`, () => {
          this.#timer = undefined
          this.#act()
        })
      : undefined
  }

  /** A host is due. What is due in the unit at the same moment goes first, whichever timer fired first. */
  #act(): void {
    this.#unit.ups.catchUp()
    const now = this.#clock.now
    for (const host of this.list) {
      host.pass(now)
      this.#poll(host, now)
      this.#moveLine(host)
      this.#killPower(host)
    }
    this.#check()
  }

  #poll(host: Host, now: number): void {
    const client = this.#clients.get(host)
    const { state, pollsAt } = host.data
    if (client && state === 'up' && pollsAt !== null && now >= pollsAt) host.answered(now, client.read())
  }

  #hasActionDue(host: Host): boolean {
    return this.#lineIsWrong(host) || host.data.killPowerDue
  }

  #lineIsWrong(host: Host): boolean {
    const { shutdownTrigger, confirms } = host.traits
    if (!host.scripted || !confirms || !isSignalPort(shutdownTrigger)) return false
    return host.data.holdsShutdownLine !== (host.data.state === 'halted')
  }

  #moveLine(host: Host): void {
    if (!this.#lineIsWrong(host)) return
    host.data.holdsShutdownLine = host.data.state === 'halted'
    const port = this.#unit.ups.slots.signalPort(host.traits.shutdownTrigger)
    if (port?.lines.connected) port.raiseShutdownLine(host.data.holdsShutdownLine)
  }

  #killPower(host: Host): void {
    const source = host.traits.killPowerVia
    if (!host.data.killPowerDue || source === undefined) return
    host.data.killPowerDue = false
    const { readsVia } = host.traits
    const byCard = readsVia === 'snmp' || readsVia === 'pcnet'
    const onWire = readsVia === source || (byCard && isSlot(source))
    const client = onWire ? this.#clients.get(host) : undefined
    if (client) client.killPower()
    else {
      const { ups } = this.#unit
      ups.command({ action: 'shutdown', targets: 'all', source, useOffDelay: true, useOnDelay: true })
    }
  }

  #noteAll(at: number, text: string, group?: GroupName): void {
    for (const host of this.list) if (group === undefined || host.group === group) host.note(at, text)
  }

  #report({ name, group, data }: Host, text: string): void {
    const { state, verdict } = data
    const event: HostEvent = { type: 'host', at: this.#clock.now, host: name, group, state, verdict, text }
    for (const listener of this.#listeners) listener(event)
  }
}
