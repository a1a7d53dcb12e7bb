/** Habits of single units, with the driver that has to live with them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realTime } from '../../../src/lab/time/real-time.ts'
import { openPtyPort } from '../../../src/ports/pty/pty-port.ts'
import type { Quirks } from '../../../src/protocols/ups-link/quirks.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { type UnitUnderTest, unit } from '../../support/unit.ts'
import { type NutServer, startNut } from '../setup/nut.ts'
import { describeClients } from '../support/clients.ts'
import type { AtEnd } from '../support/scope.ts'
import { UPS } from './unit.ts'

const LONG = { timeout: 60_000 }

describeClients('NUT 2.8.5 apcsmart', () => {
  test.concurrent(
    'asks two-byte commands of a unit that lists them',
    LONG,
    async ({ onTestFinished: atEnd }) => {
      const { made, nut } = await quirky({ twoByteCommands: true }, atEnd)
      made.ups.setInput({ frequency: 59.5 })
      await nut.until(UPS, 'input.frequency', '59.50')
      made.ups.setInput({ voltage: 0 })
      await nut.until(UPS, 'output.frequency', '60.00')
      await nut.until(UPS, 'input.frequency', '00.00')
      const amperes = made.ups.power.watts / made.ups.battery.voltage
      expect(Number((await nut.upsc(UPS))['battery.current'])).toBeCloseTo(amperes, 1)
    },
  )

  test.concurrent(
    'waits for a slow a, and bears SM for a status',
    LONG,
    async ({ onTestFinished: atEnd }) => {
      const { made, nut } = await quirky({ slowProtocolMs: 1000, notReadyEvery: 4 }, atEnd)
      expect((await nut.upsc(UPS))['ups.model']).toBe('Smart-UPS 1500')
      made.ups.setInput({ voltage: 0 })
      await nut.until(UPS, 'ups.status', /OB/)
    },
  )

  test.concurrent('takes a star for OK', LONG, async ({ onTestFinished: atEnd }) => {
    const { made, nut } = await quirky({ star: true }, atEnd)
    made.ups.setInput({ voltage: 0 })
    await nut.until(UPS, 'ups.status', /OB/)
    await nut.stopDriver(UPS)
    const { status, stdout, stderr } = await nut.killPower(UPS)
    expect(status).toBe(0)
    expect(stdout + stderr).toContain('last shutdown cmd succeeded')
    expect(made.ups.outlets.wholeTurnOffPending).toBe(true)
  })
})

/** A unit with habits on a pty, and NUT on it. Its device time stands still. */
async function quirky(quirks: Quirks, atEnd: AtEnd): Promise<{ made: UnitUnderTest; nut: NutServer }> {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-quirk-'))
  const link = join(folder, 'ups0')
  const made = unit({ model: 'SUA1500', version: '18.0' })
  const session = () => new UpsLinkSession(made.ups, { quirks })
  const port = await openPtyPort({ clock: realTime, session, link })
  atEnd(async () => {
    await port.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const nut = await startNut('2.8.5', { ups: { [UPS]: { driver: 'apcsmart', port: link } } })
  atEnd(() => nut.stop())
  return { made, nut }
}
