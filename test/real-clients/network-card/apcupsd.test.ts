/** apcupsd's snmp driver on a Network Management Card. */
import { expect, test } from 'vitest'
import { Apcupsd, startApcupsd } from '../setup/apcupsd.ts'
import { freeTcpPort } from '../setup/daemon.ts'
import { describeClients } from '../support/clients.ts'
import { atTestEnd } from '../support/scope.ts'
import { killPowerInOutage } from './apcupsd-kill-power.ts'
import { type LiveCard, liveCard } from './card-on-unit.ts'

const optionsFor = ({ snmp }: LiveCard) => ({
  device: `${snmp}:APC_NOTRAP:private`,
  settings: { UPSCABLE: 'ether', UPSTYPE: 'snmp' },
})

describeClients('apcupsd over SNMP', () => {
  test('shows the unit, and an outage from beginning to end', async () => {
    const card = await liveCard()
    const daemon = await startApcupsd(optionsFor(card))
    atTestEnd(() => daemon.stop())
    await daemon.until('STATUS', 'ONLINE')
    expect(await daemon.status()).toMatchObject({
      MODEL: 'Smart-UPS 1500',
      BCHARGE: '100.0 Percent',
      LINEV: '120.0 Volts',
      SENSE: 'High',
      DLOWBATT: '2 Minutes',
      SERIALNO: card.ups.identity.serialNumber,
      FIRMWARE: 'UPS 09.3 (ID18)',
    })
    card.ups.setInput({ voltage: 0 })
    await daemon.until('STATUS', /ONBATT/)
    await daemon.until('LASTXFER', /Line voltage notch or spike|Low line voltage/)
    card.ups.setInput({ voltage: 120 })
    await daemon.until('STATUS', 'ONLINE')
    // Its scripts run beside it, and may note an event after its status has changed.
    await expect
      .poll(() => daemon.events(), { timeout: 30_000 })
      .toEqual(expect.arrayContaining(['powerout', 'mainsback']))
  }, 90_000)

  test('--killpower on battery turns the output off until the mains are back', async () => {
    const card = await liveCard()
    await killPowerInOutage(card, optionsFor(card))
  }, 90_000)

  test('--killpower on line is refused by the card, and the output stays on', async () => {
    const card = await liveCard()
    const daemon = new Apcupsd(await freeTcpPort(), optionsFor(card))
    atTestEnd(() => daemon.stop())
    await daemon.killPower()
    expect(card.outlets()).toBe('MOG on, SOG0 on')
  }, 90_000)
})
