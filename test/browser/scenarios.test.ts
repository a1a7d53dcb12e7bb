import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'
import { picture } from './setup/picture.ts'

describeBrowser('scenarios on the page', () => {
  test('a run, its verdict, and two firmwares side by side', async () => {
    await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U' } })
    const page = await open.look('/#/scenarios', { viewport: { width: 1280, height: 860 } })
    await page.getByRole('radio', { name: /off and stay off.*confirmed mode/ }).check()
    await page.getByRole('textbox', { name: 'Firmware' }).fill('09.2')
    await page.getByRole('textbox', { name: 'Seed' }).fill('1')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    const hosts = page.getByRole('list', { name: 'Hosts' })
    await hosts.getByText('bounced', { exact: true }).waitFor()
    expect(await page.locator('.timeline li').count()).toBeGreaterThan(10)
    await page.getByLabel('Show').selectOption('decision')
    expect(await page.locator('.timeline li').allTextContents()).toEqual([
      expect.stringContaining('ie2-shutdown-override'),
    ])
    expect(await violations(page)).toEqual([])

    await page.getByRole('textbox', { name: 'beside' }).fill('09.3')
    await page.getByRole('button', { name: 'Compare' }).click()
    const first = page.locator('tr[data-first=true]')
    await first.waitFor()
    const cells = await first.locator('td').allTextContents()
    expect(cells[0]).toMatch(/First difference.*ie2-shutdown-override/)
    expect(cells[1]).toMatch(/keep/)
    expect(await page.locator('.side .verdict').allTextContents()).toEqual(['bounced', 'clean'])
    expect(await violations(page)).toEqual([])
    await picture(page, 'page-side-by-side', page.locator('.compare'))
    // The bench that is served had no part in it.
    expect(open.bench.journal.since(0)).toEqual([])
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('what cannot be run is said in its place', async () => {
    await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U' } })
    const page = await open.look('/#/scenarios', { colorScheme: 'dark' })
    await page.getByRole('radio').first().check()
    await page.getByRole('textbox', { name: 'Firmware' }).fill('99.9')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('has no firmware').waitFor()
    expect(await violations(page)).toEqual([])
  }, 120_000)
})
