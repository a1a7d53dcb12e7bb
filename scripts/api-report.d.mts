interface EntryPoint {
  readonly name: string
  readonly file: string
}
type Exports = Readonly<Record<string, string | { readonly types?: string }>>

/** Entry points that are modules: their name, and their declarations below `dist`. */
export function entryPoints(exports: Exports, dist: string): EntryPoint[]
/** The report of every entry point, and the file it is kept in. */
export function apiReports(exports: Exports, dist: string): { readonly file: string; readonly text: string }[]
/** The report of one entry point. */
export function apiReport(title: string, entry: string, root: string): string
