import { defineDefect } from '../defect.ts'

/** AC that fails and returns during a sleep ends it early; later firmware sleeps on to its time. */
export const id18SleepOutage = defineDefect({
  id: 'id18-sleep-outage',
  title: 'A sleep ends early when AC fails and returns meanwhile',
  source:
    'FUW 4.3.8 release notes, SMT ID 18, UPS 09.4 (the exact failure is our reading of "wrong response")',
  affects: [{ line: 18, fixedIn: '09.4' }],
  decides: () => ({ acReturnWhileAsleep: () => 'wake' }),
})
