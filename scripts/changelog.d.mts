export interface Section {
  readonly name: string
  readonly date: string | undefined
  readonly text: string
}
export function sectionsOf(changelog: string): Section[]
export function notesFor(tag: string, version: string, changelog: string): string
