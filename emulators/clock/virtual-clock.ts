import type { Clock, Timer } from './clock.ts'

/** 2025-01-01T00:00:00Z: where a virtual clock starts when nothing else is given, so that runs repeat. */
export const VIRTUAL_EPOCH = 1_735_689_600_000

/** Actions at one moment of device time, for each that waits; more means that they set each other without end. */
const MOST_AT_ONCE = 1000

/** A clock that moves only by hand, running due actions in order on the way. */
export class VirtualClock implements Clock {
  #now: number
  #sequence = 0
  #heap: Entry[] = []
  /** Called when an action is scheduled before all others: whoever moves this clock may have to wake earlier. */
  onEarlier: (() => void) | undefined

  constructor(startAt: number = VIRTUAL_EPOCH) {
    this.#now = startAt
  }

  get now(): number {
    return this.#now
  }

  /** How many actions are waiting. */
  get pending(): number {
    return this.#heap.length
  }

  /** When the next action is due, or undefined when none waits. */
  get nextDueAt(): number | undefined {
    return this.#heap[0]?.dueAt
  }

  after(delayMs: number, name: string, action: () => void): Timer {
    if (!Number.isFinite(delayMs)) throw new RangeError(`timer ${name}: delay ${delayMs} ms is not a number`)
    const dueAt = this.#now + Math.max(0, Math.ceil(delayMs))
    const entry = new Entry(this.#heap, name, dueAt, this.#sequence++, action)
    push(this.#heap, entry)
    if (entry.index === 0) this.onEarlier?.()
    return entry
  }

  /** Moves to `target`, running every action due by then at its own time. Going back is refused. */
  advanceTo(target: number): void {
    if (!Number.isFinite(target) || target < this.#now)
      throw new RangeError(`cannot move the clock from ${this.#now} to ${target}: it only goes forward`)
    let atOnce = 0
    for (let next = this.#heap[0]; next && next.dueAt <= target; next = this.#heap[0]) {
      remove(this.#heap, next)
      atOnce = next.dueAt > this.#now ? 0 : atOnce + 1
      if (atOnce > MOST_AT_ONCE * (this.#heap.length + 1))
        throw new Error(`timer ${next.name} is set for the same moment without end`)
      this.#now = next.dueAt
      next.action()
    }
    this.#now = target
  }

  /** Starts afresh at `target`, in the past too: every action waiting is forgotten, for a snapshot brings its own. */
  restart(target: number): void {
    for (const entry of this.#heap) entry.index = -1
    this.#heap = []
    this.#now = target
  }

  /** Moves forward by `ms` milliseconds. */
  advance(ms: number): void {
    this.advanceTo(this.#now + ms)
  }
}

class Entry implements Timer {
  index = -1
  readonly name: string
  readonly dueAt: number
  readonly sequence: number
  readonly action: () => void
  readonly #heap: Entry[]

  constructor(heap: Entry[], name: string, dueAt: number, sequence: number, action: () => void) {
    this.#heap = heap
    this.name = name
    this.dueAt = dueAt
    this.sequence = sequence
    this.action = action
  }

  cancel(): void {
    if (this.index >= 0) remove(this.#heap, this)
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.sequence < b.sequence)
}

function place(heap: Entry[], entry: Entry, index: number): void {
  heap[index] = entry
  entry.index = index
}

function siftUp(heap: Entry[], entry: Entry, from: number): void {
  let index = from
  while (index > 0) {
    const parentIndex = (index - 1) >> 1
    const parent = heap[parentIndex]!
    if (!before(entry, parent)) break
    place(heap, parent, index)
    index = parentIndex
  }
  place(heap, entry, index)
}

function siftDown(heap: Entry[], entry: Entry, from: number): void {
  let index = from
  for (;;) {
    let childIndex = 2 * index + 1
    if (childIndex >= heap.length) break
    const right = heap[childIndex + 1]
    if (right && before(right, heap[childIndex]!)) childIndex++
    const child = heap[childIndex]!
    if (!before(child, entry)) break
    place(heap, child, index)
    index = childIndex
  }
  place(heap, entry, index)
}

function push(heap: Entry[], entry: Entry): void {
  heap.push(entry)
  siftUp(heap, entry, heap.length - 1)
}

function remove(heap: Entry[], entry: Entry): void {
  const last = heap.pop()!
  const hole = entry.index
  entry.index = -1
  if (last === entry) return
  siftUp(heap, last, hole)
  if (last.index === hole) siftDown(heap, last, hole)
}
