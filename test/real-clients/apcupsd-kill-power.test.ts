/** `apcupsd --killpower`: what a halt script runs last after a power failure. */
import { expect, test } from 'vitest'
import { apcupsdOn, haltedApcupsd } from './support/apcupsd-on-unit.ts'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'

const OFF = 'MOG off, SOG0 off'
const ON = 'MOG on, SOG0 on'

describeClients('apcupsd --killpower', () => {
  test.concurrent('in an outage turns the output off, and the mains bring it back', async ({
    onTestFinished: atEnd,
  }) => {
    const unit = await liveUnit({ atEnd })
    const daemon = await apcupsdOn(unit, atEnd)
    unit.ups.setInput({ voltage: 0 })
    await daemon.until('STATUS', /ONBATT/)
    await daemon.stopDaemon()
    expect(await daemon.killPower()).toMatchObject({ status: 0 })
    await unit.until('the output goes off', () => unit.outlets() === OFF)
    unit.bench.advance(120)
    expect(unit.outlets()).toBe(OFF)
    unit.ups.setInput({ voltage: 120 })
    await unit.until('the output comes back', () => unit.outlets() === ON)
    await daemon.start()
    await daemon.until('STATUS', 'ONLINE')
  }, 60_000)

  test.concurrent('with the mains back already restarts what is on, and only that', async ({
    onTestFinished: atEnd,
  }) => {
    const unit = await liveUnit({ atEnd })
    const daemon = await haltedApcupsd(unit, atEnd)
    unit.ups.command({ action: 'off', targets: ['SOG0'], source: 'lcd' })
    expect(await daemon.killPower()).toMatchObject({ status: 0 })
    await unit.until('the output goes off', () => unit.outlets() === OFF)
    await unit.until('the main group comes back', () => unit.outlets() === 'MOG on, SOG0 off')
    unit.bench.advance(120)
    expect(unit.outlets()).toBe('MOG on, SOG0 off')
    expect(unit.events('signal').map(({ request }) => request)).toEqual(['request-shutdown'])
  }, 60_000)
})
