import type { BenchStore } from './bench-store.ts'

/** What takes an action back. */
export interface Undo {
  /** What was done, in a word or two. */
  readonly what: string
  back(): Promise<unknown>
  /** Lets go of what it would need, once another action can be taken back in its place. */
  forget?(): Promise<unknown>
}

/**
 * Does what has no inverse, such as a jump of time: a snapshot of the whole bench is taken before, and going back to it takes the
 * action back, with all else that happened since. One such snapshot is kept at most.
 */
export function actFromSnapshot(
  store: BenchStore,
  what: string,
  action: () => Promise<unknown>,
): Promise<boolean> {
  const { client } = store
  let id = ''
  const forget = () => client.deleteSnapshot(id)
  return store.act(
    async () => {
      id = (await client.takeSnapshot()).id
      try {
        await client.nameSnapshot(id, { name: `before: ${what}` })
        await action()
      } catch (error) {
        await forget()
        throw error
      }
    },
    { what, forget, back: () => client.restoreSnapshot(id) },
  )
}
