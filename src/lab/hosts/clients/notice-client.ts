import type { LineClock } from '../../../line/line-clock.ts'
import type { LineSession, Output } from '../../../line/line-session.ts'
import type { CardPort, DatagramPort } from '../../cards/card-port.ts'
import type { UnitWithCards } from '../../cards/card-slots.ts'
import { onWire } from '../../wiring/wire.ts'
import type { ClientContext, ClientData, Notice, UnitClient } from './unit-client.ts'

/** What somebody makes of what a card sends unasked. */
export interface NoticeLanguage {
  /** Protocol of the card's port that it comes from. */
  readonly protocol: string
  /** @returns undefined for what makes no sense to it; what changes nothing is an empty reading; `answer` goes back */
  take(bytes: Uint8Array): (Notice & { readonly answer?: Uint8Array | undefined }) | undefined
  /** Commands the unit off by what the card has; left out: nothing is said. `ask` sends to its page. */
  killPower?(ask: (bytes: Uint8Array) => Uint8Array): void
  save?(): ClientData['packet']
  load?(saved: ClientData['packet']): void
}

/** Software that asks nothing: it is notified by whichever card is in the slot at the moment. */
export class NoticeClient implements UnitClient {
  readonly #device: UnitWithCards
  readonly #language: NoticeLanguage
  readonly #context: ClientContext
  #notified: (notice: Notice) => void = () => {}
  #open: { readonly port: DatagramPort; readonly session: LineSession } | undefined
  #connected = true
  readonly #stop: () => void

  constructor(device: UnitWithCards, language: NoticeLanguage, context: ClientContext) {
    this.#device = device
    this.#language = language
    this.#context = { ...context, played: true }
    this.#stop = device.ups.on((event) => {
      if (event.type === 'card') this.#follow()
    })
    this.#follow()
  }

  /** It has nothing to ask. */
  read(): undefined {
    return undefined
  }

  listen(notified: (notice: Notice) => void): void {
    this.#notified = notified
  }

  killPower(): void {
    const page = this.#port(({ name }) => name === 'web')
    if (!this.#connected || page?.carries !== 'bytes') return
    const session = page.sessions(this.#context)()
    this.#language.killPower?.((bytes) => whole(session.receive(bytes, this.#line.now())))
    session.close?.()
  }

  plug(connected: boolean): void {
    this.#connected = connected
    this.#follow()
  }

  close(): void {
    this.#stop()
    this.plug(false)
  }

  save(): ClientData {
    const packet = this.#language.save?.()
    return { connected: this.#connected, gone: false, ...(packet ? { packet } : {}) }
  }

  /** What was on its way is not part of what is saved. */
  load({ connected, packet }: ClientData): void {
    this.plug(false)
    this.#language.load?.(packet)
    this.plug(connected)
  }

  get #line(): LineClock {
    return this.#context.line
  }

  #port(is: (port: CardPort) => boolean): CardPort | undefined {
    return this.#device.slots.ports.find(is)
  }

  /** Listens at the card that is there now. */
  #follow(): void {
    const port = this.#connected
      ? this.#port((each) => each.carries === 'datagrams' && each.protocol === this.#language.protocol)
      : undefined
    if (port === this.#open?.port) return
    this.#open?.session.close?.()
    this.#open = undefined
    if (port?.carries !== 'datagrams' || !port.listener) return
    const { listener, protocol } = port
    const wire = { port: port.port, protocol: () => protocol }
    const session = onWire(this.#device, wire, () => listener(this.#line), this.#context)()
    this.#open = { port, session }
    session.attach?.((bytes) => this.#take(session, bytes))
  }

  #take(session: LineSession, bytes: Uint8Array): void {
    const taken = this.#language.take(bytes)
    if (!taken) return
    if (taken.answer) session.receive(taken.answer, this.#line.now())
    if (Object.keys(taken.reading).length > 0) this.#notified(taken)
  }
}

function whole(outputs: readonly Output[]): Uint8Array {
  return Uint8Array.from(outputs.flatMap(({ bytes }) => [...bytes]))
}
