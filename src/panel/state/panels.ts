import type { ControlClient } from '../../client/client.ts'
import type { Panel } from '../../client/types.ts'
import { Cell } from './cell.ts'

/** Requests at once. */
const AT_ONCE = 4

/** The front panels of the units that are in view. */
export class Panels {
  onWanted: () => void = () => {}
  readonly #cells = new Map<string, Cell<Panel | null>>()
  readonly #texts = new Map<string, string>()
  readonly #wanted = new Map<string, number>()

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
    if (this.cell(id).value === null) this.onWanted()
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

  async read(client: ControlClient): Promise<void> {
    const ids = [...this.#wanted.keys()]
    const next = async (): Promise<void> => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) this.take(id, await client.getPanel(id))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
  }
}
