import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNIT = { model: 'SMT1500RM2U', firmware: '09.2', modbusTcp: '127.0.0.1:0' } as const
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] }

/** The link that Share copies. */
async function shared(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Link copied' }).waitFor()
  return page.evaluate('navigator.clipboard.readText()')
}

/** The text of a file that a button downloads, and its name. */
async function downloaded(page: Page, name: string): Promise<readonly [name: string, text: string]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')]
}

describeBrowser('a link to what is looked at', () => {
  test('has the unit, the filters of the rack and of the wires', async () => {
    const ids = Array.from({ length: 9 }, (_, n) => `rack${n}`)
    await using open = await OpenPage.on(Object.fromEntries(ids.map((id) => [id, UNIT])))
    for (const id of ['rack3', 'rack5']) open.bench.device(id)!.ups.setInput({ voltage: 0 })
    const page = await open.look('/', CLIPBOARD)
    await page.getByRole('button', { name: 'On battery' }).click()
    await page.getByLabel('Find a unit by name or model').fill('ack5')
    await page.getByRole('link', { name: 'rack5', exact: true }).click()
    await page.getByLabel('this unit only').check()
    const link = await shared(page)
    await page.getByRole('link', { name: 'Wire', exact: true }).click()
    await page.getByRole('combobox', { name: 'Unit', exact: true }).selectOption('rack2')
    await page.getByRole('combobox', { name: 'Port', exact: true }).selectOption('network')
    // Another view and back: each is as it was left.
    await page.getByRole('link', { name: 'Bench', exact: true }).click()
    await page.getByRole('heading', { name: 'rack5' }).waitFor()
    expect(await page.getByLabel('Find a unit by name or model').inputValue()).toBe('ack5')
    await page.getByRole('link', { name: 'Wire', exact: true }).click()
    expect(await page.getByRole('combobox', { name: 'Unit', exact: true }).inputValue()).toBe('rack2')
    const wire = await shared(page)

    const visitor = await open.look(link.slice(open.url.length))
    await visitor.getByRole('heading', { name: 'rack5' }).waitFor()
    await expect.poll(() => visitor.locator('.faceplate').count()).toBe(1)
    expect(await visitor.getByRole('button', { name: 'On battery' }).getAttribute('aria-pressed')).toBe(
      'true',
    )
    expect(await visitor.getByLabel('this unit only').isChecked()).toBe(true)
    await visitor.goto(wire)
    await expect
      .poll(() => visitor.getByRole('combobox', { name: 'Unit', exact: true }).inputValue())
      .toBe('rack2')
    expect(await visitor.getByRole('combobox', { name: 'Port', exact: true }).inputValue()).toBe('network')
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('runs a comparison again, with its firmwares and its seed; what it came to is downloaded', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/scenarios', CLIPBOARD)
    await page.getByRole('radio', { name: /off and stay off.*confirmed mode/ }).check()
    await page.getByRole('textbox', { name: 'Firmware' }).fill('09.2')
    await page.getByRole('textbox', { name: 'beside' }).fill('09.4')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.locator('tr[data-first=true]').waitFor()
    const seed = /Seed (\d+)/.exec((await page.locator('.compare').textContent())!)![1]
    expect(await page.locator('.side .outcome').allTextContents()).toEqual([
      'Passed: reproduces the defect',
      'Passed',
    ])
    const link = await shared(page)

    const visitor = await open.look(link.slice(open.url.length))
    await visitor.locator('tr[data-first=true]').waitFor()
    expect(await visitor.locator('.compare').textContent()).toBe(await page.locator('.compare').textContent())
    expect(await visitor.getByRole('textbox', { name: 'Seed' }).inputValue()).toBe(seed)
    expect(await visitor.getByRole('textbox', { name: 'beside' }).inputValue()).toBe('09.4')
    const [name, json] = await downloaded(visitor, 'Download as JSON')
    expect(name).toBe('fa233876-off-confirmed-09.2-beside-09.4.json')
    expect(JSON.parse(json).runs.map((run: { seed: number }) => run.seed)).toEqual([
      Number(seed),
      Number(seed),
    ])
    const [, junit] = await downloaded(visitor, 'Download as JUnit')
    expect(junit).toMatch(
      /<testsuite name="fa233876-off-confirmed \(ups0 SMT1500RM2U UPS 09\.2\)" tests="\d+" failures="0"/,
    )
    expect(junit).toContain('ie2-shutdown-override')
    const [, markdown] = await downloaded(visitor, 'Download as Markdown')
    expect(markdown).toContain('## UPS 09.2: Passed: reproduces the defect')
    expect(markdown).toMatch(/^- db1 on \w+ of ups0: \*\*bounced\*\*$/m)
    expect(await violations(visitor)).toEqual([])
    // Another scenario begins with what it says itself.
    await visitor
      .getByRole('radio', { name: /flicker/i })
      .first()
      .check()
    expect(await visitor.getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('')
    expect(new URL(visitor.url()).hash).not.toContain('seed')
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('carries a scenario of one’s own, and runs it', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/scenarios', CLIPBOARD)
    await page.getByRole('radio', { name: 'A scenario of my own' }).check()
    await page.getByRole('button', { name: 'Begin with an example' }).click()
    await page.getByRole('textbox', { name: 'Firmware' }).fill('09.3')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('heading', { name: 'A short outage' }).waitFor()
    const visitor = await open.look((await shared(page)).slice(open.url.length))
    await visitor.getByRole('heading', { name: 'A short outage' }).waitFor()
    expect(await visitor.getByRole('textbox', { name: /^Scenario, in YAML/ }).inputValue()).toContain(
      'blackout',
    )
    await visitor.locator('.report').getByText('UPS 09.3').first().waitFor()
    // A link that somebody cut short is no scenario, and nothing breaks.
    await visitor.goto(`${open.url}/#/scenarios?scenario=own&text=no-such-text&run=run`)
    await visitor.getByText('There is nothing here yet').waitFor()
    expect(open.complaints).toEqual([])
  }, 120_000)
})
