import type { ControlClient } from '../../client/client.ts'
import type { Panel } from '../../client/types.ts'
import { Cell } from './cell.ts'

/** Requests at once. */
const AT_ONCE = 4
/** Those that come into view together are asked for together. */
const GATHER_MS = 20

/** The front panels of the units that are in view. */
export class Panels {
  readonly #client: ControlClient
  readonly #cells = new Map<string, Cell<Panel | null>>()
  readonly #texts = new Map<string, string>()
  readonly #wanted = new Map<string, number>()
  #missing: string[] = []

  constructor(client: ControlClient) {
    this.#client = client
  }

  cell(id: string): Cell<Panel | null> {
    let cell = this.#cells.get(id)
    if (!cell) {
      cell = new Cell<Panel | null>(null)
      this.#cells.set(id, cell)
    }
    return cell
  }

  /** Keeps a unit's panel up to date until the returned function is called. */
  want(id: string): () => void {
    this.#wanted.set(id, (this.#wanted.get(id) ?? 0) + 1)
    if (this.#missing.push(id) === 1) setTimeout(() => this.#fetchMissing(), GATHER_MS)
    return () => {
      const left = (this.#wanted.get(id) ?? 1) - 1
      if (left > 0) this.#wanted.set(id, left)
      else this.#wanted.delete(id)
    }
  }

  take(id: string, panel: Panel): void {
    const text = JSON.stringify(panel)
    if (text === this.#texts.get(id)) return
    this.#texts.set(id, text)
    this.cell(id).set(panel)
  }

  /** Reads the panels that are in view: all of them, or those of the units given. */
  async read(units: readonly string[] = [...this.#wanted.keys()]): Promise<void> {
    const ids = units.filter((id) => this.#wanted.has(id))
    const next = async (): Promise<void> => {
      for (let id = ids.shift(); id !== undefined; id = ids.shift())
        this.take(id, await this.#client.getPanel(id))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
  }

  #fetchMissing(): void {
    const missing = this.#missing
    this.#missing = []
    // Where the bench is away the next reading of everything brings them.
    this.read(missing).catch(() => {})
  }
}
