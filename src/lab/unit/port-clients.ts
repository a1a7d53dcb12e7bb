/** A client at a port, from when it is there until it has gone. */
export interface ClientAtPort {
  /** It has sent something. @param atMs line time */
  asked(bytes: number, atMs: number): void
  gone(): void
}

/** A client as the control API shows it. */
export interface ConnectionState {
  /** Tells the clients of one port apart, counting from 1. */
  readonly connection: number
  /** What it has sent so far. */
  readonly bytes: number
  /** Since it last sent something, seconds; null when it has sent nothing. */
  readonly idleSeconds: number | null
}

/** A port as its clients use it. */
export interface PortUse {
  readonly port: string
  /** How many are there; null where the computer cannot say it, as of a real serial port. */
  readonly clients: number | null
  /** Since any of them last sent something, those that have gone too; null when none has. */
  readonly idleSeconds: number | null
  readonly connections: readonly ConnectionState[]
}

interface Client {
  bytes: number
  askedAt: number | undefined
}

interface PortRecord {
  opened: number
  askedAt: number | undefined
  count: (() => number | undefined) | undefined
  readonly clients: Map<number, Client>
}

/** Who sends datagrams never says goodbye: after so long it counts as gone. */
const SILENT_MS = 60_000

/** Who is at the ports of a unit, and when they last asked something. Hosts that the bench plays do not count. */
export class PortClients {
  readonly #ports = new Map<string, PortRecord>()

  /** A client has come. */
  open(port: string): ClientAtPort {
    const record = this.#record(port)
    const number = ++record.opened
    const client: Client = { bytes: 0, askedAt: undefined }
    record.clients.set(number, client)
    return {
      asked(bytes, atMs) {
        client.bytes += bytes
        client.askedAt = atMs
        record.askedAt = atMs
      },
      gone: () => void record.clients.delete(number),
    }
  }

  /** From now on `count` says how many have the port open: a line whose end is always there cannot. */
  countWith(port: string, count: () => number | undefined): void {
    this.#record(port).count = count
  }

  /**
   * How these ports are used.
   *
   * @param atMs line time now
   */
  list(ports: readonly { readonly port: string; readonly kind: string }[], atMs: number): PortUse[] {
    return ports.map(({ port, kind }) => {
      const record = this.#record(port)
      const since = (moment: number | undefined) =>
        moment === undefined ? null : Math.max(0, Math.round((atMs - moment) / 100) / 10)
      const here = [...record.clients].filter(
        ([, { askedAt }]) => kind !== 'udp' || atMs - (askedAt ?? Number.NEGATIVE_INFINITY) < SILENT_MS,
      )
      const clients = clientsOf(kind, record, here.length)
      return {
        port,
        clients,
        idleSeconds: since(record.askedAt),
        connections:
          clients === 0
            ? []
            : here.map(([connection, { bytes, askedAt }]) => ({
                connection,
                bytes,
                idleSeconds: since(askedAt),
              })),
      }
    })
  }

  #record(port: string): PortRecord {
    let record = this.#ports.get(port)
    if (!record) {
      record = { opened: 0, askedAt: undefined, count: undefined, clients: new Map() }
      this.#ports.set(port, record)
    }
    return record
  }
}

/** The unit's end of a tty is always there; only the port knows of the other. */
function clientsOf(kind: string, { count }: PortRecord, here: number): number | null {
  if (kind === 'pty' || kind === 'serialport') return count?.() ?? null
  return here
}
