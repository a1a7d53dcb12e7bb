/** Real clients on a wire that does not do as it should; the faults are put there over the control API. */
import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import type { FaultOrder } from '../../src/ports/faults/catalogue.ts'
import { mbpoll } from './setup/mbpoll.ts'
import { describeClients } from './support/clients.ts'
import { type LiveUnit, liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'

/** Reads the charge once over the serial port, with half a second of patience. */
function readCharge({ pty }: LiveUnit) {
  return mbpoll([
    '-m',
    'rtu',
    '-a',
    '1',
    '-b',
    '9600',
    '-P',
    'none',
    '-0',
    '-r',
    '130',
    '-o',
    '0.5',
    '-1',
    pty,
  ])
}

async function putFaults({ bench }: LiveUnit, ...faults: FaultOrder[]): Promise<void> {
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1' } })
  const answer = await app.request('/api/v1/devices/ups0/wires/rj45', {
    method: 'PUT',
    headers: { host: '127.0.0.1:8080', 'content-type': 'application/json' },
    body: JSON.stringify({ faults }),
  })
  expect(answer.status).toBe(200)
}

describeClients('a bad wire', () => {
  test.each<[FaultOrder, RegExp]>([
    [{ fault: 'drop', direction: 'to-host' }, /Connection timed out/],
    [{ fault: 'latency', ms: 900 }, /Connection timed out/],
    [{ fault: 'wrong-checksum', direction: 'to-host' }, /Invalid CRC/],
    [{ fault: 'wrong-unit', direction: 'to-host' }, /Invalid|timed out|not match|slave/i],
    [{ fault: 'truncate', direction: 'to-host' }, /timed out|Invalid CRC/],
    [{ fault: 'corrupt', direction: 'to-unit' }, /timed out/],
    [{ fault: 'late', direction: 'to-host' }, /Connection timed out/],
  ])('mbpoll notices %j, and reads again once it is gone', async (fault, said) => {
    // Below 09.4 bytes that are no message hold up the answer after them.
    const unit = await liveUnit({ config: { firmware: '09.8' } })
    await putFaults(unit, fault)
    const bad = await readCharge(unit)
    expect(`${bad.stdout}${bad.stderr}`).toMatch(said)
    expect(bad.status).not.toBe(0)
    await putFaults(unit)
    expect((await readCharge(unit)).stdout).toMatch(/\[130\]:\s+-?\d+/)
  })

  test('mbpoll does not mind a reply in two pieces', async () => {
    const unit = await liveUnit()
    await putFaults(unit, { fault: 'split', ms: 100, direction: 'to-host' })
    expect((await readCharge(unit)).stdout).toMatch(/\[130\]:/)
  })

  test('NUT calls its data stale on a dead wire and takes it up again', { timeout: 60_000 }, async () => {
    const unit = await liveUnit()
    const nut = await nutOn(unit, '2.8.5', 'the serial port')
    await nut.until(UPS, 'ups.status', /^OL/)
    await putFaults(unit, { fault: 'drop' })
    await nut.until(UPS, 'ups.status', /stale/i, 30_000)
    await putFaults(unit)
    await nut.until(UPS, 'ups.status', /^OL/, 30_000)
  })
})
