import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNIT = { model: 'SMT1500RM2U', firmware: '09.2' } as const
const TOKEN = 'a token for a test'

describeBrowser('the page does what is meant', () => {
  test('Run until acts on the unit that is shown; the title names it and its state', async () => {
    await using open = await OpenPage.on({ ups0: UNIT, ups1: UNIT })
    const page = await open.look('/#/unit/ups1')
    await page.getByRole('combobox', { name: 'Run until, of ups1' }).waitFor()
    await expect.poll(() => page.title()).toBe('ups1, On line: upslab')
    await page.getByRole('link', { name: 'Wire', exact: true }).click()
    await page.getByRole('link', { name: 'Bench', exact: true }).click()
    await page.getByRole('heading', { name: 'ups1' }).waitFor()
    open.bench.device('ups1')!.ups.setInput({ voltage: 0 })
    await page.getByRole('combobox', { name: 'Run until, of ups1' }).selectOption('half charge')
    const charge = (id: string) => open.bench.device(id)!.ups.battery.charge
    await expect.poll(() => charge('ups1'), { timeout: 10_000 }).toBeLessThan(51)
    expect(charge('ups0')).toBe(100)
    await expect.poll(() => page.title()).toBe('ups1, On battery: upslab')
  }, 120_000)

  test('the menu of snapshots closes by Escape, by a press elsewhere, and with the view', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look()
    const menu = page.locator('.snapshots .menu')
    const summary = menu.locator('summary')
    const closed = () => expect.poll(() => menu.getAttribute('open')).toBeNull()
    await summary.click()
    await page.keyboard.press('Escape')
    await closed()
    expect(await summary.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
    await summary.click()
    expect(await menu.getAttribute('open')).not.toBeNull()
    await page.getByRole('heading', { name: 'Events' }).click()
    await closed()
    await summary.click()
    await page.evaluate('location.hash = "#/wire"')
    await closed()
  }, 120_000)

  test('a slider moved with the keyboard sends where it ends', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look()
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent++
    })
    const slider = page.getByRole('slider', { name: 'Charge' })
    await slider.focus()
    for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowLeft')
    await expect.poll(() => Math.round(open.bench.device('ups0')!.ups.battery.charge)).toBe(90)
    // A busy machine takes longer than a moment for some of the presses.
    expect(sent).toBeLessThan(7)
  }, 120_000)

  test('a link to a unit far down leads there; an output that is off has no runtime', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `rack${n}`)
    await using open = await OpenPage.on(Object.fromEntries(ids.map((id) => [id, UNIT])))
    open.bench.device('rack59')!.ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    const page = await open.look('/#/unit/rack59')
    const plate = page.locator('.faceplate[data-selected=true]', { hasText: 'rack59' })
    await plate.waitFor()
    await expect.poll(async () => (await plate.boundingBox())!.y).toBeLessThan(900)
    await page.locator('.readings').getByText('output off').waitFor()
    expect(await violations(page)).toEqual([])
  }, 120_000)

  test('a token in the address of an open tab is taken, and hidden', async () => {
    await using open = await OpenPage.on({ ups0: UNIT }, { token: TOKEN })
    const page = await open.look()
    await page.getByLabel('Token').waitFor()
    await page.evaluate(`location.hash = ${JSON.stringify(`#token=${encodeURIComponent(TOKEN)}`)}`)
    await page.getByRole('heading', { name: 'ups0' }).waitFor()
    expect(page.url()).not.toContain('token')
  }, 120_000)
})
