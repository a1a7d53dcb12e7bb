/** Which tests can run in the guest. Builds it when a test file that needs it is loaded. */
import { describe } from 'vitest'
import { ensureGuest } from '../setup/ensure-guest.ts'

const guest = await ensureGuest()

/**
 * A group of tests that run in the guest: skipped where it cannot be had, and its name says why. What the guest printed
 * is shown when one fails.
 */
export function describeInGuest(name: string, tests: () => void, also: Available = guest): void {
  const missing = [guest, also].find(({ available }) => !available)
  const why = missing && 'reason' in missing ? ` (skipped: ${missing.reason})` : ''
  describe.skipIf(missing !== undefined)(`${name}${why}`, tests)
}

type Available = { readonly available: true } | { readonly available: false; readonly reason: string }
