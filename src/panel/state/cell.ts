import { useLayoutEffect, useReducer } from 'preact/hooks'

/** A value that can be watched. Only those who watch it are drawn again when it changes. */
export class Cell<T> {
  #value: T
  readonly #watchers = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  get value(): T {
    return this.#value
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const watcher of this.#watchers) watcher()
  }

  get watched(): boolean {
    return this.#watchers.size > 0
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }
}

/** The value of a cell in a component, which is drawn again with every new one. */
export function useCell<T>(cell: Cell<T>): T {
  const [, again] = useReducer((turn: number) => turn + 1, 0)
  const drawn = cell.value
  useLayoutEffect(() => {
    // It may have changed between drawing and watching.
    if (!Object.is(drawn, cell.value)) again(undefined as never)
    return cell.watch(() => again(undefined as never))
  }, [cell])
  return drawn
}
