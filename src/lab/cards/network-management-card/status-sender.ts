import { timeOfDay } from '../../../../emulators/clock/time-of-day.ts'
import { usDate } from '../../../../emulators/clock/us-date.ts'
import type { NetworkManagementCard } from '../../../../emulators/network-management-card/network-management-card.ts'
import { parseListenAddress } from '../../../ports/address.ts'
import type { SendDatagram } from '../../../ports/udp/send-datagram.ts'
import { latin1 } from '../../../protocols/latin1.ts'
import { statusPacket } from '../../../protocols/pcnet/status-packet.ts'
import { Memory } from '../../../protocols/ups-link/memory.ts'
import type { WiredUnit } from '../../unit/wired-unit.ts'

/** Every fourth packet names the clients. */
const CONFIG_EVERY = 4

/** What status packets are sent with. */
interface StatusLine {
  readonly send: SendDatagram
  readonly own: string
  readonly toFirst?: boolean
}

/** Sends the status packets of network shutdown to the clients of a card, as long as its port is open. */
export class StatusSender {
  readonly #card: NetworkManagementCard
  readonly #unit: WiredUnit

  constructor(card: NetworkManagementCard, unit: WiredUnit) {
    this.#card = card
    this.#unit = unit
  }

  /**
   * Begins to send on a line; what it returns ends that.
   *
   * @param own the card's own address, dotted
   * @param toFirst it carries only what goes to the first of the clients
   */
  open({ send, own, toFirst = false }: StatusLine): () => void {
    const memory = new Memory(this.#unit.ups)
    let count = 0
    const stop = this.#card.watchStatus(() => {
      const packets = this.#packets(own, memory, count++)
      for (const { to, text } of toFirst ? packets.slice(0, 1) : packets) send(latin1(text), to)
    })
    return () => {
      stop()
      memory.close()
    }
  }

  /** A packet for each client. @param sent how many went to each before */
  #packets(own: string, memory: Memory, sent: number) {
    const { settings, boots, uptimeMs, host, shutdownPending } = this.#card
    if (!host) return []
    const { ups } = this.#unit
    const kind = sent % CONFIG_EVERY === 0 ? ('MACONFIG' as const) : ('MASTATUS' as const)
    const clients = settings.clients.map((client) => parseListenAddress(client))
    return clients.map((to) => {
      const facts = {
        ...{
          kind,
          address: own,
          target: to.host,
          clientPort: to.port,
          clients: clients.map(({ host: at }) => at),
        },
        ...{ date: usDate(host.now()), time: timeOfDay(host.now()), boots, uptime: uptimeMs / 10 },
        count: sent + 1,
        shuttingDown: shutdownPending || ups.outlets.wholeTurnOffPending || ups.status.lowBattery,
      } as const
      return { to, text: statusPacket({ ups, source: host.slot, memory }, facts, settings) }
    })
  }
}
