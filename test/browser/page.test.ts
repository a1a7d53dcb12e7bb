import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { loadPage } from '../../src/control/page-files.ts'
import { Bench } from '../../src/lab/bench.ts'
import { expanderOf } from '../support/expander.ts'
import { describeBrowser } from './setup/chromium.ts'
import { FrontPanelOnPage } from './setup/front-panel.ts'
import { OpenPage } from './setup/open-page.ts'

const BUILT = fileURLToPath(new URL('../../dist/panel', import.meta.url))
const UNITS = { ups0: { model: 'SMT1500RM2U', firmware: '09.2', smartslot1: { card: 'AP9624' } } } as const
const TOKEN = 'a token for a test'

describe('the page as it is served', () => {
  const bench = new Bench({ time: { virtual: true } })
  const serve = (options: { token?: string; page?: ReturnType<typeof loadPage> }) => {
    const app = controlApp({
      bench,
      version: '0.0.0',
      page: options.page,
      security: { host: '127.0.0.1', token: options.token },
    })
    return (path: string, headers = {}) => app.request(path, { headers: { host: 'localhost', ...headers } })
  }

  test('loads in less than 200 kB compressed', () => {
    const files = readdirSync(BUILT, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const sizes = files.map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name))).length)
    expect(files.map(({ name }) => name)).toContain('index.html')
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000)
  })

  test('names no place but its own, and its policy allows no other', async () => {
    const get = serve({ page: loadPage() })
    const response = await get('/')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/)
    const links = [...(await response.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!)
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) {
      expect(link).toMatch(/^\/assets\//)
      const asset = await get(link, { 'accept-encoding': 'gzip' })
      expect(asset.status).toBe(200)
      expect(asset.headers.get('cache-control')).toMatch(/immutable/)
    }
  })

  test('needs no token, but shows nothing of the bench without one', async () => {
    const get = serve({ token: TOKEN, page: loadPage() })
    expect((await get('/')).status).toBe(200)
    expect((await get('/api/v1/devices')).status).toBe(401)
    expect((await get('/api/v1/devices', { authorization: `Bearer ${TOKEN}` })).status).toBe(200)
  })

  test('a name that is not the bench’s gets no page either', async () => {
    const get = serve({ page: loadPage() })
    expect((await get('/', { host: 'bench.example' })).status).toBe(403)
  })

  test('where the page was not built, a line says where to go', async () => {
    const text = await (await serve({})('/')).text()
    expect(text).toContain('/api/v1/openapi.json')
  })
})

describeBrowser('the page in a browser', () => {
  test('asks nobody but the bench', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    await new FrontPanelOnPage(page, 'ups0').shows('Runtime')
    await page.getByRole('switch', { name: 'Mains' }).click()
    await page.locator('.unit-head .state').filter({ hasText: 'On battery' }).waitFor()
    expect(open.otherOrigins).toEqual([])
    expect(open.complaints).toEqual([])
  }, 120_000)

  test('takes the token from its address, and hides it again', async () => {
    await using open = await OpenPage.on(UNITS, { token: TOKEN })
    for (const path of [`/#token=${encodeURIComponent(TOKEN)}`, `/?token=${encodeURIComponent(TOKEN)}`]) {
      const page = await open.look(path)
      await new FrontPanelOnPage(page, 'ups0').shows('Runtime')
      expect(page.url()).not.toContain('token')
    }
  }, 120_000)

  test('says what was refused, and why', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    await page.getByRole('combobox', { name: /^of/ }).selectOption('MOG')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('the main group cannot go off while SOG0 is on').waitFor()
  }, 120_000)

  test('comes back by itself when the bench does', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    const lcd = new FrontPanelOnPage(page, 'ups0')
    await lcd.shows('Runtime')
    await open.hangUp()
    await page.getByText('Connection lost').waitFor()
    open.bench.device('ups0')!.ups.setInput({ voltage: 0 })
    await open.answerAgain()
    await page.getByText('Live', { exact: true }).waitFor()
    await lcd.shows('On Battery')
  }, 120_000)

  test('of many units only those in view are drawn, and any can be found', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `rack${n}`)
    await using open = await OpenPage.on(Object.fromEntries(ids.map((id) => [id, { model: 'SMT1500' }])))
    open.bench.device('rack57')!.ups.setInput({ voltage: 0 })
    const page = await open.look()
    await new FrontPanelOnPage(page, 'rack0').shows('Runtime')
    expect(await page.locator('.faceplate .keys').count()).toBeLessThan(20)
    await page.getByLabel('Find a unit by name or model').fill('rack59')
    await new FrontPanelOnPage(page, 'rack59').shows('Runtime')
    expect(await page.locator('.faceplate').count()).toBe(1)
    await page.getByLabel('Find a unit by name or model').fill('')
    await page.getByRole('button', { name: 'On battery' }).click()
    await new FrontPanelOnPage(page, 'rack57').shows('On Battery')
    expect(await page.locator('.faceplate').count()).toBe(1)
    await page.getByRole('link', { name: 'rack57' }).click()
    await page.getByRole('heading', { name: 'rack57' }).waitFor()
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await page.locator('.rails').evaluate((rails) => rails.scrollTo(0, rails.scrollHeight))
    await new FrontPanelOnPage(page, 'rack59').shows('Runtime')
  }, 120_000)

  test('what is being typed is left alone by what the bench says meanwhile', async () => {
    await using open = await OpenPage.on({ ups0: { ...UNITS.ups0, load: { SOG0: 200 } } }, { running: true })
    const { ups } = open.bench.device('ups0')!
    ups.setInput({ voltage: 0 })
    const page = await open.look()
    const field = page.getByLabel('Load on Outlet group 1, watts')
    await field.fill('')
    // A minute of discharge goes by between two digits.
    await field.pressSequentially('450', { delay: 1200 })
    await field.press('Enter')
    await page.locator('.readings').getByText('450 W').waitFor()
    expect(ups.power.load.SOG0).toBe(450)
    await page.getByRole('slider', { name: 'Charge' }).fill('80')
    await expect.poll(() => Math.round(ups.battery.charge)).toBeGreaterThan(70)
    expect(ups.battery.charge).toBeLessThan(81)
  }, 120_000)

  test('flips the switches of the card and of the defects', async () => {
    await using open = await OpenPage.on(UNITS)
    const page = await open.look()
    await page.getByRole('switch', { name: 'Switch 3' }).click()
    await page.getByText('Timer mode: shuts down after 30 s').waitFor()
    const device = open.bench.device('ups0')!
    const { ups } = device
    expect(expanderOf(device).settings).toMatchObject({ mode: 'timer', timerSeconds: 30 })
    await page.getByRole('switch', { name: /^Interface Expander 2: a commanded off/ }).click()
    await page.getByText('is in this version, switched by hand').waitFor()
    expect(ups.firmware.defects).not.toContain('ie2-shutdown-override')
    expect(ups.firmware.defects).toContain('id18-sleep-cancel')
  }, 120_000)
})
