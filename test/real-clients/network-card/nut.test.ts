/** NUT's snmp-ups on a Network Management Card: status, instant commands, settings. */
import { expect, test } from 'vitest'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { type NutServer, startNut } from '../setup/nut.ts'
import { describeClients } from '../support/clients.ts'
import { atTestEnd } from '../support/scope.ts'
import { type LiveCard, liveCard } from './card-on-unit.ts'
import { user } from './users.ts'

const UPS = 'card'

async function nutOn(
  { snmp }: LiveCard,
  mibs = 'apcc',
  access: Readonly<Record<string, string>> = { community: 'private' },
): Promise<NutServer> {
  const server = await startNut('2.8.0', {
    ups: { [UPS]: { driver: 'snmp-ups', port: snmp, pollfreq: 1, mibs, ...access } },
  })
  atTestEnd(() => server.stop())
  return server
}

/** Instant commands, the state of the unit they are given in, and what the slot commands then. */
const COMMANDS = [
  ['load.off', 'online', { action: 'off', targets: 'all' }],
  ['shutdown.stayoff', 'online', { action: 'off', targets: 'all', useOffDelay: true }],
  ['shutdown.return', 'on-battery', { action: 'shutdown', targets: 'all' }],
  ['load.on', 'off', { action: 'on', targets: 'all', coldBoot: true }],
] as const

async function inState(card: LiveCard, state: (typeof COMMANDS)[number][1]): Promise<void> {
  if (state === 'on-battery') card.ups.setInput({ voltage: 0 })
  if (state === 'off') card.ups.command({ action: 'off', targets: 'all', source: 'lcd' })
  await card.until(state, () => card.ups.power.data.state === state)
}

describeClients('NUT snmp-ups with the apcc map', () => {
  test('shows the unit, and an outage from beginning to end', async () => {
    const card = await liveCard()
    const nut = await nutOn(card)
    expect(await nut.upsc(UPS)).toMatchObject({
      'ups.model': 'Smart-UPS 1500',
      'ups.status': 'OL',
      'ups.serial': card.ups.identity.serialNumber,
      'battery.charge': '100',
      'ups.firmware': 'UPS 09.3 (ID18)',
      'battery.runtime.low': '120',
      'input.voltage': '120',
      'input.transfer.reason': 'noTransfer',
    })
    card.ups.setInput({ voltage: 0 })
    await nut.until(UPS, 'ups.status', 'OB')
    await nut.until(UPS, 'input.transfer.reason', 'blackout')
    card.ups.setBattery({ charge: 2 })
    await nut.until(UPS, 'ups.status', 'OB LB')
    card.ups.setInput({ voltage: 120 })
    await nut.until(UPS, 'ups.status', 'OL')
    card.ups.setInput({ voltage: 102 })
    await nut.until(UPS, 'ups.status', 'OL BOOST')
  }, 90_000)

  test.each(COMMANDS)('%s, %s', async (command, state, given) => {
    const card = await liveCard()
    await inState(card, state)
    const nut = await nutOn(card)
    expect(await nut.upscmd(UPS, command)).toBe('SUCCESS')
    expect(card.events('command').at(-1)).toMatchObject({ command: { ...given, source: 'smartslot1' } })
  })

  test.each([
    ['MD5', 'DES'],
    ['SHA', 'AES'],
    ['SHA-256', 'AES-256'],
  ] as const)(
    'in SNMPv3 with %s and %s: the same through an outage, and a command',
    async (auth, priv) => {
      const operator = user(auth, priv, { name: 'operator' })
      const card = await liveCard({ card: { profile: 'secure', users: [operator] } })
      const nut = await nutOn(card, 'apcc', {
        ...{ snmp_version: 'v3', secLevel: 'authPriv', secName: 'operator' },
        ...{ authProtocol: auth.replace('-', ''), authPassword: operator.authPassword! },
        ...{ privProtocol: priv.replace('-', ''), privPassword: operator.privPassword! },
      })
      expect(await nut.upsc(UPS)).toMatchObject({ 'ups.model': 'Smart-UPS 1500', 'ups.status': 'OL' })
      card.ups.setInput({ voltage: 0 })
      await nut.until(UPS, 'ups.status', 'OB')
      expect(await nut.upscmd(UPS, 'shutdown.return')).toBe('SUCCESS')
      expect(card.events('command').at(-1)).toMatchObject({
        command: { action: 'shutdown', targets: 'all', source: 'smartslot1' },
      })
    },
    60_000,
  )

  test('shutdown.return on line falls through to an error, and the output stays', async () => {
    const card = await liveCard()
    const nut = await nutOn(card)
    expect(await nut.upscmd(UPS, 'shutdown.return')).not.toBe('SUCCESS')
    expect(card.outlets()).toBe('MOG on, SOG0 on')
  })

  test('tests: battery, failure, panel, calibration, bypass, and the range of the input', async () => {
    const card = await liveCard({ unit: { model: 'SRT3000XLA', firmware: '15.6', settings: {} } })
    const nut = await nutOn(card)
    // Every command that the driver offers is given here or above.
    expect((await nut.commands(UPS)).sort()).toEqual([
      'bypass.start',
      'bypass.stop',
      'calibrate.start',
      'calibrate.stop',
      'load.off',
      'load.on',
      'reset.input.minmax',
      'shutdown.return',
      'shutdown.stayoff',
      'test.battery.start',
      'test.failure.start',
      'test.panel.start',
    ])
    expect(await nut.upscmd(UPS, 'calibrate.start')).toBe('SUCCESS')
    await card.until('a calibration', () => card.ups.diagnostics.calibration.data.phase !== 'none')
    card.ups.abortCalibration()
    await card.until('no calibration', () => card.ups.power.data.state === 'online')
    expect(await nut.upscmd(UPS, 'test.failure.start')).toBe('SUCCESS')
    await card.until('a simulated failure', () => card.ups.diagnostics.selfTest.active)
    card.ups.abortSelfTest()
    await card.until('the mains', () => card.ups.power.data.state === 'online')
    expect(await nut.upscmd(UPS, 'test.battery.start')).toBe('SUCCESS')
    await card.until('a self-test', () => card.ups.diagnostics.selfTest.active)
    expect(await nut.upscmd(UPS, 'test.panel.start')).toBe('SUCCESS')
    expect(await nut.upscmd(UPS, 'calibrate.stop')).toBe('SUCCESS')
    expect(await nut.upscmd(UPS, 'reset.input.minmax')).toBe('SUCCESS')
    card.ups.abortSelfTest()
    await card.until('the end of the test', () => card.ups.power.data.state === 'online')
    expect(await nut.upscmd(UPS, 'bypass.start')).toBe('SUCCESS')
    await card.until('bypass', () => card.ups.power.data.state === 'bypass')
    expect(await nut.upscmd(UPS, 'bypass.stop')).toBe('SUCCESS')
    await card.until('no bypass', () => card.ups.power.data.state === 'online')
  })

  /** Settings that the driver sends with the type of the object, or as text to an object that is text. */
  test.each([
    ['ups.id', 'RACK-7', (config: DeviceConfig['settings']) => config?.unit?.name, 'RACK-7'],
    [
      'battery.date',
      '02/03/26',
      (config: DeviceConfig['settings']) => config?.unit?.batteryInstalledOn,
      9530,
    ],
  ])('%s is written', async (variable, value, read, expected) => {
    const card = await liveCard()
    const nut = await nutOn(card)
    expect(await nut.upsrw(UPS, variable, value)).toBe('SUCCESS')
    await card.until(variable, () => read(card.ups.settings.toJSON() as never) === expected)
  })

  test('a delay of 180 goes out as 60 s, as this release divides by three', async () => {
    const card = await liveCard()
    const nut = await nutOn(card)
    await nut.upsrw(UPS, 'ups.delay.shutdown', '180')
    await card.until('the delay', () => card.ups.settings.group('MOG')!.turnOffDelay === 60)
  })

  test.each(['input.transfer.low', 'input.transfer.high', 'battery.charge.restart', 'battery.runtime.low'])(
    '%s goes out as text for a number, and the card refuses the type',
    async (variable) => {
      const card = await liveCard()
      const nut = await nutOn(card)
      const before = JSON.stringify(card.ups.settings.toJSON())
      await nut.upsrw(UPS, variable, '110')
      expect(nut.log(UPS)).toMatch(/badValue|wrong type|wrongType|Can't set|can't set/i)
      expect(JSON.stringify(card.ups.settings.toJSON())).toBe(before)
    },
  )
})

describeClients('NUT snmp-ups with the ietf map', () => {
  test('at 5.1.7 an on-line unit is OFF TEST; on sound firmware it is OL', async () => {
    const old = await liveCard({ card: { card: 'AP9630', firmware: '5.1.7' } })
    const nut = await nutOn(old, 'ietf')
    expect((await nut.upsc(UPS))['ups.status']).toBe('OFF TEST')
    const sound = await liveCard({ card: { card: 'AP9641', firmware: '2.3.1.1' } })
    const other = await nutOn(sound, 'ietf')
    expect(await other.upsc(UPS)).toMatchObject({
      'ups.status': 'OL',
      'battery.charge': '100',
      'ups.mfr': 'APC',
    })
  })
})
