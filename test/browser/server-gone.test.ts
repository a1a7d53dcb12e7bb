import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNITS = {
  ups0: { model: 'SMT1500RM2U', firmware: '09.2', smartslot1: { card: 'AP9624', basic1: {} } },
} as const

/** Controls that would act on the bench, one of each kind. */
const ACT = [
  ['switch', 'Mains present'],
  ['slider', 'Voltage'],
  ['spinbutton', 'Load on Outlet group 1, watts'],
  ['button', 'Send'],
  ['button', 'Self-test'],
  ['combobox', 'Version'],
  ['switch', 'Switch 1'],
  ['checkbox', 'client plugged in'],
  ['button', 'Take the card out'],
  ['button', '+ 1 min'],
  ['button', 'Take snapshot'],
  ['combobox', 'Run until, of ups0'],
  ['button', 'OK'],
] as const

describeBrowser('while the bench does not answer', () => {
  test('lamps are dark, controls are out of use, and all of it is back with the bench', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    const online = page.locator('.faceplate .lamp').filter({ hasText: 'Online' })
    await page.locator('.lamp[data-lit=true]').first().waitFor()
    for (const [role, name] of ACT)
      expect(await page.getByRole(role, { name, exact: true }).first().isEnabled(), name).toBe(true)
    await open.hangUp()
    await page
      .getByRole('alert')
      .getByText(/The bench does not answer\. What is shown is how it was at/)
      .waitFor()
    expect(await page.locator('[data-lit=true]').count()).toBe(0)
    expect(await online.textContent()).toBe('Online: not known')
    for (const [role, name] of ACT)
      expect(await page.getByRole(role, { name, exact: true }).first().isEnabled(), name).toBe(false)
    expect(await violations(page)).toEqual([])
    await open.answerAgain()
    await page.getByText('Live', { exact: true }).waitFor()
    await expect.poll(() => online.getAttribute('data-lit')).toBe('true')
    for (const [role, name] of ACT)
      await expect.poll(() => page.getByRole(role, { name, exact: true }).first().isEnabled()).toBe(true)
    // It is the same bench: nothing says that it was another.
    expect(await page.getByText('another run').count()).toBe(0)
  }, 120_000)

  test('what is asked of it is answered in words', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    await page.getByRole('switch', { name: 'Mains' }).waitFor()
    await page.route('**/input', (route) => route.abort())
    await page.getByRole('switch', { name: 'Mains' }).click()
    const notice = page.locator('.notices p')
    await notice.getByText('The bench does not answer: nothing was changed.').waitFor()
    await page.unroute('**/input')
    await page.getByRole('combobox', { name: /^of/ }).selectOption('MOG')
    await page.getByRole('button', { name: 'Send' }).click()
    await notice.getByText('the main group cannot go off while SOG0 is on').waitFor()
    for (const text of await notice.allTextContents())
      expect(text).not.toMatch(/\b[45]\d\d\b|setInput|command:/)
  }, 120_000)

  test('after it was started anew the page says that this is another run', async () => {
    await using open = await OpenPage.on(UNITS)
    open.bench.device('ups0')!.ups.setInput({ voltage: 0 })
    open.bench.advance(600)
    const page = await open.look()
    await page.locator('.unit-head .state').filter({ hasText: 'On battery' }).waitFor()
    await open.startAnew(UNITS)
    await page.locator('.notices').getByText('this is another run of it').waitFor()
    const events = page.getByRole('list', { name: 'Events, newest first' })
    await events.getByText('another run begins here').waitFor()
    await page.locator('.unit-head .state').filter({ hasText: 'On line' }).waitFor()
    // Nothing of the run before is left in the list or on the curves.
    expect(await events.locator('li').count()).toBe(1)
    await page.locator('.now').filter({ hasText: '00:00:0' }).waitFor()
  }, 120_000)
})
