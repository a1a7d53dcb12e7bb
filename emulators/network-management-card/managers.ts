/** Managers that are remembered. */
const MOST = 16
/** Requests and traps that are remembered. */
const MOST_RECENT = 8

/** A request that was answered. */
export interface RecentRequest {
  /** Device time, ms since 1970-01-01 UTC. */
  readonly at: number
  /** Address of the manager. */
  readonly manager: string
  /** In words: `v2c GET upsAdvBatteryCapacity.0`. */
  readonly request: string
}

/** A trap or inform that was sent. */
export interface RecentTrap {
  /** Device time, ms since 1970-01-01 UTC. */
  readonly at: number
  /** Address and port of the receiver. */
  readonly receiver: string
  /** What it is about: `on-battery`. */
  readonly trap: string
  readonly version: string
  readonly inform: boolean
}

/** A request before anybody has asked what it was: most are never looked at. */
type UnreadRequest = Omit<RecentRequest, 'request'> & { readonly said: () => string }

/** Who uses a card: the managers that it has lately answered, and those who are logged in at its console. */
export class Managers {
  readonly #answered = new Set<string>()
  readonly #requests: UnreadRequest[] = []
  readonly #traps: RecentTrap[] = []
  #logins = 0

  /** Addresses, the latest last. */
  get addresses(): readonly string[] {
    return [...this.#answered]
  }

  /** Somebody is logged in. */
  get anyLoggedIn(): boolean {
    return this.#logins > 0
  }

  /** The last requests that were answered, the latest first. */
  get requests(): readonly RecentRequest[] {
    return this.#requests.map(({ at, manager, said }) => ({ at, manager, request: said() })).reverse()
  }

  /** The last traps that were sent, the latest first. */
  get traps(): readonly RecentTrap[] {
    return this.#traps.toReversed()
  }

  /**
   * @param at device ms
   * @param said the request in words
   */
  answered(address: string, at: number, said: () => string): void {
    keep(this.#requests, { at, manager: address, said })
    this.#answered.delete(address)
    this.#answered.add(address)
    if (this.#answered.size > MOST) this.#answered.delete(this.#answered.values().next().value!)
  }

  sent(trap: RecentTrap): void {
    keep(this.#traps, trap)
  }

  forget(): void {
    this.#answered.clear()
    this.#requests.length = 0
    this.#traps.length = 0
  }

  /** Somebody logs in; what it returns logs him out, once. */
  logIn(): () => void {
    this.#logins++
    let left = false
    return () => {
      if (!left) this.#logins--
      left = true
    }
  }
}

function keep<T>(list: T[], latest: T): void {
  list.push(latest)
  if (list.length > MOST_RECENT) list.shift()
}
