import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import type { LineSession, Output } from '../../line/line-session.ts'
import { escaped } from '../../line/telnet.ts'
import { latin1 } from '../latin1.ts'
import { inUnit } from '../powernet/card-objects.ts'
import { banner } from './about.ts'
import { FAREWELLS, runCommand } from './commands.ts'
import { replyText } from './reply.ts'
import { OFFERS, TypedLines } from './typed-lines.ts'
import { type ConsoleUser, consoleUser } from './users.ts'

/** Wrong logins until the card hangs up. Assumed. */
const MOST_TRIES = 3
const ASK_USER = '\r\nUser Name : '
const GREETING = Uint8Array.from([...OFFERS, ...latin1(ASK_USER)])
const ASK_PASSWORD = 'Password  : '
const PROMPT = 'apc>'

/** What a session remembers. */
interface SavedConsole {
  readonly asked: boolean
  readonly user: string | null
  readonly name: string | null
  readonly tries: number
  readonly typed: string
}

/** The console of a card over Telnet, on one connection: a login, then commands at the prompt `apc>`. */
export class CardConsole implements LineSession {
  readonly #card: NetworkManagementCard
  readonly #typed = new TypedLines()
  readonly #boots: number
  #asked = false
  /** Who is logged in. */
  #user: ConsoleUser | undefined
  #leave: () => void = () => {}
  /** Given as user name, while the password is asked for. */
  #name: string | undefined
  #tries = 0
  #finished = false

  constructor(card: NetworkManagementCard) {
    this.#card = card
    this.#boots = card.boots
  }

  get finished(): boolean {
    return this.#finished
  }

  attach(speak: (bytes: Uint8Array) => void): void {
    if (!this.#card.up) return
    this.#asked = true
    speak(GREETING.slice())
  }

  receive(bytes: Uint8Array): readonly Output[] {
    // A card that has started anew has forgotten its connections.
    if (!this.#card.up || this.#card.boots !== this.#boots) this.#hangUp()
    if (this.#finished) return []
    const sent: number[] = this.#asked ? [] : [...GREETING]
    this.#asked = true
    const say = (text: string) => sent.push(...escaped(latin1(text)))
    for (const typed of this.#typed.feed(bytes, () => (this.#name === undefined ? undefined : '*'))) {
      if (typed.kind === 'answer') sent.push(...typed.bytes)
      else if (typed.kind === 'echo') say(typed.text)
      else this.#take(typed.text, say)
      if (this.#finished) break
    }
    return sent.length > 0 ? [{ bytes: Uint8Array.from(sent) }] : []
  }

  save(): SavedConsole {
    const { name = null } = this.#user ?? {}
    return {
      ...{ asked: this.#asked, user: name, name: this.#name ?? null },
      ...{ tries: this.#tries, typed: this.#typed.text },
    }
  }

  load(saved: unknown): void {
    const { asked, user, name, tries, typed } = saved as SavedConsole
    this.#asked = asked
    this.#name = name ?? undefined
    this.#tries = tries
    this.#typed.text = typed
    const known = user === null ? undefined : consoleUser(user)
    if (known) this.#enter(known)
  }

  close(): void {
    this.#leave()
  }

  #take(line: string, say: (text: string) => void): void {
    if (this.#user) this.#command(line, this.#user, say)
    else if (this.#name === undefined) {
      this.#name = line
      say(ASK_PASSWORD)
    } else this.#logIn(this.#name, line, say)
  }

  #logIn(name: string, password: string, say: (text: string) => void): void {
    this.#name = undefined
    const user = consoleUser(name)
    const at = inUnit(this.#card)
    if (!user || !at || password !== this.#card.settings.password) {
      this.#card.refused()
      this.#tries++
      if (this.#tries < MOST_TRIES) say(ASK_USER)
      else this.#hangUp()
      return
    }
    this.#enter(user)
    say([...banner(at, user).map((line) => `${line}\r\n`), PROMPT].join(''))
  }

  #command(line: string, user: ConsoleUser, say: (text: string) => void): void {
    const at = inUnit(this.#card)
    if (!at || FAREWELLS.includes(line.trim().toLowerCase())) {
      this.#hangUp()
      return
    }
    const answer = line.trim() === '' ? '' : replyText(runCommand(at, line, user))
    say(`${answer}\r\n${PROMPT}`)
  }

  #enter(user: ConsoleUser): void {
    this.#leave()
    this.#user = user
    this.#leave = this.#card.logIn()
  }

  #hangUp(): void {
    this.#leave()
    this.#user = undefined
    this.#finished = true
  }
}
