import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { HostTraits } from '../lab-file/host-schema.ts'
import type { Reading } from './clients/unit-client.ts'
import type { HostState } from './host-state.ts'
import { isWorse, type Moment, tell, type Verdict } from './verdict.ts'

/** What somebody outside can say that a host did. */
export const DEEDS = ['shutting-down', 'halted', 'up'] as const
export type Deed = (typeof DEEDS)[number]

/** Everything a host remembers, as plain data. Moments are device ms; null where there is none. */
export interface HostData {
  state: HostState
  /** Since when it has been told without a break, and when it will take notice. */
  heardSince: number | null
  noticesAt: number | null
  /** When it was told, in this story. */
  toldAt: number | null
  haltsAt: number | null
  upAt: number | null
  /** Since when nothing will bring it back though the utility is good. */
  hopelessSince: number | null
  stuck: boolean
  /** Scripted: what it still has to do to the unit, and whether it holds its shutdown line. */
  killsPower: boolean
  holdsLine: boolean
  /** Scripted, over a port: when it asks next, when it was last answered and what, and whether it counts the unit as lost. */
  asksAt: number | null
  answeredAt: number | null
  reading: Reading | null
  lost: boolean
  verdict: Verdict | null
  proof: readonly Moment[]
  /** What happened since it was last up and undisturbed. */
  story: readonly Moment[]
  /** The next moment begins a new story. */
  calm: boolean
}

/** How long a host must be without hope before it counts as stuck: whatever has to be agreed on is agreed on by then. */
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
      heardSince: null,
      noticesAt: null,
      toldAt: null,
      haltsAt: null,
      upAt: null,
      hopelessSince: null,
      stuck: false,
      killsPower: false,
      holdsLine: false,
      asksAt: null,
      answeredAt: null,
      reading: null,
      lost: false,
      verdict: null,
      proof: [],
      story: [],
      calm: true,
    }
  }

  get scripted(): boolean {
    return this.traits.halts === 'scripted'
  }

  /** Something it had no part in. */
  note(at: number, text: string): void {
    const { data } = this
    data.story = tell(data.calm ? [] : data.story, { at, text })
    data.calm = false
  }

  /** Passes what is due by now. */
  pass(now: number): void {
    const { data } = this
    if (data.state === 'booting' && data.upAt !== null && now >= data.upAt) this.#up(data.upAt)
    if (data.state === 'shutting-down' && data.haltsAt !== null && now >= data.haltsAt)
      this.#halt(data.haltsAt)
  }

  /** From now on it asks its unit over a port. */
  beginAsking(now: number): void {
    Object.assign(this.data, {
      asksAt: nextLook(now, this.#askEveryMs),
      answeredAt: now,
      reading: null,
      lost: false,
    })
  }

  /** It has asked its unit; undefined is no answer. */
  answered(now: number, reading: Reading | undefined): void {
    const { data, traits } = this
    data.asksAt = nextLook(now + 1, this.#askEveryMs)
    if (reading) {
      data.answeredAt = now
      data.reading = reading
    }
    const silentMs = now - (data.answeredAt ?? now)
    const lost = silentMs >= traits.lostMs
    if (lost === data.lost) return
    data.lost = lost
    this.note(now, lost ? `no answer from its unit for ${silentMs / 1000} s` : 'its unit answers again')
    this.#report(this, data.story.at(-1)!.text)
  }

  /** Whether what it has read over its port tells it to shut down; `how` in words. */
  get asked(): { readonly told: boolean; readonly how: string; readonly afterMs: number } {
    const { reading, lost } = this.data
    const { whenLost, told, over, afterMs } = this.traits
    if (lost) {
      const acts =
        whenLost === 'shut-down' || (whenLost === 'shut-down-on-battery' && reading?.onBattery === true)
      return { told: acts, how: 'the silence of its unit', afterMs: 0 }
    }
    const key = READ_AS[told as keyof typeof READ_AS]
    return {
      told: key !== undefined && reading?.[key] === true,
      how: `${over} (${told.replace('-', ' ')})`,
      afterMs,
    }
  }

  get #askEveryMs(): number {
    return Math.max(SHORTEST_POLL_MS, this.traits.pollMs)
  }

  /** Whether it is being told to shut down at this moment; `how` in words. */
  hear(now: number, told: boolean, how: string, { afterMs, pollMs }: Patience = this.traits): void {
    const { data, traits } = this
    if (!told) {
      data.heardSince = null
      data.noticesAt = null
      return
    }
    if (data.heardSince === null) {
      data.heardSince = now
      data.noticesAt = nextLook(now + afterMs, pollMs)
    }
    if (data.toldAt !== null || data.state !== 'up') return
    if (data.noticesAt === null || now < data.noticesAt) return
    data.toldAt = now
    this.note(now, `told by ${how}`)
    this.#report(this, `told by ${how}`)
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
    if (data.state === 'up' && data.toldAt === null && data.noticesAt !== null && data.noticesAt > now)
      next = data.noticesAt
    if (data.state === 'up' && data.asksAt !== null) next = Math.min(next, data.asksAt)
    const stuckAt = data.hopelessSince === null ? now : data.hopelessSince + STUCK_AFTER_MS
    if (stuckAt > now) next = Math.min(next, stuckAt)
    return Number.isFinite(next) ? next : undefined
  }

  /** Its outlet went off; `why` in words. */
  powerLost(now: number, why: string): void {
    const { data } = this
    this.pass(now)
    const { state } = data
    if (state === 'off') return
    Object.assign(data, { haltsAt: null, upAt: null, hopelessSince: null, stuck: false, killsPower: false })
    data.state = 'off'
    const cut = `${this.group} off (${why})`
    if (state === 'halted') {
      this.note(now, `${cut}; it had halted`)
      this.#judge('clean')
    } else if (state === 'shutting-down') {
      this.note(now, `${cut} while it was shutting down`)
      this.#judge('cut-while-shutting-down')
    } else if (state === 'booting') {
      this.note(now, `${cut} while it was booting`)
      this.#judge('cut-while-up')
    } else if (data.toldAt !== null) {
      const before = Math.round((now - data.toldAt) / 1000)
      this.note(now, `${cut} while it was up, ${before} s after it was told`)
      this.#judge('cut-while-up')
    } else {
      this.note(now, `${cut} while it was up, and nothing had told it`)
      this.#judge('never-signalled')
    }
    this.#report(this, data.story.at(-1)!.text)
  }

  /** Its outlet came on; `against` is why it should not have, in words. */
  powerBack(now: number, against: string | undefined): void {
    const { data } = this
    if (data.state !== 'off') return
    Object.assign(data, { hopelessSince: null, stuck: false })
    data.upAt = now + this.traits.bootMs
    data.state = 'booting'
    this.note(now, against ? `${this.group} back on, though ${against}` : `${this.group} back on`)
    if (against) this.#judge('bounced')
    this.#report(this, against ? `${data.story.at(-1)!.text}: booting` : 'booting')
  }

  /** Nothing will bring it back, though it should be up: `why` in words, or undefined when there is hope. */
  despair(now: number, why: string | undefined): void {
    const { data } = this
    if (!why) {
      Object.assign(data, { hopelessSince: null, stuck: false })
      return
    }
    data.hopelessSince ??= now
    if (data.stuck || now < data.hopelessSince + STUCK_AFTER_MS) return
    data.stuck = true
    this.note(now, why)
    this.#judge('stuck-off')
    this.#report(this, `stuck: ${why}`)
  }

  /** Somebody outside says what it did. @throws HostError when it cannot have */
  did(now: number, deed: Deed): void {
    this.pass(now)
    const { state } = this.data
    if (state === deed) return
    if (state === 'off') throw new HostError(`${this.name} has no power: ${this.group} is off`)
    if (deed !== 'up' && (state === 'booting' || (state === 'halted' && deed === 'shutting-down')))
      throw new HostError(`${this.name} is ${state}: it can be up, not ${deed}`)
    this.data.haltsAt = null
    if (deed === 'up') this.#up(now)
    else if (deed === 'halted') this.#halt(now)
    else this.#enter('shutting-down', now, 'shutting down')
  }

  #halt(at: number): void {
    this.data.haltsAt = null
    this.data.killsPower = this.scripted && this.traits.killsPower !== undefined
    this.#enter('halted', at, 'halted')
  }

  #up(at: number): void {
    const { data } = this
    Object.assign(data, { upAt: null, haltsAt: null, toldAt: null, hopelessSince: null, stuck: false })
    if (this.traits.over) this.beginAsking(at)
    this.#enter('up', at, 'up again')
    if (data.verdict === 'clean') data.proof = data.story
    data.calm = true
  }

  #enter(state: HostState, at: number, text: string): void {
    this.data.state = state
    this.note(at, text)
    this.#report(this, text)
  }

  #judge(verdict: Verdict): void {
    const { data } = this
    const again = verdict === 'clean' && data.verdict === 'clean'
    if (!again && !isWorse(verdict, data.verdict)) return
    data.verdict = verdict
    data.proof = data.story
  }
}

/** How long it must be told, and how often it looks, ms. */
type Patience = Pick<HostTraits, 'afterMs' | 'pollMs'>

/** A host that asks all the time would leave no time for anything else. */
const SHORTEST_POLL_MS = 100

const READ_AS = {
  'low-battery': 'lowBattery',
  'shutdown-imminent': 'shutdownImminent',
  'on-battery': 'onBattery',
} as const

/** A host that polls sees things when it looks next, on a grid of its own making. */
function nextLook(at: number, pollMs: number): number {
  return pollMs > 0 ? Math.ceil(at / pollMs) * pollMs : at
}
