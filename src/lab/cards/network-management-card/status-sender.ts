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

/** Sends the status packets of network shutdown to the clients of a card, as long as its port is open. */
export class StatusSender {
  readonly #card: NetworkManagementCard
  readonly #unit: WiredUnit
  #count = 0

  constructor(card: NetworkManagementCard, unit: WiredUnit) {
    this.#card = card
    this.#unit = unit
  }

  /** @param own the card's own address, dotted */
  open({ send, own }: { readonly send: SendDatagram; readonly own: string }): () => void {
    const memory = new Memory(this.#unit.ups)
    const stop = this.#card.watchStatus(() => this.#send(send, own, memory))
    return () => {
      stop()
      memory.close()
    }
  }

  #send(send: SendDatagram, own: string, memory: Memory): void {
    const { settings, boots, uptimeMs, host, shutdownPending } = this.#card
    if (!host) return
    const { ups } = this.#unit
    const kind = this.#count % CONFIG_EVERY === 0 ? ('MACONFIG' as const) : ('MASTATUS' as const)
    this.#count++
    const clients = settings.clients.map((client) => parseListenAddress(client))
    for (const to of clients) {
      const facts = {
        ...{
          kind,
          address: own,
          target: to.host,
          clientPort: to.port,
          clients: clients.map(({ host: at }) => at),
        },
        ...{ date: usDate(host.now()), time: timeOfDay(host.now()), boots, uptime: uptimeMs / 10 },
        count: this.#count,
        shuttingDown: shutdownPending || ups.outlets.wholeTurnOffPending || ups.status.lowBattery,
      } as const
      send(latin1(statusPacket({ ups, source: host.slot, memory }, facts, settings)), to)
    }
  }
}
