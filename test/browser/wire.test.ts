import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'
import { picture } from './setup/picture.ts'

/** Modbus TCP: function 3, register 130, which is the charge. */
const READ_CHARGE = Buffer.from('000100000006010300820001', 'hex')
/** The same for a register that there is not: refused. */
const READ_NOTHING = Buffer.from('0002000000060103ffff0001', 'hex')
const UNIT = { model: 'SMT1500RM2U', modbusTcp: '127.0.0.1:0' } as const

const rows = (page: Page, text: string) => page.locator('.lines li', { hasText: text })
const choose = (page: Page, name: string, value: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(value)

describeBrowser('the wire on the page', () => {
  test('a request and its answer, decoded, with fields and bytes', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/wire', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByText('Nothing has passed yet').waitFor()
    expect(await violations(page)).toEqual([])
    await using client = await Client.at(open)
    await client.ask(READ_CHARGE)
    const answer = rows(page, 'FC 3 reply 130 x1')
    const request = rows(page, 'FC 3 read 130 x1 (StateOfCharge_Pct)')
    await request.waitFor()
    expect(await answer.locator('.line-took').textContent()).toMatch(/^\d+ ms$/)
    await answer.getByRole('button').click()
    const details = page.locator('.details')
    expect(await details.locator('dd').first().textContent()).toContain('100')
    expect(await details.locator('.hex').textContent()).toContain('01 03 02 c8 00')
    // The bytes of a field stand out while somebody is at it.
    await details.getByRole('button', { name: 'StateOfCharge_Pct' }).focus()
    expect(await details.locator('mark').allTextContents()).toEqual(['c8 ', '00 '])
    await details.locator('.hex span').first().hover()
    expect(await details.locator('mark').count()).toBe(0)
    await details.getByRole('button', { name: /^Copy bytes of line/ }).click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('01 03 02 c8 00')
    // From a reply to its request.
    await details.getByRole('button', { name: /^Its request/ }).click()
    await details.getByText('FC 3 read 130 x1').waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: 'Hold' }).click()
    await client.ask(READ_CHARGE)
    await page.getByRole('button', { name: 'Go on (2 more)' }).click()
    await client.ask(READ_CHARGE)
    // What passed while the list was held is there when it goes on.
    await expect.poll(() => answer.count()).toBe(3)
    await page.goto(page.url().replace('#/wire', '#/'))
    await page.goto(`${page.url().split('#')[0]}#/wire`)
    await expect.poll(() => answer.count()).toBe(3)
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('is filtered by text, bytes, protocol, connection and errors, all lines of it', async () => {
    await using open = await OpenPage.on({ ups0: UNIT, ups1: UNIT })
    const page = await open.look('/#/wire')
    await page.getByText('Nothing has passed yet').waitFor()
    await using one = await Client.at(open)
    await using other = await Client.at(open, 'ups1')
    await one.ask(READ_CHARGE)
    await one.ask(READ_NOTHING)
    await other.ask(READ_CHARGE)
    const count = () => page.locator('.lines li').count()
    await rows(page, 'refused: exception').waitFor()
    await expect.poll(() => rows(page, 'FC 3 reply').count()).toBe(2)
    const all = await count()
    expect(await page.locator('.lines li[data-wrong=true]').count()).toBe(1)
    await page.getByRole('button', { name: 'Errors' }).click()
    await expect.poll(count).toBe(1)
    expect(await page.locator('.lines li').textContent()).toContain('refused by the unit')
    await page.getByRole('button', { name: 'Errors' }).click()
    const find = page.getByRole('searchbox', { name: 'Find in what passed' })
    for (const [text, left] of [
      ['stateofcharge', 4],
      ['02 c8 00', 2],
      ['no such thing', 0],
    ] as const) {
      await find.fill(text)
      await expect.poll(count).toBe(left)
    }
    await find.fill('')
    await choose(page, 'Protocol', 'modbus')
    await expect.poll(count).toBe(all)
    await choose(page, 'Unit', 'ups1')
    await expect.poll(() => rows(page, 'ups0').count()).toBe(0)
    expect(await rows(page, 'ups1').count()).toBeGreaterThan(0)
    await choose(page, 'Port', 'network')
    const [capture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download pcapng' }).click(),
    ])
    expect(capture.suggestedFilename()).toBe('ups1.network.pcapng')
    const bytes = readFileSync(await capture.path())
    // The magic of a section header, and the request as it was on the wire.
    expect(bytes.subarray(0, 4).toString('hex')).toBe('0a0d0d0a')
    expect(bytes.includes(READ_CHARGE)).toBe(true)
    expect(bytes.includes(READ_NOTHING)).toBe(false)
    await choose(page, 'Port', '')
    await choose(page, 'Unit', '')
    await rows(page, 'refused: exception').getByRole('button').click()
    await page.getByRole('button', { name: 'Follow this connection' }).click()
    await expect.poll(() => rows(page, 'ups1').count()).toBe(0)
    expect(await rows(page, 'FC 3 read').count()).toBe(2)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download JSON' }).click(),
    ])
    const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as { device: string; id: number }[]
    expect(new Set(saved.map(({ device }) => device))).toEqual(new Set(['ups0']))
    expect(saved.map(({ id }) => id)).toEqual([...saved.map(({ id }) => id)].sort((a, b) => a - b))
    expect(await violations(page)).toEqual([])
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('a flood: few rows are drawn, and what is read stays where it is', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/wire')
    await page.getByText('Nothing has passed yet').waitFor()
    await using client = await Client.at(open)
    for (let asked = 0; asked < 300; asked++) await client.ask(READ_CHARGE)
    const list = page.getByRole('list', { name: 'Traffic, newest first' })
    await expect.poll(() => list.getAttribute('data-count').then(Number)).toBeGreaterThanOrEqual(600)
    expect(await list.locator('li').count()).toBeLessThan(80)
    const box = page.locator('.lines')
    await box.evaluate((element) => {
      element.scrollTop = 3000
    })
    const middle = list.locator('li', { hasText: 'FC 3 reply' }).nth(12)
    const id = await middle.locator('.line-number').textContent()
    await middle.getByRole('button').click()
    const line = list.locator('li', { has: page.getByText(id!, { exact: true }) })
    const before = (await line.boundingBox())!.y
    for (let asked = 0; asked < 50; asked++) await client.ask(READ_CHARGE)
    await expect.poll(() => list.getAttribute('data-count').then(Number)).toBeGreaterThanOrEqual(700)
    expect(Math.abs((await line.boundingBox())!.y - before)).toBeLessThan(3)
    await page.locator('.details').getByRole('heading', { name: id! }).waitFor()
    // The focus stays in the list, though its lines come and go.
    expect(await page.evaluate('document.activeElement.closest(".lines") !== null')).toBe(true)
    await picture(page, 'page-wire')
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('faults of a wire with all they take, and only those that it can have', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/wire')
    await choose(page, 'Unit', 'ups0')
    await choose(page, 'Port', 'network')
    await page.getByText('A good wire.').waitFor()
    const fault = page.getByRole('combobox', { name: 'Fault', exact: true })
    const names = await fault
      .locator('option')
      .evaluateAll((options) => options.map((option) => option.textContent))
    expect(names).toContain('latency')
    // Neither a tunnel of USB reports nor modem lines are there.
    expect(names).not.toContain('wedged tunnel')
    expect(names).not.toContain('stuck line')
    await fault.selectOption('latency')
    await page.getByText('every piece arrives so much later').waitFor()
    await page.getByRole('spinbutton', { name: /^ms/ }).fill('40')
    await choose(page, 'Way', 'to-host')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('latency, ms 40, to the host, always').waitFor()
    expect(open.bench.device('ups0')!.wires.get('network')!.orders).toEqual([
      { fault: 'latency', direction: 'to-host', ms: 40 },
    ])
    // A cable that is pulled takes no way.
    await fault.selectOption('disconnect')
    expect(await page.getByRole('combobox', { name: 'Way', exact: true }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Mend latency' }).click()
    await page.getByText('A good wire.').waitFor()
    expect(open.complaints).toEqual([])
  }, 120_000)
})

/** Somebody who asks a unit over Modbus TCP. */
class Client implements AsyncDisposable {
  readonly #socket: Socket

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  static async at({ bench }: OpenPage, unit = 'ups0'): Promise<Client> {
    const [end] = bench.device(unit)!.endpoints
    const port = Number(/:(\d+)$/.exec((end as { address: string }).address)![1])
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Client(socket)
  }

  /** Sends one request and waits for the answer. */
  async ask(request: Buffer): Promise<void> {
    const answered = once(this.#socket, 'data')
    this.#socket.write(request)
    await answered
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy()
  }
}
