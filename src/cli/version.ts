import { packageManifest } from '../ports/package-folder.ts'

/** The package's own version, wherever it was built to. */
export function packageVersion(): string {
  return packageManifest().version ?? '0.0.0'
}

/** The oldest Node that the package takes. */
export function oldestNode(): string {
  return packageManifest().engines?.node?.replace('>=', '') ?? '0'
}
