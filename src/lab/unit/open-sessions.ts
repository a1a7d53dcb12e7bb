import type { LineSession } from '../../line/line-session.ts'
import { PortClients } from './port-clients.ts'

/** What open sessions remember: by port, and there by the number of the connection. */
export type SavedSessions = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The sessions that are open at a device's ports, so that a snapshot can have them go on where they were. */
export class OpenSessions {
  /** Who is at the other end. */
  readonly clients = new PortClients()
  readonly #open = new Map<string, Map<number, LineSession>>()
  readonly #opened = new Map<string, number>()

  /** @returns what takes it out again */
  add(port: string, session: LineSession): () => void {
    const number = (this.#opened.get(port) ?? 0) + 1
    this.#opened.set(port, number)
    const open = this.#open.get(port) ?? new Map<number, LineSession>()
    this.#open.set(port, open)
    open.set(number, session)
    return () => open.delete(number)
  }

  /** @param atMs line time now */
  save(atMs: number): SavedSessions {
    const saved: Record<string, Record<string, unknown>> = {}
    for (const [port, open] of this.#open)
      for (const [number, session] of open) {
        const memory = session.save?.(atMs)
        if (memory !== undefined) saved[port] = { ...saved[port], [number]: memory }
      }
    return saved
  }

  /** Those that are still open go on from what was saved of them; others are as they are. */
  load(saved: SavedSessions, atMs: number): void {
    for (const [port, open] of this.#open)
      for (const [number, session] of open) {
        const memory = saved[port]?.[number]
        if (memory !== undefined) session.load?.(memory, atMs)
      }
  }
}
