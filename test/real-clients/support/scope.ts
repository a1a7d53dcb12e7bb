import { afterAll, beforeAll, onTestFinished } from 'vitest'

/** Takes what has to be undone; undone in reverse order. */
export type AtEnd = (undo: () => Promise<void>) => void

/** The end of the running test. */
export const atTestEnd: AtEnd = (undo) => onTestFinished(undo)

/** Makes something once for all tests of a group, and undoes it after the last of them. */
export function shared<T>(make: (atEnd: AtEnd) => Promise<T>): () => T {
  const undos: (() => Promise<void>)[] = []
  const made: T[] = []
  beforeAll(async () => {
    made.push(await make((undo) => undos.push(undo)))
  })
  afterAll(async () => {
    for (const undo of undos.reverse()) await undo()
  })
  return () => {
    const [value] = made
    if (value === undefined) throw new Error('used before the tests of its group began')
    return value
  }
}
