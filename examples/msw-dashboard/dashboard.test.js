// The same page twice: with the bench inside it, and in front of `upslab up`.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
let browser
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
  })
})
after(() => browser?.close())

/** The page, served by vite, in a tab of its own. */
async function opened(t, path) {
  const server = await createServer({ logLevel: 'error', server: { port: 0 } })
  await server.listen()
  const page = await browser.newPage()
  t.after(async () => {
    await page.close()
    await server.close()
  })
  await page.goto(`${server.resolvedUrls.local[0]}${path}`)
  return page
}

const unit = (page, id, state) => page.locator(`[data-unit=${id}][data-state=${state}]`)

test('with the bench in the page', async (t) => {
  const page = await opened(t, '?bench=here')
  await unit(page, 'rack1', 'online').waitFor()
  await unit(page, 'rack2', 'online').waitFor()

  await page.evaluate(() => globalThis.bench.device('rack2').onBattery('30m'))
  await unit(page, 'rack2', 'on-battery').waitFor()
  const text = await page.locator('[data-unit=rack2]').textContent()
  assert.match(text, /SMX1500RM2U\): on-battery, \d\d %/)
  assert.equal(await unit(page, 'rack1', 'online').count(), 1)

  await page.evaluate(() => globalThis.bench.device('rack2').restoreMains())
  await unit(page, 'rack2', 'online').waitFor()
})

test('in front of a real bench', async (t) => {
  const manifest = createRequire(import.meta.url).resolve('upslab/package.json')
  const cli = manifest.replace(/package\.json$/, 'dist/src/cli/main.js')
  const bench = spawn(process.execPath, [cli, 'up', '--tcp', '0', '--control', '127.0.0.1:0', '--json'])
  t.after(() => bench.kill())
  const { control } = JSON.parse(String((await once(bench.stdout, 'data'))[0]))
  process.env.BENCH = control
  const page = await opened(t, '')
  await unit(page, 'ups0', 'online').waitFor()

  await fetch(`${control}/api/v1/devices/ups0/input`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: '{"voltage":0}',
  })
  await unit(page, 'ups0', 'on-battery').waitFor()
})
