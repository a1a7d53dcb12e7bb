import { expect, test } from 'vitest'
import { runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'

describeInGuest('the guest', () => {
  test('boots and has its clients', { timeout: 180_000 }, async () => {
    const { output, status } = await runGuest('usbip version; upsc -V; apcupsd -V; exit 7', 170_000)
    expect(output).toMatch(/usbip \(usbip-utils 2\.0\)/)
    expect(output).toMatch(/Network UPS Tools/)
    expect(output).toMatch(/apcupsd 3\.14\.14/)
    expect(status).toBe(7)
  })
})
