import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

/** Modbus TCP: function 3, register 130, which is the charge. */
const READ_CHARGE = Buffer.from('000100000006010300820001', 'hex')

describeBrowser('the wire on the page', () => {
  test('a request and its answer, decoded, with fields and bytes', async () => {
    await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U', modbusTcp: '127.0.0.1:0' } })
    const page = await open.look('/#/wire')
    await page.getByText('Nothing has passed yet').waitFor()
    expect(await violations(page)).toEqual([])
    await ask(open, READ_CHARGE)
    const answer = page.locator('.lines li', { hasText: 'FC 3 reply 130 x1' })
    await page.locator('.lines li', { hasText: 'FC 3 read 130 x1 (StateOfCharge_Pct)' }).waitFor()
    await answer.locator('summary').click()
    expect(await answer.locator('dd').first().textContent()).toContain('100')
    expect(await answer.locator('.hex').textContent()).toContain('01 03 02 c8 00')
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: 'Hold' }).click()
    await ask(open, READ_CHARGE)
    await page.getByRole('button', { name: 'Go on' }).click()
    await ask(open, READ_CHARGE)
    // What passed while the list was held is there when it goes on.
    const replies = () => page.locator('.lines li', { hasText: 'FC 3 reply' }).count()
    await expect.poll(replies).toBe(3)
    await page.goto(page.url().replace('#/wire', '#/'))
    await page.goto(`${page.url().split('#')[0]}#/wire`)
    await expect.poll(replies).toBe(3)

    await page.getByLabel('Unit').selectOption('ups0')
    await page.getByLabel('Port').selectOption('network')
    await page.getByText('A good wire.').waitFor()
    await page.getByRole('combobox', { name: 'Fault' }).selectOption('duplicate')
    await page.getByRole('combobox', { name: 'Way' }).selectOption('to-host')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('duplicate, to the host, always').waitFor()
    expect(open.bench.device('ups0')!.wires.get('network')!.orders).toEqual([
      { fault: 'duplicate', direction: 'to-host' },
    ])
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Mend duplicate' }).click()
    await page.getByText('A good wire.').waitFor()
    expect(open.complaints).toEqual([])
  }, 120_000)
})

/** Sends one request over Modbus TCP and waits for the answer. */
async function ask({ bench }: OpenPage, request: Buffer): Promise<void> {
  const [end] = bench.device('ups0')!.endpoints
  const port = Number(/:(\d+)$/.exec((end as { address: string }).address)![1])
  const socket = connect(port, '127.0.0.1')
  socket.write(request)
  await once(socket, 'data')
  socket.destroy()
}
