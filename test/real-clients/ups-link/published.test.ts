/** Published differences of UPS-Link as NUT's apcsmart, unmodified, meets them: with the defect, and without it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { type NutServer, startNut } from '../setup/nut.ts'
import { describeClients } from '../support/clients.ts'
import type { AtEnd } from '../support/scope.ts'
import { UPS } from './unit.ts'

const LONG = { timeout: 60_000 }

/** NUT 2.8.5 on a unit with a defect switched on or off. */
async function apcsmartWith(model: string, defect: string, on: boolean, atEnd: AtEnd): Promise<NutServer> {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-published-'))
  const pty = join(folder, 'ups0')
  const bench = new Bench({ time: { virtual: false, speed: 1 } })
  atEnd(async () => {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  })
  bench.add('ups0', deviceSchema.parse({ model, rj45: { pty }, firmware: { defects: { [defect]: on } } }))
  await bench.open()
  const nut = await startNut('2.8.5', { ups: { [UPS]: { driver: 'apcsmart', port: pty } } })
  atEnd(() => nut.stop())
  return nut
}

const SIDES = [
  { on: true, what: 'with it' },
  { on: false, what: 'without it' },
]

describeClients('published differences of UPS-Link, seen by NUT 2.8.5', () => {
  test.concurrent.for(SIDES)(
    'field-slow-first-smart-reply: $what',
    LONG,
    async ({ on }, { onTestFinished: atEnd }) => {
      const nut = await apcsmartWith('SUA1500', 'field-slow-first-smart-reply', on, atEnd)
      // The SM of the Y before comes in place of the reply to V.
      expect(nut.log(UPS)).toContain(`detected firmware version: ${on ? 'SM' : 'FWD'}`)
      expect((await nut.upsc(UPS))['ups.firmware']).toBe('653.18.D')
    },
  )

  test.concurrent.for(SIDES)(
    'field-smart-cap-negative: $what',
    LONG,
    async ({ on }, { onTestFinished: atEnd }) => {
      const nut = await apcsmartWith('SURT1000XLI', 'field-smart-cap-negative', on, atEnd)
      const capabilities = nut.log(UPS).match(/input\.sensitivity \[s\(.\)\] - capability supported/g) ?? []
      expect(capabilities).toHaveLength(on ? 2 : 1)
    },
  )
})
