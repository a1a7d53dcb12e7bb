import type { BenchSnapshot } from '../lab/snapshot/bench-snapshot.ts'

/** How many snapshots are kept; the oldest makes room. */
const KEPT = 32

/** Snapshots taken over the control API, by id. */
export class SnapshotShelf {
  #next = 1
  readonly #kept = new Map<string, BenchSnapshot>()

  put(snapshot: BenchSnapshot): string {
    const id = String(this.#next++)
    this.#kept.set(id, snapshot)
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return id
  }

  get(id: string): BenchSnapshot | undefined {
    return this.#kept.get(id)
  }

  get ids(): string[] {
    return [...this.#kept.keys()]
  }
}
