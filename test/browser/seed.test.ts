/** FA233876 on the page, by clicks and keys. */
import { expect, test } from 'vitest'
import { describeBrowser } from './setup/chromium.ts'
import { FrontPanelOnPage } from './setup/front-panel.ts'
import { OpenPage } from './setup/open-page.ts'
import { picture } from './setup/picture.ts'

const UNIT = { model: 'SMT1500RM2U', firmware: '09.5', load: { SOG0: 250 } } as const

describeBrowser('off and stay off at the LCD, on the page', () => {
  test('comes back on 09.2, and stays off on 09.3', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/', { viewport: { width: 1280, height: 860 } })
    const lcd = new FrontPanelOnPage(page, 'ups0')
    const state = page.locator('.unit-head .state')
    const events = page.getByRole('list', { name: 'Events, newest first' })
    const version = page.getByLabel('Version')
    const override = page.getByRole('switch', { name: /^Interface Expander 2: a commanded off/ })
    const turnOff = async () => {
      await lcd.press('power')
      await lcd.shows('> Turn Off Now')
      await lcd.press('down', 'ok')
      await lcd.shows('> No')
      await lcd.press('down', 'ok')
      await lcd.shows('Done')
      await lcd.press('esc', 'esc')
      await lcd.shows('Turning off in')
    }

    await lcd.shows('Runtime')
    await page.getByRole('button', { name: 'Fit an AP9624' }).click()
    await page.getByLabel('basic1').getByLabel('client plugged in').check()
    await page.getByRole('switch', { name: 'Switch 4' }).click()
    await page.getByText('Confirmed mode: shuts down when the clients have confirmed. ').waitFor()
    expect(await override.getAttribute('aria-checked')).toBe('false')
    await version.selectOption('18 09.2')
    await expect.poll(() => override.getAttribute('aria-checked')).toBe('true')
    await picture(page, 'page-bench')

    await turnOff()
    await page.locator('[data-group=MOG]').filter({ hasText: 'turns off in' }).waitFor()
    await page.getByRole('button', { name: '+ 1 min' }).click()
    await page.getByLabel('basic1').getByText('Low battery: lit').waitFor()
    await picture(page, 'page-counting-down', page.locator('.rack'))
    await page.getByRole('button', { name: '+ 1 min' }).click()
    await state.filter({ hasText: 'automatic restart' }).waitFor()
    expect(await state.textContent()).toContain('On line')
    await events.getByText('(defect ie2-shutdown-override)', { exact: false }).first().waitFor()
    await picture(page, 'page-restarted', page.locator('.events'))

    await version.selectOption('18 09.3')
    await expect.poll(() => override.getAttribute('aria-checked')).toBe('false')
    await turnOff()
    await page.getByRole('button', { name: '+ 10 min' }).click()
    await state.filter({ hasText: 'Output off' }).waitFor()
    await lcd.shows('Output Off')
    await page.getByRole('button', { name: '+ 1 h' }).click()
    await page.locator('.now').filter({ hasText: '01:12:00' }).waitFor()
    expect(await state.textContent()).toContain('Output off')
    expect(open.complaints).toEqual([])
  }, 120_000)
})
