import type { Scenario } from './scenario-schema.ts'

/** A ready scenario, by the name people run it under. */
export interface LibraryEntry {
  readonly name: string
  readonly scenario: Scenario
}

/** Ready scenarios, sorted by name. Where they come from (files, a bundle) is for whoever makes one to know. */
export type Library = readonly LibraryEntry[]

/** One of the library by name; undefined when there is none of that name. */
export function inLibrary(library: Library, name: string): Scenario | undefined {
  return library.find((entry) => entry.name === name)?.scenario
}

export function libraryNames(library: Library): string {
  return library.map(({ name }) => name).join(', ') || 'none'
}
