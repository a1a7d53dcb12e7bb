import { createRequire } from 'node:module'

/** Whether a package that is left to the user is installed. */
export function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}
