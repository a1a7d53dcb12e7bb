import { describe, expect, test } from 'vitest'
import { microlinkDriver } from './driver.ts'
import { OUTLET_COMMANDS } from './expected-commands.ts'
import { VARIABLES } from './expected-variables.ts'
import { liveLine } from './live-line.ts'

const { reason } = microlinkDriver()

describe.skipIf(reason)(`NUT apcmicrolink on a pty${reason ? ` (skipped: ${reason})` : ''}`, () => {
  test('is ready, authenticated, and sees an outage come and go', { timeout: 60_000 }, async () => {
    const { line, driver, do: act } = await liveLine('outage')
    await driver.start()
    expect(line.session.engine.state).toBe('monitoring')
    const { ups } = line.made
    const variables = await driver.variables()
    expect(variables).toMatchObject({
      'ups.status': 'OL',
      'ups.model': 'Smart-UPS 1500',
      'ups.serial': ups.identity.serialNumber,
      'ups.firmware': 'UPS 09.3',
      'battery.charge': '100',
      'battery.voltage': '27.3125',
      'battery.temperature': '25',
      'input.voltage': '120',
      'input.frequency': '60',
      'output.voltage': '120',
      'ups.realpower': '25',
      'ups.realpower.nominal': '1000',
      'ups.power.nominal': '1440',
      'experimental.battery.sku': 'APCRBC133',
      'input.transfer.high': '127',
      'input.transfer.low': '106',
      'ups.test.interval': 'OnStartUp14Since',
      'outlet.group.count': '2',
      'outlet.group.0.name': 'UPS Outlets',
      'outlet.group.1.delay.shutdown': '90',
      'outlet.group.1.timer.shutdown': 'NotActive',
    })
    act({ input: { voltage: 0 } })
    await driver.until('ups.status', 'OB')
    await driver.until('input.transfer.reason', 'LowInputVoltage')
    expect((await driver.variables())['input.voltage']).toBe('0')
    act({ input: { voltage: 121 } })
    await driver.until('ups.status', 'OL')
    await driver.until('input.voltage', '121')
  })

  test('shows every variable its map has', { timeout: 60_000 }, async () => {
    const { driver } = await liveLine('variables')
    await driver.start()
    const shown = Object.keys(await driver.variables())
    expect(VARIABLES.filter((name) => !shown.includes(name))).toEqual([])
  })

  test.each([
    ['usb', 'usb'],
    ['localuser', 'lcd'],
    ['smartslot1', 'smartslot1'],
  ])('commands in the name of %s', { timeout: 60_000 }, async (cmdsrc, source) => {
    const { line, driver, until } = await liveLine(`source-${cmdsrc}`, {}, { cmdsrc })
    await driver.start()
    await driver.command('outlet.group.1.shutdown.return')
    await until(() => line.made.ups.outlets.get('SOG0')?.process?.source === source)
  })

  test('every outlet command reaches the unit as what it is', { timeout: 60_000 }, async () => {
    const { line, driver, do: act, until } = await liveLine('outlet-commands')
    const { made } = line
    await driver.start()
    const asked = () =>
      made.events
        .flatMap((event) => (event.type === 'command' ? [event] : []))
        .filter(({ command }) => command.source === 'rj45')
    for (const [name, command] of OUTLET_COMMANDS) {
      const before = asked().length
      await driver.command(name)
      await until(() => asked().length > before)
      expect([name, asked().at(-1)]).toMatchObject([name, { command, result: { accepted: true } }])
      act({ command: { action: 'cancel', targets: 'all', source: 'lcd' } })
      act({ command: { action: 'on', targets: 'all', source: 'lcd' } })
    }
    // The main group cannot go while the switched one is on.
    await driver.command('outlet.group.0.load.off')
    await until(() => asked().at(-1)?.result.accepted === false)
    expect(made.outlets()).toBe('MOG on, SOG0 on')
  })

  test('tests, calibration and panel', { timeout: 60_000 }, async () => {
    const { line, driver, do: act, until } = await liveLine('tests')
    const { diagnostics, status } = line.made.ups
    await driver.start()
    await driver.command('test.battery.start')
    await until(() => diagnostics.selfTest.active)
    await driver.until('ups.test.result', /InProgress/)
    await driver.command('test.battery.stop')
    await until(() => diagnostics.selfTest.data.phase === 'aborted')
    expect(diagnostics.selfTest.data.source).toBe('protocol')
    // Calibration starts from a full battery only.
    act({ charge: 100 })
    await driver.command('calibrate.start')
    await until(() => diagnostics.calibration.active)
    await driver.until('experimental.ups.calibration.result', /InProgress/)
    await driver.command('calibrate.stop')
    await until(() => diagnostics.calibration.data.phase === 'aborted')
    act({ input: { voltage: 0 } })
    await until(() => status.beeper === 'on-battery')
    await driver.command('beeper.mute')
    await until(() => status.beeperMuted)
    await driver.command('test.panel.start')
  })

  test('every setting is written and read back', { timeout: 60_000 }, async () => {
    const { line, driver } = await liveLine('settings')
    const { settings } = line.made.ups
    await driver.start()
    const values: readonly (readonly [name: string, value: string, read: () => unknown, kept: unknown])[] = [
      ['ups.id', 'HELLO', () => settings.unit.name, 'HELLO'],
      ['battery.date', '2025-02-03', () => settings.unit.batteryInstalledOn, 9165],
      ['input.transfer.high', '130', () => settings.unit.transferHigh, 130],
      ['input.transfer.low', '100', () => settings.unit.transferLow, 100],
      ['ups.test.interval', 'Never', () => settings.unit.selfTestSchedule, 'never'],
      ['ups.display.language', 'de', () => settings.unit.language, 'German'],
      ['outlet.group.0.name', 'Rack', () => settings.group('MOG')?.name, 'Rack'],
      ['outlet.group.0.delay.start', '5', () => settings.group('MOG')?.turnOnDelay, 5],
      ['outlet.group.1.name', 'Switch', () => settings.group('SOG0')?.name, 'Switch'],
      ['outlet.group.1.delay.shutdown', '120', () => settings.group('SOG0')?.turnOffDelay, 120],
      ['outlet.group.1.delay.reboot', '400', () => settings.group('SOG0')?.stayOffDelay, 400],
      ['outlet.group.1.minimumreturnruntime', '60', () => settings.group('SOG0')?.minimumReturnRuntime, 60],
      ['outlet.group.1.lowruntimewarning', '200', () => settings.unit.lowRuntimeWarning, 200],
    ]
    for (const [name, value, read, kept] of values) {
      await driver.set(name, value)
      await driver.until(name, value)
      expect([name, read()]).toEqual([name, kept])
    }
    // One the unit does not take comes back as it was.
    await driver.set('input.transfer.high', '300')
    await driver.until('input.transfer.high', '130')
  })

  test('a countdown of a switched group is started and cancelled by writing it', {
    timeout: 60_000,
  }, async () => {
    const { line, driver } = await liveLine('timers')
    await driver.start()
    await driver.set('outlet.group.1.timer.shutdown', '30')
    await driver.until('outlet.group.1.timer.shutdown', /^(30|2\d)$/)
    expect(line.made.ups.outlets.get('SOG0')?.process?.kind).toBe('off')
    await driver.set('outlet.group.1.timer.shutdown', 'NotActive')
    await driver.until('outlet.group.1.timer.shutdown', 'NotActive')
  })

  test('cuts the power: password and command without a pause', { timeout: 60_000 }, async () => {
    const { line, driver } = await liveLine('kill-power')
    const { status } = await driver.killPower()
    expect(status).toBe(0)
    expect(line.made.ups.outlets.get('SOG0')?.process).toMatchObject({ kind: 'shutdown', source: 'rj45' })
  })

  test('starts again at once after it was killed', { timeout: 60_000 }, async () => {
    const { driver } = await liveLine('restart')
    await driver.start()
    await driver.kill()
    await driver.start()
    expect((await driver.variables())['ups.status']).toBe('OL')
  })

  test('an SMT C has rows of 32 bytes', { timeout: 60_000 }, async () => {
    const { line, driver } = await liveLine('smt-c', { model: 'SMT1500RM2UC', version: '04.1' })
    await driver.start()
    expect(line.session.engine.image.width).toBe(32)
    expect(await driver.variables()).toMatchObject({
      'ups.status': 'OL',
      'ups.firmware': 'UPS 04.1',
      'microlink.page.width': '32',
    })
    await driver.command('shutdown.return')
    await driver.until('outlet.group.1.status', /ProcessShutdown/)
  })

  test('an SRT goes into bypass and out of it', { timeout: 60_000 }, async () => {
    const { driver } = await liveLine('bypass', { model: 'SRT3000XLA', version: '15.6' })
    await driver.start()
    await driver.command('bypass.start')
    await driver.until('ups.status', /BYPASS/)
    await driver.command('bypass.stop')
    await driver.until('ups.status', 'OL')
    await driver.command('outlet.group.1.shutdown.return')
    await driver.until('outlet.group.1.status', /ProcessShutdown/)
  })
})
