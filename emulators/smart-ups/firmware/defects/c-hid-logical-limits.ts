import { defineDefect } from '../defect.ts'

/** The report descriptor declares wrong ranges, so hosts read a runtime of -1 and a shutdown timer of 65535. */
export const cHidLogicalLimits = defineDefect({
  id: 'c-hid-logical-limits',
  rows: ['c-hid-logical-limits', 'field-runtime-minus1'],
  title: 'HID ranges of runtime and shutdown countdown are wrong: hosts read -1 and 65535',
  source: 'FUW 4.3.8 release notes, SMT-C ID 1015, UPS 04.1; NUT issues 784 and 983',
  affects: [
    { line: 1015, from: '03.5', fixedIn: '04.1' },
    { line: 1018, from: '03.5', fixedIn: '04.1' },
  ],
  decides: () => ({ hidLogicalLimits: () => 'wrong' }),
})
