// How many events a second the page follows, with 200 units on the bench, before it misses frames or falls behind; how soon it is
// there with 1,000 units and after a day of history; and frames while lines of traffic flood its wire view.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { serveControl } from '../build/src/control/server.js'
import { Bench } from '../build/src/index.js'
import { count } from './table.mjs'

const UNITS = 200
const MANY_UNITS = 1000
/** Requests a second over Modbus TCP; each is two lines, with its reply. */
const FLOOD = 2500
/** An outage every so many seconds, for a day. */
const OUTAGE_EVERY = 600
const DAY = 86_400
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
      ...(await ofMany(browser)),
      ...(await ofADay(browser)),
      ...(await ofAFlood(browser)),
    ]
  } finally {
    await browser.close()
    await server.close()
    await bench.close()
  }
}

/** A bench of its own behind its control API, for as long as `use` needs it. */
async function served(time, units, use) {
  const bench = new Bench({ time, seed: 1 })
  for (const [id, config] of Object.entries(units)) bench.add(id, config)
  await bench.open()
  const server = await serveControl({ bench, listen: { host: '127.0.0.1', port: 0 }, version: '0' })
  try {
    return await use(bench, server.url)
  } finally {
    await server.close()
    await bench.close()
  }
}

async function untilThere(browser, url, selector) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const opened = performance.now()
  await page.goto(url)
  await page.locator(selector).first().waitFor({ state: 'attached' })
  return { page, ms: performance.now() - opened }
}

async function ofMany(browser) {
  const units = Object.fromEntries(
    Array.from({ length: MANY_UNITS }, (_, n) => [`u${n}`, { model: 'SMT1500RM2U', firmware: '09.2' }]),
  )
  return served({ virtual: false, speed: 1 }, units, async (bench, url) => {
    const { page, ms } = await untilThere(browser, url, '[data-lcd=u0]')
    const { fps } = await follow(page, bench, 0)
    await page.close()
    return [
      {
        what: `page: from its address to the first display, ${MANY_UNITS} units`,
        ours: `${ms.toFixed(0)} ms`,
      },
      {
        what: `page: frames a second with ${MANY_UNITS} units when nothing happens`,
        ours: fps.toFixed(1),
        aim: '60',
      },
    ]
  })
}

async function ofADay(browser) {
  return served({ virtual: true }, { u0: { model: 'SMT1500RM2U', firmware: '09.2' } }, async (bench, url) => {
    const { page: first } = await untilThere(browser, url, '[data-lcd=u0]')
    for (let at = 0; at < DAY; at += OUTAGE_EVERY) {
      bench.devices[0].ups.setInput({ voltage: 0 })
      bench.advance(OUTAGE_EVERY / 10)
      bench.devices[0].ups.setInput({ voltage: 120 })
      bench.advance((OUTAGE_EVERY * 9) / 10)
    }
    await first.close()
    const { page, ms } = await untilThere(browser, url, '[data-top]:not([data-top=""])')
    await page.close()
    return [
      { what: 'page: from its address to the curves of a day with 144 outages', ours: `${ms.toFixed(0)} ms` },
    ]
  })
}

async function ofAFlood(browser) {
  const units = { u0: { model: 'SMT1500RM2U', firmware: '09.2', modbusTcp: '127.0.0.1:0' } }
  return served({ virtual: false, speed: 1 }, units, async (bench, url) => {
    const { page } = await untilThere(browser, `${url}/#/wire`, '.wire .empty')
    const socket = connect(Number(/:(\d+)$/.exec(bench.devices[0].endpoints[0].address)[1]), '127.0.0.1')
    await once(socket, 'connect')
    socket.resume()
    const request = Buffer.from('000100000006010300820001', 'hex')
    const frames = drawn(page)
    const from = performance.now()
    let asked = 0
    while (performance.now() - from < FOR_MS) {
      const due = Math.floor(((performance.now() - from) / 1000) * FLOOD)
      if (due > asked) socket.write(Buffer.concat(Array.from({ length: due - asked }, () => request)))
      asked = due
      await new Promise((resolve) => setTimeout(resolve, TICK_MS))
    }
    const fps = await frames
    socket.destroy()
    const rows = await page.locator('.lines li').count()
    await page.close()
    const rate = ((2 * asked * 1000) / FOR_MS).toFixed(0)
    return [
      {
        what: `page: frames a second while ${rate} lines a second pass, ${rows} rows drawn`,
        ours: fps.toFixed(1),
        aim: '60',
      },
    ]
  })
}

/** Lets `rate` events a second happen for a while; frames drawn meanwhile, and how far behind the page is at the end. */
async function follow(page, bench, rate) {
  const frames = drawn(page)
  const happened = await happen(bench, rate)
  const fps = await frames
  const behindMs = rate === 0 ? 0 : await untilShown(page, happened)
  return { rate, fps, behindMs, keptUp: fps >= LEAST_FPS && behindMs <= MOST_BEHIND_MS }
}

/** Frames that the page draws a second, for a while. */
function drawn(page) {
  return page.evaluate(
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
