import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { connectSnippets } from '../../src/client/connect/connect.ts'
import type { DeviceState } from '../../src/client/types.ts'
import { deviceState } from '../../src/lab/device-state.ts'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'
import { picture } from './setup/picture.ts'

const UNIT = {
  model: 'SMT1500RM2U',
  firmware: '09.2',
  modbusTcp: '127.0.0.1:0',
  smartslot1: { card: 'AP9631', firmware: '6.6.4', snmp: '127.0.0.1:0' },
} as const

describeBrowser('Connect on the page', () => {
  test('has the lines of upslab connect at the top of a unit, and copies them', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/', { permissions: ['clipboard-read', 'clipboard-write'] })
    const section = page.getByRole('region', { name: 'Connect' })
    await section.getByRole('tab', { name: 'mbpoll' }).click()
    const unit = deviceState(open.bench.device('ups0')!) as DeviceState
    const snippets = connectSnippets({ unit, control: open.url, token: false })
    const mbpoll = snippets.find(({ client }) => client === 'mbpoll')!
    await section.locator('pre').filter({ hasText: mbpoll.text }).waitFor()
    await section.getByRole('button', { name: 'Copy shell, network' }).click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(mbpoll.text)
    // The tab key stops once at the tabs, arrows go along them.
    await section.getByRole('tab', { name: 'mbpoll' }).press('ArrowRight')
    expect(await section.getByRole('tab', { selected: true }).textContent()).toBe('curl')
    expect(await section.locator('pre').first().textContent()).toContain(`${open.url}/api/v1/devices/ups0`)
    await section.getByRole('tab', { name: 'usbip' }).click()
    await section.getByText('it needs a port over USB/IP').waitFor()
    const mains = await page.getByRole('region', { name: 'Mains' }).boundingBox()
    expect((await section.boundingBox())!.y).toBeLessThan(mains!.y)
    expect(await violations(page)).toEqual([])
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('says who is there, as they come and go', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look()
    const row = page.getByRole('list', { name: 'Ports' }).locator('> li', { hasText: 'network' })
    await row.getByText('no clients, no request yet').waitFor()
    const [end] = open.bench.device('ups0')!.endpoints
    const port = Number(/:(\d+)$/.exec((end as { address: string }).address)![1])
    const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
    sockets[0]!.write(Buffer.from('000100000006010300820001', 'hex'))
    await once(sockets[0]!, 'data')
    await row.getByText(/2 clients, last request \d+\.\d s ago/).waitFor()
    await row.getByText('#1: 12 bytes').waitFor()
    await page.getByRole('tab', { name: 'NUT' }).click()
    await picture(page, 'page-connect')
    for (const socket of sockets) socket.destroy()
    await row.getByText(/no clients, last request/).waitFor()
  }, 120_000)
})
