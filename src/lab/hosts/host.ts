import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import { type HostTraits, isNotified } from '../lab-file/host-schema.ts'
import { NOTHING_SAID, type Notice, type Reading } from './clients/unit-client.ts'
import type { HostState } from './host-state.ts'
import { addMoment, isWorse, type Moment, type Verdict } from './verdict.ts'

/** What a client of the control API, or a scenario, can report that a host did. */
export const HOST_ACTIONS = ['shutting-down', 'halted', 'up'] as const
export type HostAction = (typeof HOST_ACTIONS)[number]

/** Everything a host remembers, as plain data. Moments are device ms; null where there is none. */
export interface HostData {
  state: HostState
  /** Since when its shutdown trigger has been active without a break, and when the host acts on it. */
  triggeredSince: number | null
  actsAt: number | null
  /** When its shutdown was triggered, in this timeline. */
  triggeredAt: number | null
  haltsAt: number | null
  upAt: number | null
  /** Since when nothing will restart it though the utility is good. */
  noRestartSince: number | null
  stuck: boolean
  /** Scripted: what it still has to do to the unit, and whether it holds its shutdown line. */
  killPowerDue: boolean
  holdsShutdownLine: boolean
  /** Scripted, reading a port: when it polls next, when it was last answered and what, and whether the unit counts as lost. */
  pollsAt: number | null
  answeredAt: number | null
  reading: Reading | null
  commLost: boolean
  verdict: Verdict | null
  evidence: readonly Moment[]
  /** What happened since it was last up and undisturbed. */
  timeline: readonly Moment[]
  /** The next moment begins a new timeline. */
  undisturbed: boolean
}

/** How long nothing must be about to restart a host before it counts as stuck: any sequence under way has ended by then. */
export const STUCK_AFTER_MS = 60_000

/** What a host reports of itself. */
export type HostReport = (host: Host, text: string) => void

/** A host did something that it cannot do now. */
export class HostError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'HostError'
  }
}

/** One host behind an outlet group: up, shutting down, halted, without power, booting; and what became of it. */
export class Host {
  readonly name: string
  readonly group: GroupName
  readonly traits: HostTraits
  readonly #report: HostReport
  data: HostData

  constructor(name: string, group: GroupName, traits: HostTraits, report: HostReport) {
    this.name = name
    this.group = group
    this.traits = traits
    this.#report = report
    this.data = {
      state: 'up',
      triggeredSince: null,
      actsAt: null,
      triggeredAt: null,
      haltsAt: null,
      upAt: null,
      noRestartSince: null,
      stuck: false,
      killPowerDue: false,
      holdsShutdownLine: false,
      pollsAt: null,
      answeredAt: null,
      reading: null,
      commLost: false,
      verdict: null,
      evidence: [],
      timeline: [],
      undisturbed: true,
    }
  }

  get scripted(): boolean {
    return this.traits.haltReportedBy === 'scripted'
  }

  /** Adds something that the host had no part in to its timeline. */
  note(at: number, text: string): void {
    const { data } = this
    data.timeline = addMoment(data.undisturbed ? [] : data.timeline, { at, text })
    data.undisturbed = false
  }

  /** Does what is due by now. */
  pass(now: number): void {
    const { data } = this
    if (data.state === 'booting' && data.upAt !== null && now >= data.upAt) this.#up(data.upAt)
    if (data.state === 'shutting-down' && data.haltsAt !== null && now >= data.haltsAt)
      this.#halt(data.haltsAt)
  }

  /** From now on the host polls its unit over a port. */
  beginPolling(now: number): void {
    Object.assign(this.data, {
      // Traps have no heartbeat: whoever waits for one never looks for silence.
      pollsAt: this.traits.readsVia === 'trap' ? null : nextLook(now, this.#pollEveryMs),
      answeredAt: now,
      reading: null,
      commLost: false,
    })
  }

  /** The host has polled its unit; undefined is no answer. */
  answered(now: number, reading: Reading | undefined): void {
    const { data, traits } = this
    data.pollsAt = nextLook(now + 1, this.#pollEveryMs)
    if (reading) {
      data.answeredAt = now
      data.reading = reading
    }
    const silentMs = now - (data.answeredAt ?? now)
    this.#setCommLost(now, silentMs >= traits.commLostMs, silentMs)
  }

  /** The host was notified, unasked; only one that runs takes it. */
  notified(now: number, { reading, words }: Notice): void {
    const { data, traits } = this
    if (data.state !== 'up' && data.state !== 'shutting-down') return
    const before = data.reading ?? NOTHING_SAID
    data.answeredAt = now
    data.reading = { ...before, ...reading }
    this.#setCommLost(now, false, 0)
    if (!READINGS.some((key) => before[key] !== data.reading![key])) return
    this.note(now, `notified by ${traits.readsVia}: ${words}`)
    this.#report(this, data.timeline.at(-1)!.text)
  }

  #setCommLost(now: number, commLost: boolean, silentMs: number): void {
    const { data } = this
    if (commLost === data.commLost) return
    data.commLost = commLost
    this.note(now, commLost ? `no answer from its unit for ${silentMs / 1000} s` : 'its unit answers again')
    this.#report(this, data.timeline.at(-1)!.text)
  }

  /** The shutdown trigger as the host has read it over its port; `cause` in words. */
  get readTrigger(): { readonly active: boolean; readonly cause: string; readonly afterMs: number } {
    const { reading, commLost } = this.data
    const { onCommLost, shutdownTrigger, readsVia, afterMs } = this.traits
    if (commLost) {
      const active =
        onCommLost === 'shut-down' || (onCommLost === 'shut-down-on-battery' && reading?.onBattery === true)
      return { active, cause: 'loss of communication with its unit', afterMs: 0 }
    }
    const key = READ_AS[shutdownTrigger as keyof typeof READ_AS]
    return {
      active: key !== undefined && reading?.[key] === true,
      cause: `${readsVia} (${shutdownTrigger.replace('-', ' ')})`,
      afterMs,
    }
  }

  get #pollEveryMs(): number {
    return Math.max(SHORTEST_POLL_MS, this.traits.pollMs)
  }

  /** Its shutdown trigger is active or not at this moment; `cause` in words. */
  trigger(
    now: number,
    active: boolean,
    cause: string,
    { afterMs, pollMs }: TriggerDelays = this.traits,
  ): void {
    const { data, traits } = this
    if (!active) {
      data.triggeredSince = null
      data.actsAt = null
      return
    }
    if (data.triggeredSince === null) {
      data.triggeredSince = now
      data.actsAt = nextLook(now + afterMs, pollMs)
    }
    if (data.triggeredAt !== null || data.state !== 'up') return
    if (data.actsAt === null || now < data.actsAt) return
    data.triggeredAt = now
    this.note(now, `shutdown triggered by ${cause}`)
    this.#report(this, `shutdown triggered by ${cause}`)
    if (!this.scripted) return
    data.haltsAt = now + traits.shutdownMs
    this.#enter('shutting-down', now, 'shutting down')
  }

  /** When it does something by itself next; undefined when it waits for others. */
  nextDueAt(now: number): number | undefined {
    const { data } = this
    let next = Number.POSITIVE_INFINITY
    if (data.state === 'booting' && data.upAt !== null) next = data.upAt
    if (data.state === 'shutting-down' && data.haltsAt !== null) next = data.haltsAt
    if (data.state === 'up' && data.triggeredAt === null && data.actsAt !== null && data.actsAt > now)
      next = data.actsAt
    if (data.state === 'up' && data.pollsAt !== null) next = Math.min(next, data.pollsAt)
    const stuckAt = data.noRestartSince === null ? now : data.noRestartSince + STUCK_AFTER_MS
    if (stuckAt > now) next = Math.min(next, stuckAt)
    return Number.isFinite(next) ? next : undefined
  }

  /** Its outlet went off; `why` in words. */
  powerLost(now: number, why: string): void {
    const { data } = this
    this.pass(now)
    const { state } = data
    if (state === 'off') return
    Object.assign(data, {
      haltsAt: null,
      upAt: null,
      noRestartSince: null,
      stuck: false,
      killPowerDue: false,
    })
    data.state = 'off'
    const cut = `${this.group} off (${why})`
    if (state === 'halted') {
      this.note(now, `${cut}; it had halted`)
      this.#setVerdict('clean')
    } else if (state === 'shutting-down') {
      this.note(now, `${cut} while it was shutting down`)
      this.#setVerdict('cut-while-shutting-down')
    } else if (state === 'booting') {
      this.note(now, `${cut} while it was booting`)
      this.#setVerdict('cut-while-up')
    } else if (data.triggeredAt !== null) {
      const before = Math.round((now - data.triggeredAt) / 1000)
      this.note(now, `${cut} while it was up, ${before} s after its shutdown was triggered`)
      this.#setVerdict('cut-while-up')
    } else {
      this.note(
        now,
        `${cut} while it was up, and nothing had triggered its shutdown${this.#lastNotified(now)}`,
      )
      this.#setVerdict('never-signalled')
    }
    this.#report(this, data.timeline.at(-1)!.text)
  }

  /** What a host that waits to be notified last was. */
  #lastNotified(now: number): string {
    const { readsVia } = this.traits
    const { answeredAt, reading } = this.data
    if (!isNotified(readsVia)) return ''
    if (!reading || answeredAt === null) return `: it was never notified by ${readsVia}`
    return `: it was last notified by ${readsVia} ${Math.round((now - answeredAt) / 1000)} s before`
  }

  /** Its outlet came on; `against` is why it should not have, in words. */
  powerBack(now: number, against: string | undefined): void {
    const { data } = this
    if (data.state !== 'off') return
    Object.assign(data, { noRestartSince: null, stuck: false })
    data.upAt = now + this.traits.bootMs
    data.state = 'booting'
    this.note(now, against ? `${this.group} back on, though ${against}` : `${this.group} back on`)
    if (against) this.#setVerdict('bounced')
    this.#report(this, against ? `${data.timeline.at(-1)!.text}: booting` : 'booting')
  }

  /** Nothing will restart the host, though it should be up: `why` in words; undefined while something will. */
  checkRestart(now: number, why: string | undefined): void {
    const { data } = this
    if (!why) {
      Object.assign(data, { noRestartSince: null, stuck: false })
      return
    }
    data.noRestartSince ??= now
    if (data.stuck || now < data.noRestartSince + STUCK_AFTER_MS) return
    data.stuck = true
    this.note(now, why)
    this.#setVerdict('stuck-off')
    this.#report(this, `stuck: ${why}`)
  }

  /** The host reports what it did. @throws HostError when it cannot have done that */
  did(now: number, action: HostAction): void {
    this.pass(now)
    const { state } = this.data
    if (state === action) return
    if (state === 'off') throw new HostError(`${this.name} has no power: ${this.group} is off`)
    if (action !== 'up' && (state === 'booting' || (state === 'halted' && action === 'shutting-down')))
      throw new HostError(`${this.name} is ${state}: it can be up, not ${action}`)
    this.data.haltsAt = null
    if (action === 'up') this.#up(now)
    else if (action === 'halted') this.#halt(now)
    else this.#enter('shutting-down', now, 'shutting down')
  }

  #halt(at: number): void {
    this.data.haltsAt = null
    this.data.killPowerDue = this.scripted && this.traits.killPowerVia !== undefined
    this.#enter('halted', at, 'halted')
  }

  #up(at: number): void {
    const { data } = this
    Object.assign(data, { upAt: null, haltsAt: null, triggeredAt: null, noRestartSince: null, stuck: false })
    if (this.traits.readsVia) this.beginPolling(at)
    this.#enter('up', at, 'up again')
    if (data.verdict === 'clean') data.evidence = data.timeline
    data.undisturbed = true
  }

  #enter(state: HostState, at: number, text: string): void {
    this.data.state = state
    this.note(at, text)
    this.#report(this, text)
  }

  #setVerdict(verdict: Verdict): void {
    const { data } = this
    const again = verdict === 'clean' && data.verdict === 'clean'
    if (!again && !isWorse(verdict, data.verdict)) return
    data.verdict = verdict
    data.evidence = data.timeline
  }
}

/** How long the trigger must last, and how often the host looks at it, ms. */
type TriggerDelays = Pick<HostTraits, 'afterMs' | 'pollMs'>

/** A shorter interval would leave the bench no time for anything else. */
const SHORTEST_POLL_MS = 100

const READINGS = ['onBattery', 'lowBattery', 'shutdownImminent'] as const

const READ_AS = {
  'low-battery': 'lowBattery',
  'shutdown-imminent': 'shutdownImminent',
  'on-battery': 'onBattery',
} as const

/** When a host that polls looks next, at or after `at`: at multiples of its interval. */
function nextLook(at: number, pollMs: number): number {
  return pollMs > 0 ? Math.ceil(at / pollMs) * pollMs : at
}
