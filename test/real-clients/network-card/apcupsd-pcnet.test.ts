/** apcupsd's pcnet driver on a Network Management Card: status packets over UDP, and kill-power over HTTP. */

import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { startApcupsd } from '../setup/apcupsd.ts'
import { freeUdpPort } from '../setup/daemon.ts'
import { describeClients, describeIf } from '../support/clients.ts'
import { atTestEnd } from '../support/scope.ts'
import { killPowerInOutage } from './apcupsd-kill-power.ts'
import { liveCard } from './card-on-unit.ts'

const PHRASE = 'admin user phrase'

/** Whether this machine lets a test listen on port 80, where apcupsd asks. */
function port80(): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(80, '127.0.0.1', () => void server.close(() => resolve(true)))
  })
}

async function cardWithClient(web?: string) {
  const client = await freeUdpPort()
  const network = { pcnet: '127.0.0.1:0', clients: [`127.0.0.1:${client}`], phrase: PHRASE }
  const card = await liveCard({ card: { ...network, ...(web ? { web, profile: 'legacy' } : {}) }, speed: 10 })
  const options = {
    device: `127.0.0.1:apc:${PHRASE}:${client}`,
    settings: { UPSCABLE: 'ether', UPSTYPE: 'pcnet' },
  }
  return { card, options }
}

describeClients('apcupsd over network shutdown', () => {
  test('follows an outage, and shuts down when the card says that the unit does', async () => {
    const { card, options } = await cardWithClient()
    const daemon = await startApcupsd(options)
    atTestEnd(() => daemon.stop())
    await daemon.until('STATUS', 'ONLINE', 40_000)
    expect(await daemon.status()).toMatchObject({ BCHARGE: '100.0 Percent', LINEV: '120.0 Volts' })
    card.ups.setInput({ voltage: 0 })
    await daemon.until('STATUS', /ONBATT/, 40_000)
    card.ups.setInput({ voltage: 120 })
    await daemon.until('STATUS', 'ONLINE', 40_000)
    card.ups.setInput({ voltage: 0 })
    card.ups.setBattery({ charge: 2 })
    await expect.poll(() => daemon.events(), { timeout: 40_000 }).toContain('doshutdown')
  }, 150_000)
})

const web = {
  available: await port80(),
  reason: 'no right to listen on port 80, where apcupsd asks',
} as const

describeIf(
  web.available ? { available: true } : { ...web, available: false },
  'apcupsd kill-power over HTTP',
  () => {
    test('turns the output off until the mains are back', async () => {
      const { card, options } = await cardWithClient('127.0.0.1:80')
      await killPowerInOutage(card, options)
    }, 150_000)
  },
)
