import { describe, expect, test } from 'vitest'
import { ModbusEngine } from '../../../../src/protocols/modbus/engine.ts'
import { read } from '../../../protocols/modbus/requests.ts'
import { onLine } from '../../../protocols/ups-link/host.ts'
import { unit } from '../../../support/unit.ts'

describe('the cause of a transfer (register 2)', () => {
  test('is AutomaticTest when a self-test begins and TestEnded when it is over', () => {
    const { ups, pass, events } = unit()
    const engine = new ModbusEngine(ups)
    ups.startSelfTest('rj45')
    pass(2)
    expect([ups.power.data.state, read(engine, 2, 1)]).toEqual(['on-battery', [9]])
    pass(30)
    expect([ups.power.data.state, read(engine, 2, 1)]).toEqual(['online', [10]])
    const causes = events.flatMap((event) => (event.type === 'state' ? [event.cause] : []))
    expect(causes).toEqual(['automatic-test', 'test-ended'])
  })

  test('is that of a calibration too, which an outage turns into an outage', () => {
    const { ups, pass } = unit()
    ups.startCalibration('lcd')
    pass(60)
    expect(ups.power.data).toMatchObject({ state: 'on-battery', cause: 'automatic-test' })
    ups.setInput({ voltage: 0 })
    expect(ups.power.data).toMatchObject({ state: 'on-battery', cause: 'low-input-voltage' })
    expect(ups.power.onBatterySince).toBe(ups.clock.now)
    ups.setInput({ voltage: 120 })
    expect(ups.power.data).toMatchObject({ state: 'online', cause: 'acceptable-input' })
  })

  test('over UPS-Link is S, for self-test', () => {
    const line = onLine('SUA1500')
    expect(line.ask('G')).toBe('O')
    line.ask('W')
    line.pass(3)
    expect(line.ask('G')).toBe('S')
  })
})

describe('bypass of an online unit', () => {
  test('is refused on battery and with the output off, and not remembered', () => {
    const { ups } = unit({ model: 'SRT3000XLI', version: '15.6' })
    const engine = new ModbusEngine(ups)
    ups.setInput({ voltage: 0 })
    expect(ups.setBypass(true, 'rj45')).toBe(false)
    expect(ups.power.data).toMatchObject({ state: 'on-battery', bypassCommanded: false })
    ups.setInput({ voltage: 230 })
    expect([ups.power.data.state, read(engine, 2, 1)]).toEqual(['online', [8]])
    ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    expect(ups.setBypass(true, 'lcd')).toBe(false)
  })

  test('on line is carried out, with the cause of who commanded it', () => {
    const { ups } = unit({ model: 'SRT3000XLI', version: '15.6' })
    expect(ups.setBypass(true, 'rj45')).toBe(true)
    expect(ups.power.data).toMatchObject({ state: 'bypass', cause: 'protocol-command' })
    expect(ups.setBypass(false, 'lcd')).toBe(true)
    expect(ups.power.data).toMatchObject({ state: 'online', cause: 'local-ui-command' })
  })
})
