// How many events a second the page follows, with 200 units on the bench, before it misses frames or falls behind.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { serveControl } from '../dist/src/control/server.js'
import { Bench } from '../dist/src/index.js'
import { count } from './table.mjs'

const UNITS = 200
const RATES = [50, 100, 200, 500, 1000, 2000, 4000]
const FOR_MS = 3000
/** The page keeps up while it draws this many frames a second and shows what happened half a second ago. */
const LEAST_FPS = 57
const MOST_BEHIND_MS = 500
const TICK_MS = 10

export async function measure() {
  const what = `page: events a second followed at 60 fps, ${UNITS} units`
  const browserPath = process.env.CHROMIUM ?? onPath()
  if (browserPath === undefined) return [{ what, ours: 'skipped: no chromium on the path' }]
  const bench = new Bench({ time: { virtual: false, speed: 1 }, seed: 1 })
  for (let n = 0; n < UNITS; n++)
    bench.add(`u${n}`, { model: 'SMT1500RM2U', firmware: '09.2', smartslot1: { card: 'AP9624', basic1: {} } })
  const server = await serveControl({ bench, listen: { host: '127.0.0.1', port: 0 }, version: '0' })
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const opened = performance.now()
    await page.goto(server.url)
    await page.locator('[data-lcd=u0]').waitFor({ state: 'attached' })
    const shown = performance.now() - opened
    await page.waitForTimeout(2000)
    const rows = []
    for (const rate of RATES) {
      const result = await follow(page, bench, rate)
      rows.push(result)
    }
    const idle = await follow(page, bench, 0)
    const best = rows.filter(({ keptUp }) => keptUp).at(-1)
    return [
      { what: `page: from its address to the first display, ${UNITS} units`, ours: `${shown.toFixed(0)} ms` },
      {
        what: `page: frames a second with ${UNITS} units when nothing happens`,
        ours: idle.fps.toFixed(1),
        aim: '60',
      },
      {
        what,
        ours: best
          ? `${count(best.rate)} (${best.fps.toFixed(1)} fps, ${best.behindMs.toFixed(0)} ms behind)`
          : `below ${RATES[0]} (${rows[0].fps.toFixed(1)} fps, ${rows[0].behindMs.toFixed(0)} ms behind)`,
      },
    ]
  } finally {
    await browser.close()
    await server.close()
    await bench.close()
  }
}

/** Lets `rate` events a second happen for a while; frames drawn meanwhile, and how far behind the page is at the end. */
async function follow(page, bench, rate) {
  const frames = page.evaluate(
    (ms) =>
      new Promise((done) => {
        const from = performance.now()
        let drawn = 0
        const next = (now) => {
          drawn++
          if (now - from < ms) requestAnimationFrame(next)
          else done((drawn * 1000) / (now - from))
        }
        requestAnimationFrame(next)
      }),
    FOR_MS,
  )
  const happened = await happen(bench, rate)
  const fps = await frames
  const behindMs = rate === 0 ? 0 : await untilShown(page, happened)
  return { rate, fps, behindMs, keptUp: fps >= LEAST_FPS && behindMs <= MOST_BEHIND_MS }
}

/** A volt more or less at one unit after the other; resolves to the number of the last event and when it was. */
async function happen(bench, rate) {
  const from = performance.now()
  let made = 0
  let last = 0
  const stop = bench.journal.listen(({ id }) => {
    last = id
  })
  while (performance.now() - from < FOR_MS) {
    const due = Math.floor(((performance.now() - from) / 1000) * rate)
    bench.sync()
    for (; made < due; made++)
      bench.devices[made % UNITS].ups.setInput({ voltage: 118 + (Math.floor(made / UNITS) % 3) })
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  stop()
  return { last, at: performance.now() }
}

async function untilShown(page, { last, at }) {
  await page.waitForFunction(
    (id) => Number(document.querySelector('[data-newest]')?.getAttribute('data-newest')) >= id,
    last,
    { timeout: 60_000 },
  )
  return performance.now() - at
}

function onPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
