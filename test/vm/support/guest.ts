/** Which tests can run in the guest. Builds it when a test file that needs it is loaded. */
import { describe } from 'vitest'
import { ensureGuest } from '../setup/ensure-guest.ts'

const guest = await ensureGuest()

/**
 * A group of tests that boot the guest: skipped where it cannot be had, and its name says why. A whole machine under
 * emulation, whose clients give up after half a second, may stumble where others share the processors: one stumble is
 * no finding, two are. What the guest printed is shown for each.
 */
export function describeInGuest(name: string, tests: () => void, also: Available = guest): void {
  const missing = [guest, also].find(({ available }) => !available)
  const why = missing && 'reason' in missing ? ` (skipped: ${missing.reason})` : ''
  describe.skipIf(missing !== undefined)(`${name}${why}`, { retry: 1 }, tests)
}

type Available = { readonly available: true } | { readonly available: false; readonly reason: string }
