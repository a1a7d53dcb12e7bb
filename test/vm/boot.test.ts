import { expect, test } from 'vitest'
import { ensureGuest } from './setup/ensure-guest.ts'
import { runGuest } from './setup/run-guest.ts'

const guest = await ensureGuest()

test.skipIf(!guest.available)(
  `the guest boots and has its clients${guest.available ? '' : ` (skipped: ${guest.reason})`}`,
  { timeout: 180_000 },
  async () => {
    const { output, status } = await runGuest('usbip version; upsc -V; apcupsd -V; exit 7', 170_000)
    expect(output).toMatch(/usbip \(usbip-utils 2\.0\)/)
    expect(output).toMatch(/Network UPS Tools/)
    expect(output).toMatch(/apcupsd 3\.14\.14/)
    expect(status).toBe(7)
  },
)
