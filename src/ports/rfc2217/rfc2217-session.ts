import { negotiate, OPTION, subnegotiate, TELNET, TelnetParser } from '../../line/telnet.ts'
import type { SerialEnd } from '../serial-end.ts'

/** What a session is joined to. */
export interface Rfc2217End extends Pick<SerialEnd, 'inputs' | 'set'> {
  /** Bytes for the data line, where there is one. */
  readonly data?: (bytes: Uint8Array) => void
}

/** Client commands of RFC 2217; the server answers with the number plus 100. */
const COMMAND = {
  signature: 0,
  baud: 1,
  dataSize: 2,
  parity: 3,
  stopSize: 4,
  control: 5,
  lineStateMask: 10,
  modemStateMask: 11,
  purge: 12,
} as const
const REPLY = 100
const NOTIFY_MODEM_STATE = 107
/** Values of SET-CONTROL that concern the modem lines, and the queries about them. */
const CONTROL = {
  flowQuery: 0,
  noFlow: 1,
  breakQuery: 4,
  breakOff: 6,
  dtrQuery: 7,
  dtrOn: 8,
  dtrOff: 9,
  rtsQuery: 10,
  rtsOn: 11,
  rtsOff: 12,
} as const
const STATE_BIT = { cts: 0x10, dsr: 0x20, ri: 0x40, dcd: 0x80 } as const
const ACCEPTED: ReadonlySet<number> = new Set<number>([OPTION.binary, OPTION.suppressGoAhead, OPTION.comPort])
const DEFAULTS: Readonly<Record<number, readonly number[]>> = {
  [COMMAND.baud]: [0, 0, 0x25, 0x80],
  [COMMAND.dataSize]: [8],
  [COMMAND.parity]: [1],
  [COMMAND.stopSize]: [1],
}

/** One RFC 2217 connection: bytes in, bytes out; modem lines on the other side. */
export class Rfc2217Session {
  readonly #end: Rfc2217End
  readonly #parser = new TelnetParser()
  readonly #values = new Map<number, readonly number[]>()
  readonly #agreed = new Set<string>()
  #mask = 0xff
  #lastState = 0
  #speaks = false
  #dtr = false
  #rts = false

  constructor(end: Rfc2217End) {
    this.#end = end
  }

  /** What goes out as soon as a client is there. */
  greet(): Uint8Array {
    return Uint8Array.from([
      ...negotiate(TELNET.will, OPTION.binary),
      ...negotiate(TELNET.do, OPTION.binary),
      ...negotiate(TELNET.will, OPTION.suppressGoAhead),
      ...negotiate(TELNET.do, OPTION.suppressGoAhead),
      ...negotiate(TELNET.do, OPTION.comPort),
    ])
  }

  receive(bytes: Uint8Array): Uint8Array {
    const out: number[] = []
    for (const event of this.#parser.feed(bytes)) {
      if (event.kind === 'negotiate') out.push(...this.#negotiate(event.verb, event.option))
      else if (event.kind === 'data') this.#end.data?.(event.bytes)
      else if (event.option === OPTION.comPort) out.push(...this.#comPort(event.bytes))
    }
    out.push(...this.notify())
    return Uint8Array.from(out)
  }

  /** A notification when the lines have changed since the last one, else nothing. */
  notify(): Uint8Array {
    if (!this.#speaks) return new Uint8Array()
    const now = this.#state()
    const changed = (now ^ this.#lastState) & 0xf0
    if (changed === 0) return new Uint8Array()
    this.#lastState = now
    // The low half tells which line moved; RI counts its trailing edge only.
    const deltas = ((changed & ~(now & STATE_BIT.ri)) >> 4) & 0x0f
    if ((changed & this.#mask & 0xf0) === 0) return new Uint8Array()
    return Uint8Array.from(
      subnegotiate(OPTION.comPort, [NOTIFY_MODEM_STATE, (now | deltas) & (this.#mask | 0x0f)]),
    )
  }

  /** The client is gone, and its lines fall. */
  close(): void {
    this.#end.set({ dtr: false, rts: false })
  }

  #state(): number {
    const inputs = this.#end.inputs()
    let state = 0
    for (const [name, bit] of Object.entries(STATE_BIT))
      if (inputs[name as keyof typeof STATE_BIT]) state |= bit
    return state
  }

  #negotiate(verb: number, option: number): number[] {
    const wants = verb === TELNET.do || verb === TELNET.will
    const answer = verb === TELNET.do ? TELNET.will : verb === TELNET.will ? TELNET.do : undefined
    if (!wants || answer === undefined) return []
    if (!ACCEPTED.has(option)) return negotiate(verb === TELNET.do ? TELNET.wont : TELNET.dont, option)
    const out: number[] = []
    // Each side of an option is agreed to once, or both would go on agreeing for ever.
    if (!this.#agreed.has(`${answer} ${option}`)) {
      this.#agreed.add(`${answer} ${option}`)
      out.push(...negotiate(answer, option))
    }
    if (option === OPTION.comPort && !this.#speaks) {
      this.#speaks = true
      this.#lastState = this.#state()
      out.push(...subnegotiate(OPTION.comPort, [NOTIFY_MODEM_STATE, this.#lastState]))
    }
    return out
  }

  #comPort(bytes: Uint8Array): number[] {
    const [command = -1, ...value] = bytes
    const reply = (...values: number[]) => subnegotiate(OPTION.comPort, [command + REPLY, ...values])
    switch (command) {
      case COMMAND.signature:
        return value.length > 0 ? [] : reply(...Buffer.from('upslab'))
      case COMMAND.baud:
      case COMMAND.dataSize:
      case COMMAND.parity:
      case COMMAND.stopSize:
        return reply(...this.#setting(command, value))
      case COMMAND.control:
        return reply(this.#control(value[0] ?? 0))
      case COMMAND.modemStateMask:
        this.#mask = value[0] ?? 0xff
        return reply(this.#mask)
      case COMMAND.lineStateMask:
      case COMMAND.purge:
        return reply(value[0] ?? 0)
      default:
        return []
    }
  }

  /** Line settings mean nothing to a port of contacts: they are kept and read back. Zero asks. */
  #setting(command: number, value: readonly number[]): readonly number[] {
    if (value.some((byte) => byte !== 0)) this.#values.set(command, value)
    return this.#values.get(command) ?? DEFAULTS[command] ?? [0]
  }

  #control(value: number): number {
    if (value === CONTROL.dtrOn || value === CONTROL.dtrOff) {
      this.#dtr = value === CONTROL.dtrOn
      this.#end.set({ dtr: this.#dtr })
    }
    if (value === CONTROL.rtsOn || value === CONTROL.rtsOff) {
      this.#rts = value === CONTROL.rtsOn
      this.#end.set({ rts: this.#rts })
    }
    if (value === CONTROL.dtrQuery) return this.#dtr ? CONTROL.dtrOn : CONTROL.dtrOff
    if (value === CONTROL.rtsQuery) return this.#rts ? CONTROL.rtsOn : CONTROL.rtsOff
    if (value === CONTROL.flowQuery) return CONTROL.noFlow
    return value === CONTROL.breakQuery ? CONTROL.breakOff : value
  }
}
