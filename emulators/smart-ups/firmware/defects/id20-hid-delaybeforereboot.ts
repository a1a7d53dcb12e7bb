import { defineDefect } from '../defect.ts'

/** The usage is accepted and nothing comes of it. */
export const id20HidDelayBeforeReboot = defineDefect({
  id: 'id20-hid-delaybeforereboot',
  title: 'Writing HID DelayBeforeReboot does nothing',
  source:
    'FUW 4.3.8 release notes, SMT/SMX ID 20, UPS 09.5 (the exact failure is our reading of "does not work correctly")',
  affects: [{ line: 20, fixedIn: '09.5' }],
  decides: () => ({ hidDelayBeforeReboot: () => 'nothing' }),
})
