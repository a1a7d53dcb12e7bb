import { Cell } from './cell.ts'

export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'refused'
  readonly text: string
}

/** How many are shown at once, and for how long. */
const MOST = 3
const SHOWN_MS = { done: 4000, refused: 12_000 } as const

/** Short messages about what was done or refused. */
export class Notices {
  readonly list = new Cell<readonly Notice[]>([])
  #next = 1

  say(kind: Notice['kind'], text: string): void {
    const notice = { id: this.#next++, kind, text }
    const others = this.list.value.filter((other) => other.text !== text)
    this.list.set([...others, notice].slice(-MOST))
    setTimeout(() => this.dismiss(notice.id), SHOWN_MS[kind])
  }

  dismiss(id: number): void {
    this.list.set(this.list.value.filter((notice) => notice.id !== id))
  }
}
