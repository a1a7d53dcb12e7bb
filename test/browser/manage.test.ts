import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkDocument } from '../../src/lab/lab-file/document.ts'
import { labSchema } from '../../src/lab/lab-file/schema.ts'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNITS = {
  ups0: { model: 'SMT1500RM2U', firmware: '09.2', modbusTcp: '127.0.0.1:0' },
  old: { model: 'SUA1500I' },
  srt: { model: 'SRT2200XLI' },
} as const

describeBrowser('everything that can be done to units', () => {
  test('settings, alarms, packs, history and hosts are read, changed and taken back', async () => {
    await using open = await OpenPage.on(UNITS)
    const { ups, hosts } = open.bench.device('ups0')!
    const page = await open.look('/#/unit/ups0')
    const undo = page.getByRole('button', { name: /^Undo/ })

    await page.getByText('What is set on the unit').click()
    const sensitivity = page.getByRole('combobox', { name: 'sensitivity' })
    await sensitivity.waitFor()
    expect(await sensitivity.locator('option').allTextContents()).toEqual(['normal', 'reduced', 'low'])
    await sensitivity.selectOption('low')
    await expect.poll(() => ups.settings.unit.sensitivity).toBe('low')
    await page.getByRole('combobox', { name: 'Settings of' }).selectOption('SOG0')
    const delay = page.getByRole('spinbutton', { name: 'turn off delay' })
    await delay.fill('33')
    await delay.blur()
    await expect.poll(() => ups.settings.group('SOG0')!.turnOffDelay).toBe(33)
    // What a unit refuses is said, and the field shows what is set.
    const stay = page.getByRole('spinbutton', { name: 'stay off delay' })
    await stay.fill('1')
    await stay.blur()
    await page.locator('.notices').filter({ hasText: 'is not allowed' }).waitFor()
    expect(await stay.inputValue()).toBe('8')
    // Somebody else changes a setting.
    ups.settings.setGroup('SOG0', 'turnOnDelay', 7)
    await expect.poll(() => page.getByRole('spinbutton', { name: 'turn on delay' }).inputValue()).toBe('7')
    await undo.click()
    await expect.poll(() => ups.settings.group('SOG0')!.turnOffDelay).toBe(90)

    await page.getByText('Raise or clear one').click()
    await page.getByRole('checkbox', { name: 'fan', exact: true }).check()
    await expect.poll(() => ups.faults.list).toEqual(['fan'])
    await undo.click()
    await expect.poll(() => ups.faults.list).toEqual([])
    const transfers = page.getByRole('spinbutton', { name: 'Transfers to battery' })
    await transfers.fill('12')
    await transfers.blur()
    await expect.poll(() => ups.power.data.transfers).toBe(12)

    await page.getByText('Add a host to Outlet group 1').click()
    await page.getByRole('textbox', { name: 'Name of the host' }).last().fill('web1')
    await page.getByRole('button', { name: 'Add', exact: true }).last().click()
    await expect.poll(() => hosts.list.map(({ name }) => name)).toEqual(['web1'])
    await page.getByRole('button', { name: 'Take host web1 away' }).click()
    await expect.poll(() => hosts.list.length).toBe(0)
    await undo.click()
    await expect.poll(() => hosts.list.map(({ name }) => name)).toEqual(['web1'])
    expect(await violations(page)).toEqual([])

    // What happened has its marks on the curves.
    open.bench.advance(60)
    ups.setInput({ voltage: 0 })
    await page.locator('.plot .mark[title*="on battery"]').first().waitFor({ state: 'attached' })

    await page.goto(`${open.url}/#/unit/srt`)
    await page.locator('#unit-title', { hasText: 'srt' }).waitFor()
    const packs = page.getByRole('spinbutton', { name: 'External packs' })
    await packs.fill('2')
    await packs.blur()
    await expect.poll(() => open.bench.device('srt')!.ups.battery.packs).toBe(2)
    expect(open.complaints.filter((line) => !line.includes('422'))).toEqual([])
  }, 120_000)

  test('units are duplicated, added, removed and put back, and the bench leaves as a lab file', async () => {
    await using open = await OpenPage.on(UNITS)
    open.bench.device('ups0')!.ups.settings.setUnit('name', 'rack')
    const page = await open.look('/#/unit/ups0')
    const ids = () => open.bench.devices.map(({ id }) => id)
    await page.getByRole('button', { name: 'Duplicate' }).click()
    await page.locator('#unit-title', { hasText: 'ups0-2' }).waitFor()
    expect(open.bench.device('ups0-2')!.ups.settings.unit.name).toBe('rack')
    // It has a port of its own.
    expect(open.bench.device('ups0-2')!.endpoints).toHaveLength(1)
    await page.getByRole('button', { name: 'Remove' }).click()
    await expect.poll(ids).toEqual(['ups0', 'old', 'srt'])
    await page.getByRole('button', { name: /^Undo ups0-2 removed/ }).click()
    await expect.poll(ids).toEqual(['ups0', 'old', 'srt', 'ups0-2'])

    await page.getByText('Units', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('new1')
    await page.getByRole('combobox', { name: 'Model' }).fill('SMX1500RM2U')
    await page.getByRole('combobox', { name: 'Firmware' }).selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Add the unit' }).click()
    await page.locator('#unit-title', { hasText: 'new1' }).waitFor()
    expect(open.bench.device('new1')!.ups.model.name).toBe('SMX1500RM2U')

    await page.getByText('Units', { exact: true }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export as lab file' }).click()
    const document = readFileSync(await (await download).path(), 'utf8')
    const { value } = checkDocument(document, labSchema)
    expect(Object.keys(value!.devices)).toEqual(['ups0', 'old', 'srt', 'ups0-2', 'new1'])
    expect(value!.devices.ups0!.settings).toEqual({ unit: { name: 'rack' } })
    // What was being read of the unit as it went is not found; nobody is bothered with that.
    expect(await page.locator('.notices [data-kind=refused]').count()).toBe(0)
    expect(open.complaints.filter((line) => !line.includes('404'))).toEqual([])
  }, 120_000)

  test('a snapshot has a name and can be deleted; going back is one line, and can be taken back', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look('/#/unit/ups0')
    await page.getByRole('button', { name: 'Take snapshot' }).click()
    await page.getByText('Snapshots (1)').click()
    const name = page.getByRole('textbox', { name: 'Name of snapshot 1' })
    await name.fill('calm')
    await name.press('Enter')
    await name.blur()
    for (const { ups } of open.bench.devices) ups.setInput({ voltage: 0 })
    open.bench.advance(60)
    await page.getByRole('button', { name: 'Go back to snapshot 1' }).click()
    const lines = page.locator('.events li')
    await lines.filter({ hasText: 'back from' }).waitFor()
    expect(await lines.first().textContent()).toContain('bench')
    expect(await lines.filter({ hasText: 'loaded settings' }).count()).toBe(0)
    await page.getByRole('button', { name: /^Undo going back to calm/ }).click()
    await expect.poll(() => open.bench.device('ups0')!.ups.power.data.state).toBe('on-battery')
    await page.getByText(/^Snapshots/).click()
    await page.getByRole('button', { name: 'Delete snapshot 1' }).click()
    await page.getByText('None is kept yet.').waitFor()
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('a unit without a display shows its lamps', async () => {
    await using open = await OpenPage.on(UNITS)
    const { ups } = open.bench.device('old')!
    ups.setBattery({ charge: 55 })
    const page = await open.look('/#/unit/old')
    const battery = page.locator('[data-lamps=battery]')
    await expect.poll(() => battery.getAttribute('data-lit')).toBe('2')
    ups.setLoad({ MOG: 1100 })
    await expect.poll(() => page.locator('[data-lamps=load]').getAttribute('data-lit')).toBe('5')
    expect(await page.getByRole('group', { name: 'Keys of old' }).getByRole('button').count()).toBe(1)
    expect(await violations(page)).toEqual([])
  }, 120_000)
})
