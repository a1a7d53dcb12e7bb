/** Published differences between versions as NUT and apcupsd, unmodified, meet them: the last affected version beside the next. */
import { expect, test } from 'vitest'
import type { DeviceConfig } from '../../src/lab/lab-file/schema.ts'
import { apcupsdOn } from './support/apcupsd-on-unit.ts'
import { describeClients } from './support/clients.ts'
import { type LiveUnit, liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import type { AtEnd } from './support/scope.ts'

const LONG = { timeout: 60_000 }
const DAY = 24 * 3600

/** A difference that NUT shows: a unit, both versions, what is done, and a variable with its value on either. */
interface Case {
  readonly row: string
  readonly model: string
  readonly versions: readonly [affected: string, fixed: string]
  readonly config?: Partial<DeviceConfig>
  readonly happens?: (unit: LiveUnit) => void
  readonly command?: string
  readonly variable: string
  readonly values: readonly [affected: string | RegExp, fixed: string | RegExp]
}

const CASES: readonly Case[] = [
  {
    row: 'id18-scheduled-selftest-fail',
    model: 'SMT1500RM2U',
    versions: ['09.6', '09.8'],
    happens: ({ bench }) => {
      bench.advance(14 * DAY + 120)
    },
    variable: 'ups.test.result',
    values: [/^Failed/, /^Passed/],
  },
  {
    row: 'id18-selftest-drop-badbatt',
    model: 'SMT1500RM2U',
    versions: ['09.4', '09.5'],
    config: { battery: { health: 40 } },
    command: 'test.battery.start',
    variable: 'ups.status',
    values: [/OFF/, /^OL/],
  },
  {
    row: 'c-energyhour',
    model: 'SMT1500C',
    versions: ['17.2', '18.0'],
    config: { history: { energy: 25_000 } },
    variable: 'experimental.output.energy',
    values: [/^1000\d/, /^2500\d/],
  },
  {
    row: 'srt8-runtime-xlbp',
    model: 'SRT8KXLI',
    versions: ['01.8', '02.1'],
    config: { battery: { packs: 3 }, load: {}, settings: {} },
    variable: 'battery.runtime',
    values: [/^\d{3,4}$/, /^\d{4,5}$/],
  },
  {
    row: 'c-changecause-lcd',
    model: 'SMT1500C',
    versions: ['04.3', '04.4'],
    config: { settings: {} },
    happens: ({ ups }) => {
      ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    },
    variable: 'input.transfer.reason',
    values: ['ProtocolCommand', 'LocalUICommand'],
  },
]

describeClients('published differences, seen by NUT 2.8.5', () => {
  test.concurrent.for(CASES.flatMap((each) => [0, 1].map((side) => ({ ...each, side }))))(
    '$row: $side',
    LONG,
    async ({ side, ...each }, { onTestFinished: atEnd }) => {
      const unit = await liveCase(each, each.versions[side]!, atEnd)
      const nut = await nutOn(unit, '2.8.5', 'the serial port', atEnd)
      each.happens?.(unit)
      if (each.command) expect(await nut.upscmd(UPS, each.command)).toBe('SUCCESS')
      await nut.until(UPS, each.variable, each.values[side]!)
      if (each.row === 'id18-selftest-drop-badbatt' && side === 1) {
        await unit.until(
          'the test has run',
          () => unit.events('test').some(({ phase }) => phase === 'failed'),
          30_000,
        )
        expect(unit.outlets()).toBe('MOG on, SOG0 on')
      }
    },
  )
})

describeClients('published differences, seen by apcupsd', () => {
  test.concurrent.for(['09.6', '09.8'] as const)(
    'id18-scheduled-selftest-fail on UPS %s',
    LONG,
    async (version, { onTestFinished: atEnd }) => {
      const unit = await liveUnit({ atEnd, config: { firmware: version } })
      unit.bench.advance(14 * DAY + 120)
      const daemon = await apcupsdOn(unit, atEnd)
      await daemon.until('SELFTEST', version === '09.6' ? 'NG' : 'OK')
    },
  )
})

function liveCase({ model, config }: Case, version: string, atEnd: AtEnd): Promise<LiveUnit> {
  return liveUnit({ atEnd, config: { model, firmware: version, ...config } })
}
