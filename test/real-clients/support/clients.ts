/** Which tests can run here. Fetches the real clients when a test file that needs them is loaded. */
import { describe } from 'vitest'
import { type Clients, ensureClients } from '../setup/ensure-clients.ts'

const clients = await ensureClients()

/** A group of tests with real clients: skipped where they cannot be had, and its name says why. */
export function describeClients(name: string, tests: () => void): void {
  describeIf(clients, name, tests)
}

/** A group of tests that is skipped, with the reason in its name, unless something is available. */
export function describeIf(what: Clients, name: string, tests: () => void): void {
  describe.skipIf(!what.available)(what.available ? name : `${name} (skipped: ${what.reason})`, tests)
}
