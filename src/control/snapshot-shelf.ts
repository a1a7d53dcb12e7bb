import type { BenchSnapshot } from '../lab/snapshot/bench-snapshot.ts'

/** How many snapshots are kept; the oldest makes room. */
const KEPT = 32

/** A snapshot that is kept, and what somebody calls it. */
export interface KeptSnapshot {
  readonly snapshot: BenchSnapshot
  name: string | null
}

/** Snapshots taken over the control API, by id. */
export class SnapshotShelf {
  #next = 1
  readonly #kept = new Map<string, KeptSnapshot>()

  put(snapshot: BenchSnapshot): string {
    const id = String(this.#next++)
    this.#kept.set(id, { snapshot, name: null })
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return id
  }

  get(id: string): KeptSnapshot | undefined {
    return this.#kept.get(id)
  }

  delete(id: string): void {
    this.#kept.delete(id)
  }

  get ids(): string[] {
    return [...this.#kept.keys()]
  }
}
