import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNIT = { model: 'SMT1500RM2U', firmware: '09.2', modbusTcp: '127.0.0.1:0' } as const

/** Where the focus is: the name or the text of the element, and its place. */
const focused = (page: Page) =>
  page.evaluate(
    '(({ activeElement: at }) => at === document.body || !at ? "nowhere" : at.getAttribute("aria-label") || at.textContent)(document)',
  ) as Promise<string>

/** What is pressed from the keyboard, and what has the focus when that is done. */
const PRESSED: Readonly<
  Record<string, { path: string; press: string; after: RegExp; before?: (page: Page) => Promise<unknown> }>
> = {
  'a jump of an hour': { path: '/', press: '+ 1 h', after: /^\+ 1 h$/ },
  'a jump of so many seconds': { path: '/', press: 'Jump s', after: /^Jump s$/ },
  'a run': { path: '/#/scenarios', press: 'Run', after: /^Run$/ },
  'a card put in': { path: '/', press: 'Fit an AP9624', after: /^(?!nowhere)/ },
  'the example of a scenario': {
    path: '/#/scenarios',
    press: 'Begin with an example',
    after: /^(?!nowhere)/,
    before: (page) => page.getByRole('radio', { name: 'A scenario of my own' }).check(),
  },
  'lines cleared away': { path: '/#/wire', press: 'Clear', after: /^Clear$/ },
}

describeBrowser('the focus', () => {
  test.each(Object.keys(PRESSED))(
    'stays where it was, or close by, after %s',
    async (name) => {
      const { path, press, after, before } = PRESSED[name]!
      await using open = await OpenPage.on({ ups0: UNIT })
      const page = await open.look(path)
      await before?.(page)
      const button = page.getByRole('button', { name: press, exact: true })
      await button.focus()
      await page.keyboard.press('Enter')
      // Whatever it started has been done, and the page drawn again.
      await page.waitForTimeout(1500)
      expect(await focused(page)).toMatch(after)
    },
    60_000,
  )

  test('of a fault that is mended, and of a notice that is dismissed, goes to what is next', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/wire')
    await page.getByLabel('Unit').selectOption('ups0')
    await page.getByLabel('Port').selectOption('network')
    for (const fault of ['drop', 'mute']) {
      await page.getByRole('combobox', { name: 'Fault' }).selectOption(fault)
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByRole('button', { name: `Mend ${fault}` }).waitFor()
    }
    await page.getByRole('button', { name: 'Mend drop' }).press('Enter')
    await expect.poll(() => focused(page)).toBe('Mend mute')
    await page.keyboard.press('Enter')
    await page.getByText('A good wire.').waitFor()
    expect(await focused(page)).not.toBe('nowhere')
  }, 60_000)

  test('comes back to a control that was out of use while the bench did not answer', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look()
    const mains = page.getByRole('switch', { name: 'Mains' })
    await mains.focus()
    await open.hangUp()
    await page.getByText('The bench does not answer').waitFor()
    await expect.poll(() => focused(page)).not.toMatch(/nowhere|Mains/)
    await open.answerAgain()
    await page.getByText('Live', { exact: true }).waitFor()
    await expect.poll(() => focused(page)).toMatch(/^Mains/)
  }, 60_000)

  test('reaches the controls of a unit among twelve in few steps; arrows go along the rack', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `rack${n}`)
    await using open = await OpenPage.on(Object.fromEntries(ids.map((id) => [id, UNIT])))
    const page = await open.look('/#/unit/rack3')
    await page.locator('[data-lcd=rack3]').waitFor({ state: 'attached' })
    let steps = 0
    const isInside = (selector: string) =>
      page.evaluate(`document.activeElement.closest(${JSON.stringify(selector)}) !== null`)
    while (!(await isInside('.unit')) && steps < 100) {
      await page.keyboard.press('Tab')
      steps++
    }
    expect(steps).toBeLessThan(35)
    // The second link leads there at once.
    await page.evaluate('document.activeElement.blur(); window.scrollTo(0, 0)')
    await page.getByRole('link', { name: 'Skip to the unit' }).press('Enter')
    expect(await focused(page)).toBe('rack3')
    expect(page.url()).toMatch(/#\/unit\/rack3$/)
    await page.getByRole('link', { name: 'rack3', exact: true }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).toBe('rack5')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.closest(".keys").getAttribute("aria-label")')).toBe(
      'Keys of rack5',
    )
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'rack5' }).waitFor()
  }, 120_000)

  test('what a run and a comparison came to is said', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/scenarios')
    await page.getByRole('radio', { name: /off and stay off.*confirmed mode/ }).check()
    await page.getByRole('textbox', { name: 'Firmware' }).fill('09.2')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    const said = page.locator('.scenario [aria-live=polite]')
    await said.getByText(/: passed: reproduces the defect, .* bounced\.$/).waitFor({ state: 'attached' })
    await page.getByRole('textbox', { name: 'beside' }).fill('09.3')
    await page.getByRole('button', { name: 'Compare' }).click()
    await said.getByText(/^UPS 09\.2: .*bounced\. UPS 09\.3: .*clean\. First difference at /).waitFor({
      state: 'attached',
    })
  }, 60_000)
})
