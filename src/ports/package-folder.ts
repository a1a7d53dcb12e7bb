import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the package says of itself. */
export interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly engines?: { readonly node?: string }
}

let found: { readonly folder: string; readonly manifest: Manifest } | undefined

/** The folder of this package, above this module in the sources and in each form that they are built into. */
export function packageFolder(): string {
  return thisPackage().folder
}

/** The `package.json` of this package; empty where a bundler of others has left it behind. */
export function packageManifest(): Manifest {
  return thisPackage().manifest
}

function thisPackage(): NonNullable<typeof found> {
  found ??= search(dirname(fileURLToPath(import.meta.url)))
  return found
}

function search(folder: string): NonNullable<typeof found> {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    if (manifest.name === 'upslab') return { folder, manifest }
  } catch {
    // None here: one further up.
  }
  const above = dirname(folder)
  return above === folder ? { folder, manifest: {} } : search(above)
}
