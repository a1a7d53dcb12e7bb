import { expect, test } from 'vitest'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNITS = {
  ups0: { model: 'SMT1500RM2U', load: { SOG0: 400 }, hosts: { web1: { group: 'SOG0' } } },
} as const

describeBrowser('time on the page', () => {
  test('a snapshot is taken, an outage run through, and all is as it was', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    const state = page.locator('.unit-head .state')
    const { ups } = open.bench.device('ups0')!
    await state.filter({ hasText: 'On line' }).waitFor()
    await page.getByRole('button', { name: 'Take snapshot' }).click()
    await page.getByRole('switch', { name: 'Mains' }).click()
    await page.getByLabel('Run until').selectOption('half charge')
    await expect.poll(() => Math.round(ups.battery.charge)).toBe(50)
    await page.getByLabel('Run until').selectOption('output off')
    await state.filter({ hasText: /off|Dead/ }).waitFor()
    await page.locator('.hosts li[data-state=off] .verdict').waitFor()

    await page.getByText('Snapshots (1)').click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Go back to snapshot 1' }).click()
    await state.filter({ hasText: 'On line' }).waitFor()
    expect(await page.locator('.now').textContent()).toContain('00:00:00')
    expect(ups.battery.charge).toBe(100)
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('a host says what it does', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    await page.getByLabel('Say what web1 does').selectOption('halted')
    await page.locator('.hosts li[data-state=halted]').waitFor()
    expect(open.bench.device('ups0')!.hosts.list[0]!.data.state).toBe('halted')
  }, 120_000)
})
