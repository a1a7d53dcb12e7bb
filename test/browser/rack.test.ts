import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'
import { picture } from './setup/picture.ts'

const MANY = 200
const UNITS = Object.fromEntries(
  Array.from({ length: MANY }, (_, n) => [
    `rack${n}`,
    {
      model: n % 5 === 0 ? 'SRT2200XLI' : 'SMT1500RM2U',
      ...(n % 5 === 0 ? {} : { firmware: n % 2 === 0 ? '09.2' : '09.3' }),
      hosts: { [`web${n}`]: {} },
    } as const,
  ]),
)

describeBrowser('a rack of many', () => {
  test('is searched over all fields, counted, sorted, shown in rows, and acted on together', async () => {
    await using open = await OpenPage.on(UNITS)
    for (const n of [3, 17, 140]) open.bench.device(`rack${n}`)!.ups.setInput({ voltage: 0 })
    open.bench.device('rack17')!.ups.setBattery({ charge: 20 })
    open.bench.device('rack140')!.ups.setBattery({ charge: 60 })
    const page = await open.look('/#/?rack=rows')
    const slots = page.locator('.slot')
    const names = () => slots.evaluateAll((all) => all.map((slot) => slot.getAttribute('data-id')))
    const battery = page.getByRole('button', { name: 'On battery' })
    await expect.poll(() => battery.locator('small').textContent()).toBe('3')
    expect(await page.getByRole('button', { name: 'All', exact: true }).locator('small').textContent()).toBe(
      '200',
    )
    await page.locator('.unit-row').nth(10).waitFor()
    // Rows out of view are not drawn.
    expect(await page.locator('.unit-row').count()).toBeLessThan(80)
    await picture(page, 'page-rack')
    expect(await violations(page)).toEqual([])

    await battery.click()
    await expect.poll(names).toEqual(['rack3', 'rack17', 'rack140'])
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('charge')
    await expect.poll(names).toEqual(['rack17', 'rack140', 'rack3'])
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('')
    const find = page.getByLabel('Find a unit by name or model')
    for (const [text, left] of [
      ['web42', ['rack42']],
      ['09.2 rack2', ['rack2', 'rack22', 'rack24', 'rack26', 'rack28']],
      ['srt2200 battery', ['rack140']],
    ] as const) {
      await find.fill(text)
      await expect.poll(async () => (await names()).slice(0, 5)).toEqual(left)
    }
    // What is shown is acted on together, and nothing else.
    await find.fill('srt2200')
    await page.getByRole('button', { name: 'Fail the mains of 40' }).click()
    const gone = () => open.bench.devices.filter(({ ups }) => ups.power.data.input.voltage === 0).length
    await expect.poll(gone, { timeout: 15_000 }).toBe(42)
    await page.getByRole('button', { name: 'Return them' }).click()
    await expect.poll(gone, { timeout: 15_000 }).toBe(2)
    // Each has the mains that it is made for.
    expect(open.bench.device('rack5')!.ups.power.data.input.voltage).toBe(230)
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('fits on a phone', async () => {
    await using open = await OpenPage.on(UNITS)
    open.bench.device('rack3')!.ups.setInput({ voltage: 0 })
    const page = await open.look('/#/unit/rack3?rack=rows', { viewport: { width: 390, height: 844 } })
    await page.locator('.unit-head .state').filter({ hasText: 'On battery' }).waitFor()
    await picture(page, 'page-phone')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(await violations(page)).toEqual([])
  }, 120_000)
})
