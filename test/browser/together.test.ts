import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'
import { picture } from './setup/picture.ts'

const UNIT = {
  model: 'SMT1500RM2U',
  firmware: '09.2',
  load: { SOG0: 250 },
  hosts: { web1: { group: 'SOG0' } },
} as const

/** The values along a lane of a unit, oldest first. `unit` counts from 0. */
const lane = (page: Page, unit: number, name: string) =>
  page
    .locator(`.lane[data-lane="${name}"]`)
    .nth(unit)
    .locator('.stretch')
    .evaluateAll((stretches) => stretches.map((stretch) => stretch.getAttribute('data-value')))

describeBrowser('units side by side', () => {
  test('the tour of the bug: an empty bench, two units, one of which comes back', async () => {
    await using open = await OpenPage.on({})
    const page = await open.look('/', { viewport: { width: 1280, height: 1500 } })
    await page.getByRole('button', { name: 'Show me the bug' }).click()
    const play = page.getByRole('region', { name: 'Scenario that is played' })
    await play.getByText('step 2 of 12').waitFor()
    expect(await play.locator('li[aria-current=step]').textContent()).toBe('wait 12s')
    await play
      .getByText(/^Two units that differ in their firmware only/)
      .first()
      .waitFor()
    await play.getByRole('combobox', { name: 'Speed' }).selectOption('60')
    await play.getByText('Passed: reproduces the defect').waitFor()
    await page.locator('.acted').getByText('ie2-shutdown-override').waitFor()
    expect(await page.locator('.acted').allTextContents()).toEqual([
      expect.stringMatching(
        /^Defect ie2-shutdown-override acted at 00:01:\d\d: Interface Expander 2: a commanded off/,
      ),
    ])
    const shown = async () => {
      await expect.poll(() => lane(page, 0, 'Output')).toEqual(['online', 'off', 'online'])
      expect(await lane(page, 1, 'Output')).toEqual(['online', 'off'])
      expect(await lane(page, 0, 'Host db-before')).toEqual([
        'up',
        'shutting-down',
        'halted',
        'off',
        'booting',
      ])
      expect(await page.locator('.lane[data-lane=Defects]').nth(1).locator('.mark').count()).toBe(0)
    }
    await shown()
    const differs = page.locator('.facts tr[data-differs=true] th[scope=row]')
    expect(await differs.allTextContents()).toContain('State, differs')
    expect(await page.locator('.facts tr[data-differs=false] th[scope=row]').allTextContents()).toContain(
      'Battery',
    )
    expect(await violations(page)).toEqual([])
    await picture(page, 'page-together')
    await picture(page, 'page-timeline', page.locator('.lanes'))
    // What was is kept by the bench: one who comes later sees it as well.
    await page.reload()
    await shown()
    await page.locator('.lane[data-lane=Defects] .mark').click()
    const moment = page.locator('.moment')
    expect(await moment.textContent()).toContain('slotShutdownWhileOffPending')
    await moment.getByRole('link', { name: 'its traffic' }).click()
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Unit', exact: true }).inputValue())
      .toBe('before')
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('one switch for the mains of all; a unit like another is put beside it on another firmware', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/together')
    await page.getByRole('button', { name: 'Take snapshot' }).click()
    await page.getByRole('combobox', { name: 'ups0 on' }).selectOption('09.3')
    await page.getByRole('button', { name: 'Put it beside' }).click()
    await page.locator('.column').nth(1).waitFor()
    const beside = open.bench.device('ups0-09.3')!
    expect(beside.ups.firmware.version).toBe('09.3')
    expect(beside.ups.power.load.SOG0).toBe(250)
    expect(beside.hosts.views.map(({ name }) => name)).toEqual(['web1'])
    open.bench.advance(30)
    await page.getByRole('switch', { name: 'Mains of all 2' }).click()
    await expect.poll(() => lane(page, 1, 'Mains')).toEqual(['present', 'gone'])
    expect(open.bench.devices.map(({ ups }) => ups.power.data.input.voltage)).toEqual([0, 0])
    await page.getByRole('switch', { name: 'Mains of all 2' }).click()
    await expect
      .poll(() => open.bench.devices.map(({ ups }) => ups.power.data.input.voltage))
      .toEqual([120, 120])
    // What differs is marked as it happens.
    beside.ups.setInput({ voltage: 0 })
    await page.locator('.facts tr[data-differs=true]', { hasText: 'Input' }).first().waitFor()
    // A snapshot before a moment leads back to it.
    beside.ups.command({ action: 'off', targets: 'all', source: 'network' })
    await page.locator('.lane[data-lane=Commands] .mark').first().click()
    await page.getByRole('button', { name: 'Back to 00:00:00, snapshot 1' }).click()
    await page.locator('.now').filter({ hasText: '00:00:00' }).waitFor()
    // Going back begins another run of time: the lanes begin anew with it.
    await expect.poll(() => lane(page, 0, 'Mains')).toEqual(['present'])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect
      .poll(() => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'))
      .toBe(true)
    expect(await violations(page)).toEqual([])
  }, 120_000)

  test('a scenario is played on the bench, beside the units that are there, and stopped', async () => {
    await using open = await OpenPage.on({ ups0: UNIT })
    const page = await open.look('/#/scenarios')
    await page.getByRole('radio', { name: /off and stay off.*confirmed mode/ }).check()
    await page.getByRole('button', { name: 'Play on this bench' }).click()
    await page.getByRole('heading', { name: 'ups0-2' }).waitFor()
    const play = page.getByRole('region', { name: 'Scenario that is played' })
    await page
      .locator('.faceplate[data-selected=true]')
      .getByText('Turning off')
      .first()
      .waitFor({ state: 'attached' })
    await play.getByRole('button', { name: 'Stop' }).click()
    await play.getByText('Stopped').waitFor()
    // Another visitor, and this one after a reload, are not bothered by what is over.
    await play.getByRole('button', { name: 'Take its units off' }).click()
    await expect.poll(() => open.bench.devices.map(({ id }) => id)).toEqual(['ups0'])
    await play.waitFor({ state: 'detached' })
    expect(await violations(page)).toEqual([])
  }, 120_000)
})
