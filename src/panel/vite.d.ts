/** Vite takes styles out of the script and puts them beside it. */
declare module '*.css'

interface ImportMeta {
  /** Every module that a pattern names, by path; Vite writes the imports when it builds the page. */
  glob<M>(pattern: string, options: { readonly eager: true }): Readonly<Record<string, M>>
}
