import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type ControlServer, serveControl } from '../../../src/control/server.ts'
import { Bench } from '../../../src/lab/bench.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { browser } from './chromium.ts'

/** Chromium ends what is under way when containers of other tests get addresses on this machine; the page asks again. */
const OTHERS_NETWORK = 'ERR_NETWORK_CHANGED'

/** A bench, on a virtual clock unless it is to be `running`, behind its control API, and a browser that looks at it. */
export class OpenPage implements AsyncDisposable {
  bench: Bench
  readonly url: string
  /** Addresses asked for that are not the bench's. */
  readonly otherOrigins: string[] = []
  /** What the browser complained of. */
  readonly complaints: string[] = []
  readonly #windows: BrowserContext[] = []
  readonly #token: string | undefined
  #server: ControlServer

  private constructor(bench: Bench, server: ControlServer, token: string | undefined) {
    this.bench = bench
    this.url = server.url
    this.#server = server
    this.#token = token
  }

  static async on(
    units: Readonly<Record<string, DeviceConfig>>,
    { token, running = false }: { token?: string; running?: boolean } = {},
  ): Promise<OpenPage> {
    const bench = await benchOf(units, running)
    return new OpenPage(bench, await serve(bench, 0, token), token)
  }

  /** The control API goes away, as when the bench ends. */
  hangUp(): Promise<void> {
    return this.#server.close()
  }

  /** … and is back at the same address. */
  async answerAgain(): Promise<void> {
    this.#server = await serve(this.bench, Number(new URL(this.url).port), this.#token)
  }

  /** Another bench takes the place of this one, as when `upslab up` is started anew. */
  async startAnew(units: Readonly<Record<string, DeviceConfig>>): Promise<void> {
    await this.hangUp()
    await this.bench.close()
    this.bench = await benchOf(units, false)
    await this.answerAgain()
  }

  /** A window on the page. */
  async look(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await (await browser()).newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    })
    this.#windows.push(context)
    const page = await context.newPage()
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== this.url) this.otherOrigins.push(request.url())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes(OTHERS_NETWORK))
        this.complaints.push(message.text())
    })
    await page.goto(`${this.url}${path}`)
    return page
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#windows.map((window) => window.close()))
    await this.#server.close()
    await this.bench.close()
  }
}

function serve(bench: Bench, port: number, token: string | undefined): Promise<ControlServer> {
  return serveControl({ bench, listen: { host: '127.0.0.1', port }, token, version: '0' })
}

async function benchOf(units: Readonly<Record<string, DeviceConfig>>, running: boolean): Promise<Bench> {
  const bench = new Bench({ time: running ? { virtual: false, speed: 60 } : { virtual: true }, seed: 1 })
  for (const [id, config] of Object.entries(units)) bench.add(id, config)
  await bench.open()
  return bench
}
