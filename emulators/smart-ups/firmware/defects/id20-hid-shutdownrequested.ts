import { defineDefect } from '../defect.ts'

/** Clients cannot see over USB that a shutdown is pending: the bit they look at stays clear. */
export const id20HidShutdownRequested = defineDefect({
  id: 'id20-hid-shutdownrequested',
  title: 'PresentStatus.ShutdownRequested stays clear while a shutdown is pending',
  source: 'FUW 4.3.8 release notes, SMT/SMX ID 20, UPS 09.5',
  affects: [{ line: 20, fixedIn: '09.5' }],
  decides: () => ({ hidShutdownRequested: () => false }),
})
