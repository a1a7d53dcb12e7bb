import { readFileSync } from 'node:fs'

/** The package's own version, wherever it was built to. */
export function packageVersion(): string {
  return manifest().version ?? '0.0.0'
}

/** The oldest Node that the package takes. */
export function oldestNode(): string {
  return manifest().engines?.node?.replace('>=', '') ?? '0'
}

interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly engines?: { readonly node?: string }
}

function manifest(): Manifest {
  for (const up of ['../..', '../../..']) {
    try {
      const text = readFileSync(new URL(`${up}/package.json`, import.meta.url), 'utf8')
      const found = JSON.parse(text) as Manifest
      if (found.name === 'upslab') return found
    } catch {
      // Sources and build lie at different depths: try the next.
    }
  }
  return {}
}
