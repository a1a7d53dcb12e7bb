/** Published differences between versions as NUT and apcupsd, unmodified, meet them: the last affected version beside the next. */
import { expect, test } from 'vitest'
import type { DeviceConfig } from '../../src/lab/lab-file/schema.ts'
import { mbpoll } from './setup/mbpoll.ts'
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
    values: [/^1\d{4}$/, /^[2-9]\d{4}$/],
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

/** Reads one register over Modbus TCP with mbpoll. */
function poll({ tcpPort }: LiveUnit, register: number) {
  const where = ['-m', 'tcp', '-a', '1', '-p', String(tcpPort), '-o', '1']
  return mbpoll([...where, '-0', '-r', String(register), '-c', '1', '-t', '4', '-1', '127.0.0.1'])
}

describeClients('published differences, seen by mbpoll', () => {
  test.concurrent.for(['04.3', '04.4'] as const)(
    'c-loadshed-modbus on UPS %s',
    LONG,
    async (version, { onTestFinished: atEnd }) => {
      const unit = await liveUnit({ atEnd, config: { model: 'SMT1500C', firmware: version } })
      const { stdout } = await poll(unit, 1072)
      expect(stdout).toMatch(version === '04.3' ? /\[1072\]:\s+(65535|-1)/ : /\[1072\]:\s+\d{1,4}\b/)
    },
  )

  test.concurrent.for(['04.0', '04.1'] as const)(
    'c-tcp502-single on UPS %s, after NUT',
    LONG,
    async (version, { onTestFinished: atEnd }) => {
      const unit = await liveUnit({ atEnd, config: { model: 'SMT1500C', firmware: version } })
      const nut = await nutOn(unit, '2.8.5', 'Modbus TCP', atEnd)
      expect((await nut.upsc(UPS))['ups.status']).toMatch(/^OL/)
      const { stdout, stderr } = await poll(unit, 130)
      expect(stdout + stderr).toMatch(version === '04.0' ? /timed out/i : /\[130\]:\s+51200|\[130\]:\s+-?\d+/)
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
