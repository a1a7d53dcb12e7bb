import type { Checked } from '../lab-file/checked.ts'
import type { Scenario } from './scenario-schema.ts'

/** A ready scenario, by the name people run it under. */
export interface LibraryEntry {
  readonly name: string
  readonly scenario: Scenario
  /** As somebody wrote it, in YAML; left out where only objects are at hand. */
  readonly text?: string
}

/** Ready scenarios, sorted by name. Where they come from (files, a bundle) is for whoever makes one to know. */
export type Library = readonly LibraryEntry[]

/** What takes a disk or a YAML parser, which a browser is not to carry: handed in by whoever has them. */
export interface ScenarioFiles {
  /** The ready scenarios; there are none when it is left out. */
  readonly scenarios?: () => Library
  /** Reads the YAML text of a scenario; only objects are taken when it is left out. */
  readonly checkScenario?: (text: string) => Checked<Scenario>
}

/** One of the library by name; undefined when there is none of that name. */
export function inLibrary(library: Library, name: string): Scenario | undefined {
  return library.find((entry) => entry.name === name)?.scenario
}

export function libraryNames(library: Library): string {
  return library.map(({ name }) => name).join(', ') || 'none'
}
