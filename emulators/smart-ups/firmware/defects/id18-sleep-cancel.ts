import { defineDefect } from '../defect.ts'

/** A sleep can no longer be cancelled once it has turned the output off; later firmware cancels it. */
export const id18SleepCancel = defineDefect({
  id: 'id18-sleep-cancel',
  title: 'Cancelling a sleep does nothing once the output is off',
  source: 'FUW 4.3.8 release notes, SMT ID 18, UPS 09.4 (the exact failure is our reading of "not reliable")',
  affects: [{ line: 18, fixedIn: '09.4' }],
  decides: () => ({ cancelWhileAsleep: () => 'ignore' }),
})
