/** What a client prints of a clone, against the dump of the real unit that the clone was made from. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import { deviceSchema } from '../../src/lab/lab-file/schema.ts'
import { againstDump, configOf, type DumpName, type Outcome, type Values } from '../support/against-dump.ts'
import { startApcupsd } from './setup/apcupsd.ts'
import { startNut } from './setup/nut.ts'
import type { NutVersion } from './setup/recipe.ts'
import { describeClients } from './support/clients.ts'
import { type AtEnd, atTestEnd } from './support/scope.ts'

const LONG = { timeout: 120_000 }
/** How long a client on a busy machine may take until it has read everything. */
const PATIENCE_MS = 40_000

/** What a client shows now. */
type Reader = () => Promise<Values>

/** A bench with the unit that a dump is of, on a pty. */
async function cloneOf(dump: DumpName, atEnd: AtEnd): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-clone-'))
  const pty = join(folder, 'ups0')
  const bench = new Bench()
  atEnd(async () => {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const protocol = dump.includes('modbus') ? { protocol: 'modbus' } : {}
  bench.add('ups0', deviceSchema.parse({ ...configOf(dump), rj45: { pty, ...protocol } }))
  await bench.open()
  return pty
}

async function byNut(dump: DumpName, release: NutVersion, driver: string, atEnd: AtEnd): Promise<Reader> {
  const port = await cloneOf(dump, atEnd)
  const of = driver === 'apc_modbus' ? { porttype: 'serial', slaveid: 1 } : {}
  const server = await startNut(release, { ups: { rack: { driver, port, ...of } } })
  atEnd(() => server.stop())
  return () => server.upsc('rack')
}

async function byApcupsd(dump: DumpName, atEnd: AtEnd): Promise<Reader> {
  const device = await cloneOf(dump, atEnd)
  const daemon = await startApcupsd({ device, settings: { UPSTYPE: 'apcsmart', UPSCABLE: 'smart' } })
  atEnd(() => daemon.stop())
  return () => daemon.status()
}

/** NUT 2.8.4, which the dump is of, shows groups that are not there as -1; 2.8.5 leaves them out. */
const ABSENT_GROUPS = [2, 3].flatMap((group) =>
  ['reboot', 'shutdown', 'start'].map((delay) => `outlet.group.${group}.delay.${delay}`),
)
/** Measured, or worked out from what is measured. */
const OF_SMT1500I = [
  ...['battery.date.maintenance', 'battery.runtime', 'battery.voltage'],
  ...['output.current', 'ups.power', 'ups.realpower'],
]
const SU5000: Outcome = { equal: 14, figures: ['battery.runtime'], otherForm: [], missing: [] }

type Start = (dump: DumpName, atEnd: AtEnd) => Promise<Reader>
const CASES: readonly (readonly [client: string, dump: DumpName, start: Start, outcome: Outcome])[] = [
  [
    'NUT 2.8.5 apc_modbus',
    'smt1500i-modbus-upsc',
    (dump, end) => byNut(dump, '2.8.5', 'apc_modbus', end),
    { equal: 31, figures: OF_SMT1500I, otherForm: [], missing: ABSENT_GROUPS },
  ],
  [
    'NUT 2.8.1 apcsmart',
    'su5000-apcsmart-upsc',
    (dump, end) => byNut(dump, '2.8.1', 'apcsmart', end),
    SU5000,
  ],
  [
    'NUT 2.8.5 apcsmart',
    'su5000-apcsmart-upsc',
    (dump, end) => byNut(dump, '2.8.5', 'apcsmart', end),
    SU5000,
  ],
  [
    'apcupsd',
    'sc1500-apcaccess',
    byApcupsd,
    { equal: 17, figures: ['TIMELEFT', 'BATTV'], otherForm: [], missing: [] },
  ],
  [
    'apcupsd',
    'su1400-apcaccess',
    byApcupsd,
    {
      equal: 25,
      // What apcupsd counts itself, what the unit had seen before, and a date in the order that its owner wrote it in.
      figures: ['TIMELEFT', 'MAXLINEV', 'MINLINEV', 'BATTV', 'NUMXFERS', 'CUMONBATT', 'BATTDATE'],
      otherForm: ['LASTXFER'],
      missing: [],
    },
  ],
]

describeClients('a clone, by the client its dump came from', () => {
  test.each(CASES)('%s: %s', LONG, async (_client, dump, start, outcome) => {
    const read = await start(dump, atTestEnd)
    await expect
      .poll(async () => againstDump(dump, await read()), { timeout: PATIENCE_MS, interval: 1000 })
      .toEqual(outcome)
  })
})
