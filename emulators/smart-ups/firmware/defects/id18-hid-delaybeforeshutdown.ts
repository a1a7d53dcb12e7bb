import { defineDefect } from '../defect.ts'

/** Which writes get lost: no source tells how often, so every fourth does (assumed), and runs repeat. */
const EVERY = 4

/** A shutdown commanded over USB is acknowledged, but now and then nothing happens. */
export const id18HidDelayBeforeShutdown = defineDefect({
  id: 'id18-hid-delaybeforeshutdown',
  title: 'Every fourth write of HID DelayBeforeShutdown is acknowledged and lost',
  source: 'FUW 4.3.8 release notes, SMT ID 18, UPS 09.4 ("not always executed")',
  affects: [{ line: 18, fixedIn: '09.4' }],
  decides: () => ({ hidDelayBeforeShutdown: (nth) => (nth % EVERY === 0 ? 'nothing' : 'off') }),
})
