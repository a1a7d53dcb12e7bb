import { readFileSync } from 'node:fs'

/** The package's own version, wherever it was built to. */
export function packageVersion(): string {
  for (const up of ['../..', '../../..']) {
    try {
      const text = readFileSync(new URL(`${up}/package.json`, import.meta.url), 'utf8')
      const { name, version } = JSON.parse(text) as { name?: string; version?: string }
      if (name === 'upslab' && version) return version
    } catch {
      // Sources and build lie at different depths: try the next.
    }
  }
  return '0.0.0'
}
