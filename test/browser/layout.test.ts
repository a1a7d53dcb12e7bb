import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNIT = { model: 'SMT1500RM2U', firmware: '09.2', load: { SOG0: 250 } } as const
const PHONE = { width: 390, height: 844 }
const TWELVE = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`rack${n}`, UNIT]))

const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth') as Promise<number>

describeBrowser('the layout', () => {
  test('on a phone the menu of snapshots is in view, and a unit that is chosen comes into view', async () => {
    await using open = await OpenPage.on(TWELVE)
    const page = await open.look('/', { viewport: PHONE })
    await page.getByRole('button', { name: 'Take snapshot' }).click()
    await page.getByText('Snapshots (1)').click()
    const box = (await page.locator('.menu-body').boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'rack2', exact: true }).click()
    const title = page.getByRole('heading', { name: 'rack2' })
    await expect.poll(async () => (await title.boundingBox())!.y).toBeLessThan(200)
    expect(await page.evaluate('document.activeElement.id')).toBe('unit-title')
    expect(await violations(page)).toEqual([])
  }, 120_000)

  test('on a phone a comparison fits, and a run does', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/scenarios', { viewport: PHONE })
    await page.getByRole('radio', { name: /off and stay off.*confirmed mode/ }).check()
    await page.getByRole('textbox', { name: 'Firmware' }).fill('09.2')
    await page.getByRole('textbox', { name: 'beside' }).fill('09.3')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.locator('tr[data-first=true]').waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    for (const cell of await page.locator('.rows td').all())
      expect(
        await cell.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      ).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.locator('.timeline li').first().waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }, 120_000)

  test('the menu of snapshots closes when the focus goes elsewhere, so that it covers nothing', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/scenarios')
    await page.getByText('Snapshots', { exact: true }).click()
    await page.getByLabel('From a file').focus()
    await page.getByRole('button', { name: 'Compare' }).focus()
    await expect.poll(() => page.locator('.snapshots .menu').getAttribute('open')).toBeNull()
  }, 60_000)

  test('the strip and the head of a unit stay on top', async () => {
    await using open = await OpenPage.on(TWELVE)
    const page = await open.look('/#/unit/rack4')
    await page.getByRole('heading', { name: 'rack4' }).waitFor()
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
    const strip = (await page.locator('.strip').boundingBox())!
    const head = (await page.locator('.unit-head').boundingBox())!
    expect(strip.y).toBe(0)
    expect(head.y).toBeGreaterThanOrEqual(strip.height - 1)
    expect(head.y).toBeLessThan(strip.height + 20)
    // What gets the focus is not under them.
    const slider = page.getByRole('slider', { name: 'Voltage' })
    await slider.focus()
    expect((await slider.boundingBox())!.y).toBeGreaterThan(head.y + head.height - 1)
  }, 60_000)

  test('with twelve units eight events are in view, one line each; a long one opens', async () => {
    await using open = await OpenPage.on(TWELVE)
    for (const { ups } of open.bench.devices) ups.setInput({ voltage: 0 })
    const page = await open.look()
    const rows = page.locator('.events li')
    await rows.nth(10).waitFor()
    const height = async (row: number) => (await rows.nth(row).boundingBox())!.height
    for (let row = 0; row < 8; row++) expect(await height(row)).toBeLessThan(34)
    const list = (await page.locator('.events ol').boundingBox())!
    expect(Math.floor(list.height / (await height(0)))).toBeGreaterThanOrEqual(5)
    const long = await rows.nth(0).evaluate((row) => {
      row.querySelector('span')!.textContent = 'long '.repeat(60)
      return row.clientHeight
    })
    await rows.nth(0).click()
    expect(await height(0)).toBeGreaterThan(long + 10)
  }, 60_000)

  test('curves stay inside of their plot, and their legends have values after another unit was chosen', async () => {
    await using open = await OpenPage.on({ ups0: UNIT, ups1: { ...UNIT, load: { SOG0: 1400 } } })
    const page = await open.look('/#/unit/ups0')
    const legend = page.locator('.chart .u-value')
    await page.locator('.chart canvas').first().waitFor()
    await page.getByRole('link', { name: 'ups1', exact: true }).click()
    await page.getByRole('heading', { name: 'ups1' }).waitFor()
    await expect
      .poll(async () => (await legend.allTextContents()).every((text) => /\d/.test(text)))
      .toBe(true)
    // 1.4 kW are more than this unit is made for: the axis goes on beyond them.
    const load = open.bench.device('ups1')!.ups.measurements.loadPercent
    expect(load).toBeGreaterThan(100)
    const top = page.locator('.chart').first()
    await expect.poll(() => top.getAttribute('data-top').then(Number)).toBeGreaterThan(load)
    await page.getByRole('link', { name: 'ups0', exact: true }).click()
    await expect
      .poll(async () => (await legend.allTextContents()).every((text) => /\d/.test(text)))
      .toBe(true)
  }, 60_000)

  test('on paper there are readings and events, and nothing to press', async () => {
    await using open = await OpenPage.on(TWELVE)
    open.bench.device('rack4')!.ups.setInput({ voltage: 0 })
    const page = await open.look('/#/unit/rack4')
    await page.locator('.events li').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    for (const name of ['+ 1 min', 'Send', 'Take snapshot', 'OK', 'All', 'Self-test'])
      expect(await page.getByRole('button', { name, exact: true }).first().isVisible(), name).toBe(false)
    expect(await page.locator('.readings').isVisible()).toBe(true)
    expect(await page.locator('.faceplate:visible').count()).toBe(1)
    expect(await page.locator('.events li').last().isVisible()).toBe(true)
    expect(
      await page
        .locator('.unit-head')
        .evaluate((e) => e.ownerDocument.defaultView!.getComputedStyle(e).position),
    ).toBe('static')
  }, 60_000)
})
