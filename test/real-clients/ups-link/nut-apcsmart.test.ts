/** NUT's apcsmart on UPS-Link: a unit of that generation, and a later one through the AP9620. */
import { describe, expect, test } from 'vitest'
import type { NutServer } from '../setup/nut.ts'
import { describeClients } from '../support/clients.ts'
import { apcsmartOn, SPEAKERS, type Speaker, twice, UPS, type UpsLinkUnit, upsLinkUnit } from './unit.ts'

const LONG = { timeout: 90_000 }

const KNOWN: Readonly<Record<Speaker, { firmware: string; runtime: string; unknown: readonly string[] }>> = {
  'an SUA1500': { firmware: '653.18.D', runtime: '3000', unknown: ['7', '0'] },
  'an SMT1500RM2U with AP9620': { firmware: '18.093.D', runtime: '2520', unknown: ['7', '0', '\\', '0x05'] },
}

describeClients('NUT 2.8.5 apcsmart', () => {
  describe.each(Object.keys(SPEAKERS) as Speaker[])('on %s', (speaker) => {
    test.concurrent('is ready with every variable and command', LONG, async ({ onTestFinished: atEnd }) => {
      const unit = await upsLinkUnit(speaker, 1, atEnd)
      const nut = await apcsmartOn(unit, '2.8.5', {}, atEnd)
      expect(await nut.upsc(UPS)).toMatchObject({
        'battery.alarm.threshold': '0',
        'battery.charge': '100.0',
        'battery.charge.restart': '00',
        'battery.packs': '000',
        'battery.runtime': KNOWN[speaker].runtime,
        'battery.voltage': '27.30',
        'battery.voltage.nominal': '024',
        'device.serial': 'AS1234567890',
        'input.frequency': '60.00',
        'input.quality': 'FF',
        'input.sensitivity': 'H',
        'input.transfer.high': '127',
        'input.transfer.low': '106',
        'input.transfer.reason': 'no transfers yet since turnon',
        'input.voltage': '120.0',
        'output.voltage': '120.0',
        'output.voltage.nominal': '115',
        'ups.delay.shutdown': '020',
        'ups.delay.start': '000',
        'ups.firmware': KNOWN[speaker].firmware,
        'ups.load': '025.0',
        'ups.model': 'Smart-UPS 1500',
        'ups.status': 'OL',
        'ups.temperature': '025.0',
        'ups.test.interval': '1209600',
        'ups.test.result': 'NO',
      })
      expect((await nut.commands(UPS)).filter((name) => !name.startsWith('driver'))).toEqual([
        ...['calibrate.start', 'calibrate.stop', 'load.off', 'load.on', 'shutdown.default'],
        ...['shutdown.return', 'shutdown.stayoff', 'test.battery.start', 'test.battery.stop'],
        ...['test.failure.start', 'test.panel.start'],
      ])
      // What the unit lists and the driver has no use for.
      const unknown = [...nut.log(UPS).matchAll(/\[(\S+)\] unrecognized/g)].map(([, which]) => which)
      expect(unknown.filter((which) => !KNOWN[speaker].unknown.includes(which!))).toEqual([])
    })

    test.concurrent('on battery, low battery, back', LONG, async ({ onTestFinished: atEnd }) => {
      const unit = await upsLinkUnit(speaker, 1, atEnd)
      const nut = await apcsmartOn(unit, '2.8.5', {}, atEnd)
      unit.ups.setInput({ voltage: 0 })
      await nut.until(UPS, 'ups.status', 'OB')
      await nut.until(UPS, 'input.transfer.reason', /low|line/)
      unit.ups.setBattery({ charge: 2 })
      await nut.until(UPS, 'ups.status', /^(?=.*OB)(?=.*LB)/)
      unit.ups.setBattery({ charge: 90 })
      unit.ups.setInput({ voltage: 120 })
      await nut.until(UPS, 'ups.status', 'OL')
      unit.ups.setFault('needs-replacement', true)
      await nut.until(UPS, 'ups.status', /RB/)
    })

    test.concurrent(
      'shutdown.return on line: S is refused; @ goes off, and comes back by itself',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const [unit, nut] = await started(speaker, atEnd)
        expect(await twice(nut, 'shutdown.return')).toBe('ERR FAILED')
        expect(await twice(nut, 'shutdown.return', 'at:0')).toBe('SUCCESS')
        expect(await relaysAfter(unit)).toEqual(['off', 'on'])
      },
    )

    test.concurrent(
      'shutdown.return on battery is S: off, and back with the utility',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const [unit, nut] = await started(speaker, atEnd)
        unit.ups.setInput({ voltage: 0 })
        await nut.until(UPS, 'ups.status', 'OB')
        expect(await twice(nut, 'shutdown.return')).toBe('SUCCESS')
        expect(await relaysAfter(unit)).toEqual(['off'])
        unit.ups.setInput({ voltage: 120 })
        unit.bench.advance(60)
        expect(unit.outlets()).toMatch(/MOG on/)
      },
    )

    test.concurrent(
      'shutdown.stayoff is KK, load.off is ZZ: they stay off until load.on',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const [unit, nut] = await started(speaker, atEnd)
        expect(await twice(nut, 'shutdown.stayoff')).toBe('SUCCESS')
        expect(await relaysAfter(unit)).toEqual(['off'])
        await commandUntil(unit, nut, 'load.on', /MOG on/)
        await commandUntil(unit, nut, 'load.off', /MOG off/)
        unit.bench.advance(3600)
        expect(unit.outlets()).toMatch(/MOG off/)
      },
    )

    test.concurrent(
      'the self-test runs and its result is reported',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const [unit, nut] = await started(speaker, atEnd)
        expect(await nut.upscmd(UPS, 'test.battery.start')).toBe('SUCCESS')
        await nut.until(UPS, 'ups.status', /OB/)
        await nut.until(UPS, 'ups.test.result', 'OK', 30_000)
        expect(unit.ups.diagnostics.selfTest.data.phase).toBe('passed')
      },
    )

    test.concurrent('calibration runs until it is stopped', LONG, async ({ onTestFinished: atEnd }) => {
      const [unit, nut] = await started(speaker, atEnd)
      expect(await nut.upscmd(UPS, 'calibrate.start')).toBe('SUCCESS')
      await nut.until(UPS, 'ups.status', /CAL/)
      expect(await nut.upscmd(UPS, 'calibrate.stop')).toBe('SUCCESS')
      await nut.until(UPS, 'ups.status', 'OL')
      expect(unit.ups.diagnostics.calibration.data.phase).toBe('aborted')
    })

    test.concurrent(
      'upsrw edits what the capability string lists',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const [unit, nut] = await started(speaker, atEnd)
        const { settings } = unit.ups
        expect(await nut.upsrw(UPS, 'ups.delay.shutdown', '180')).toBe('SUCCESS')
        expect(await nut.upsrw(UPS, 'input.sensitivity', 'L')).toBe('SUCCESS')
        expect(await nut.upsrw(UPS, 'battery.charge.restart', '15')).toBe('SUCCESS')
        expect(await nut.upsrw(UPS, 'ups.id', 'RACK7')).toBe('SUCCESS')
        expect(await nut.upsrw(UPS, 'battery.date', '02/29/24')).toBe('SUCCESS')
        await nut.until(UPS, 'ups.id', /^RACK7 *$/)
        expect(settings.group('MOG')!.turnOffDelay).toBe(180)
        expect(settings.unit).toMatchObject({
          sensitivity: 'low',
          returnCharge: 15,
          name: 'RACK7',
          batteryInstalledOn: 8825,
        })
      },
    )

    test.concurrent(
      'driver -k in an outage: off, and back with the utility',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const [unit, nut] = await started(speaker, atEnd)
        unit.ups.setInput({ voltage: 0 })
        await nut.until(UPS, 'ups.status', 'OB')
        await nut.stopDriver(UPS)
        expect((await nut.killPower(UPS)).status).toBe(0)
        expect(await relaysAfter(unit)).toEqual(['off'])
        unit.ups.setInput({ voltage: 120 })
        unit.bench.advance(60)
        expect(unit.outlets()).toMatch(/MOG on/)
      },
    )
  })
})

type AtEnd = Parameters<typeof upsLinkUnit>[2]

async function started(speaker: Speaker, atEnd: AtEnd): Promise<[UpsLinkUnit, NutServer]> {
  const unit = await upsLinkUnit(speaker, 1, atEnd)
  return [unit, await apcsmartOn(unit, '2.8.5', {}, atEnd)]
}

/**
 * Commands until the outlets are so, three times at most: on a busy machine the pause between NUT's two characters can
 * become longer than the unit takes for one command.
 */
async function commandUntil(
  unit: UpsLinkUnit,
  nut: NutServer,
  command: string,
  outlets: RegExp,
): Promise<void> {
  for (let attempts = 3; ; attempts--) {
    expect(await twice(nut, command)).toBe('SUCCESS')
    const done = unit.until(`${command} has its effect`, () => outlets.test(unit.outlets()), 10_000)
    if (attempts === 1) return done
    if (await done.then(() => true).catch(() => false)) return
  }
}

/** What the main group's relay does within ten minutes of the last command. */
async function relaysAfter(unit: UpsLinkUnit): Promise<string[]> {
  const { journal } = unit.bench
  const command = () => journal.since(0).findLast(({ type }) => type === 'command')
  await unit.until('a command arrives', () => command() !== undefined)
  const { id } = command()!
  unit.bench.advance(600)
  return journal
    .since(id)
    .flatMap((event) => (event.type === 'outlet' && event.group === 'MOG' ? [event.on ? 'on' : 'off'] : []))
}
