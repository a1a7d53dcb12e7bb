import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'
import { picture } from './setup/picture.ts'

const OWN = `title: My own outage
devices:
  ups0:
    model: SMT1500RM2U
    smartslot1: { card: AP9624, mode: confirmed, advancedPortAlwaysConfirmed: true, basic1: {} }
    hosts: { db1: { shutdownTrigger: basic1, shutdownSeconds: 45 } }
steps:
  - utility: blackout
  - wait: 5m
  - command: { action: "off", source: lcd, useDelay: true }
  - utility: returns-during-shutdown
  - wait: 10m
`

function yaml(text: string) {
  return { name: 'my-outage.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) }
}

/** What is selected in the field that has the focus. */
function selected(page: Page): Promise<string> {
  return page.evaluate(
    '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)',
  )
}

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
    await page.getByRole('combobox', { name: 'Show' }).selectOption('decision')
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

  test('a scenario of one’s own, from a file: mistakes at their place, then a run and two firmwares', async () => {
    await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U' } })
    const page = await open.look('/#/scenarios')
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await page.getByRole('radio', { name: 'A scenario of my own' }).check()
    const text = page.getByRole('textbox', { name: /^Scenario, in YAML/ })
    await page.getByLabel('Choose a file').setInputFiles(yaml(OWN.replace('blackout', 'blakout')))
    await page.getByText('from my-outage.yaml').waitFor()
    await button('Run').click()
    const mistakes = page.getByRole('list', { name: 'Mistakes' })
    expect(await mistakes.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(
        /^line 8, column 5 steps\.0\.utility: "blakout" is not allowed; allowed: blackout,/,
      ),
    ])
    expect(await selected(page)).toBe('utility: blakout')
    expect(await text.getAttribute('aria-describedby')).toBe(await mistakes.getAttribute('id'))
    expect(await violations(page)).toEqual([])
    // What is reported leads there, from the keyboard too.
    await button('Run').focus()
    await button('line 8, column 5').press('Enter')
    expect(await selected(page)).toBe('utility: blakout')

    await page.keyboard.type('utility: blackout')
    await button('Run').click()
    await page.getByRole('heading', { name: 'My own outage' }).waitFor()
    expect(await mistakes.count()).toBe(0)
    expect(await page.locator('.report .outcome').textContent()).toBe('Passed')
    await page.getByRole('textbox', { name: 'Firmware' }).fill('09.2')
    await page.getByRole('textbox', { name: 'beside' }).fill('09.3')
    await button('Compare').click()
    await page.locator('tr[data-first=true]').waitFor()
    expect(await page.locator('.side .verdict').allTextContents()).toEqual(['bounced', 'clean'])
    expect(await violations(page)).toEqual([])

    // It is still there after a look at something else.
    await page.getByRole('link', { name: 'Wire' }).click()
    await page.getByRole('link', { name: 'Scenarios' }).click()
    await text.waitFor()
    expect(await text.inputValue()).toBe(OWN)
    expect(open.complaints.filter((line) => !line.includes('422'))).toEqual([])
  }, 120_000)

  test.each(['light', 'dark'] as const)(
    'one’s own begins with nothing, or an example; what is none is refused, %s',
    async (colorScheme) => {
      await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U' } })
      const page = await open.look('/#/scenarios', { colorScheme, viewport: { width: 390, height: 844 } })
      const run = page.getByRole('button', { name: 'Run', exact: true })
      await page.getByRole('radio', { name: 'A scenario of my own' }).check()
      await run.click()
      await page.getByText('There is nothing here yet').waitFor()
      expect(await page.evaluate('document.activeElement.id')).toBe('own-text')
      expect(await violations(page)).toEqual([])
      await page.getByLabel('Choose a file').setInputFiles(yaml('x'.repeat(200_000)))
      await page.getByText('my-outage.yaml is too long: at most 49152 characters').waitFor()
      // What a file brought is no longer from there once it is gone.
      await page.getByLabel('Choose a file').setInputFiles(yaml(OWN))
      await page.getByText('from my-outage.yaml').waitFor()
      await page.getByRole('textbox', { name: /^Scenario, in YAML/ }).fill('')
      expect(await page.getByText('from my-outage.yaml').count()).toBe(0)
      await page.getByRole('button', { name: 'Begin with an example' }).click()
      await run.click()
      await page.getByRole('heading', { name: 'A short outage' }).waitFor()
      expect(await page.locator('.report .outcome').textContent()).toBe('Passed')
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    },
    120_000,
  )

  test('where there are no ready ones, one’s own is what there is', async () => {
    await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U' } })
    const page = await open.look('/healthz')
    await page.route('**/api/v1/scenarios', (route) => route.fulfill({ json: [] }))
    await page.goto(`${open.url}/#/scenarios`)
    await page.getByText('This bench has no ready ones.').waitFor()
    expect(await page.getByRole('radio', { name: 'A scenario of my own' }).isChecked()).toBe(true)
    expect(await violations(page)).toEqual([])
  }, 120_000)

  test('one’s own begins from a ready one, and words are completed', async () => {
    await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U' } })
    const page = await open.look('/#/scenarios?scenario=own')
    await page
      .getByRole('combobox', { name: 'Begin from a ready one' })
      .selectOption('fa233876-off-confirmed')
    const text = page.locator('#own-text')
    await expect.poll(() => text.inputValue()).toContain('devices:')
    await text.press('Control+End')
    await text.pressSequentially('  - util')
    await text.press('Control+Space')
    const completions = page.getByRole('listbox', { name: 'Completions' })
    await completions.getByRole('option', { name: 'utility', exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    await text.press('Enter')
    await text.pressSequentially(': bl')
    await text.press('Control+Space')
    await completions.getByRole('option', { name: 'blackout' }).click()
    expect((await text.inputValue()).endsWith('  - utility: blackout')).toBe(true)
    expect(open.complaints).toEqual([])
  }, 60_000)

  test('what cannot be run is said in its place', async () => {
    await using open = await OpenPage.on({ ups0: { model: 'SMT1500RM2U' } })
    const page = await open.look('/#/scenarios', { colorScheme: 'dark' })
    await page.getByRole('radio', { name: /off and stay off.*confirmed mode/ }).check()
    await page.getByRole('textbox', { name: 'Firmware' }).fill('99.9')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('has no firmware').waitFor()
    expect(await violations(page)).toEqual([])
  }, 120_000)
})
