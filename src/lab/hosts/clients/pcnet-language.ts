import { latin1Text } from '../../../protocols/latin1.ts'
import { CONTROL_PAGE, shutdownPost } from '../../../protocols/pcnet/control-client.ts'
import { isNewer, type Moment, momentOf } from '../../../protocols/pcnet/moment.ts'
import { readPacket, type Secret } from '../../../protocols/pcnet/packet.ts'
import type { NoticeLanguage } from './notice-client.ts'
import type { Notice, Reading } from './unit-client.ts'

/** Letter `Q` of UPS-Link, by the number that packets name it by; its bits for on battery and low battery. */
const STATUS = '51'
const ON_BATTERY = 0x10
const LOW_BATTERY = 0x40

const WORDS: readonly (readonly [keyof Reading, string])[] = [
  ['onBattery', 'on battery'],
  ['lowBattery', 'low battery'],
  ['shutdownImminent', 'shutdown'],
]

/** Packets of network shutdown as apcupsd takes them, and its page for the power to be killed. */
export class PcnetLanguage implements NoticeLanguage {
  readonly protocol = 'pcnet'
  readonly #secret: Secret
  #last: Moment | undefined

  constructor(secret: Secret) {
    this.#secret = secret
  }

  /** A packet that is not signed with the phrase, or no newer than the last, tells nothing. */
  take(bytes: Uint8Array): Notice | undefined {
    const fields = readPacket(latin1Text(bytes), this.#secret)
    if (!fields) return undefined
    const moment = momentOf(fields)
    if (!isNewer(moment, this.#last)) return undefined
    this.#last = moment
    const status = Number.parseInt(fields.get(STATUS) ?? '', 16)
    if (!Number.isFinite(status)) return undefined
    const reading: Reading = {
      onBattery: (status & ON_BATTERY) !== 0,
      lowBattery: (status & LOW_BATTERY) !== 0,
      shutdownImminent: fields.get('SD') === '1',
    }
    const words = WORDS.flatMap(([key, word]) => (reading[key] ? [word] : []))
    return { reading, words: words.join(', ') || 'on line' }
  }

  killPower(ask: (bytes: Uint8Array) => Uint8Array): void {
    const post = shutdownPost(ask(CONTROL_PAGE), this.#secret, this.#last)
    if (post) ask(post)
  }

  save(): Moment | undefined {
    return this.#last
  }

  load(saved: Moment | undefined): void {
    this.#last = saved
  }
}
