import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { FrontPanelOnPage } from './setup/front-panel.ts'
import { OpenPage } from './setup/open-page.ts'

const SCHEMES = ['light', 'dark'] as const
const PHONE = { width: 390, height: 844 }
const UNITS = {
  ups0: { model: 'SMT1500RM2U', firmware: '09.2', smartslot1: { card: 'AP9624', basic1: {} } },
  srt: { model: 'SRT2200XLI' },
} as const

const VIEWS: Readonly<Record<string, { path: string; ready: (page: Page) => Promise<unknown> }>> = {
  bench: { path: '/', ready: (page) => page.locator('[data-lcd=ups0]').waitFor({ state: 'attached' }) },
  'a unit without a card': {
    path: '/#/unit/srt',
    ready: (page) => page.getByRole('heading', { name: 'srt' }).waitFor(),
  },
  'a unit that is not there': {
    path: '/#/unit/none',
    ready: (page) => page.getByText('There is no unit').waitFor(),
  },
  scenarios: { path: '/#/scenarios', ready: (page) => page.getByRole('radio').first().waitFor() },
  wire: { path: '/#/wire', ready: (page) => page.getByText('Nothing has passed yet').waitFor() },
}

const LOOKS = Object.keys(VIEWS).flatMap((name) => SCHEMES.map((scheme) => [name, scheme] as const))

describeBrowser('what a person without a mouse, or without sight, gets', () => {
  test.each(LOOKS)(
    'axe finds nothing wrong with %s, %s',
    async (name, colorScheme) => {
      await using open = await OpenPage.on(UNITS)
      open.bench.device('ups0')!.ups.setInput({ voltage: 0 })
      open.bench.advance(60)
      const { path, ready } = VIEWS[name]!
      const page = await open.look(path, { colorScheme })
      await ready(page)
      expect(await violations(page)).toEqual([])
      await page.setViewportSize(PHONE)
      await expect
        .poll(() => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'))
        .toBe(true)
      expect(await violations(page), 'on a phone').toEqual([])
    },
    120_000,
  )

  test.each(SCHEMES)(
    'axe finds nothing wrong where a token is asked for, or the bench is gone, %s',
    async (colorScheme) => {
      await using open = await OpenPage.on(UNITS, { token: 'a token for a test' })
      const locked = await open.look('/', { colorScheme })
      await locked.getByLabel('Token').waitFor()
      expect(await violations(locked)).toEqual([])
      await locked.getByLabel('Token').fill('a token for a test')
      await locked.getByRole('button', { name: 'Open the bench' }).click()
      await locked.locator('[data-lcd=ups0]').waitFor({ state: 'attached' })
      await open.hangUp()
      await locked.getByText('Connection lost').waitFor()
      expect(await violations(locked)).toEqual([])
    },
    120_000,
  )

  test('the keys of the front panel are pressed, and held, from the keyboard', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    const lcd = new FrontPanelOnPage(page, 'ups0')
    await lcd.shows('Runtime')
    const keys = page.getByRole('group', { name: 'Keys of ups0' })
    await keys.getByRole('button', { name: 'OK' }).focus()
    await page.keyboard.press('Enter')
    await lcd.shows('Main Menu')
    expect(await keys.getByRole('status').textContent()).toMatch(/^Main Menu, > Status/)
    await keys.getByRole('button', { name: 'Power' }).focus()
    await page.keyboard.down(' ')
    await page.waitForTimeout(2100)
    await page.keyboard.up(' ')
    await page.locator('.unit-head .state').filter({ hasText: 'Output off' }).waitFor()
  }, 120_000)
})
