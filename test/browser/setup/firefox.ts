import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'
import { findBrowser } from './browser-program.ts'

const BRIDGE = fileURLToPath(new URL('bidi-bridge.mjs', import.meta.url))
const STARTED = /WebDriver BiDi listening on (ws:\/\/\S+)/
const START_MS = 60_000
const LOOK_MS = 200
const LONGEST_MS = 20_000

const found = await findBrowser({
  name: 'firefox',
  env: 'FIREFOX',
  names: ['firefox-esr', 'firefox'],
  packages: ['firefox-esr'],
})

/** Tests in Firefox; skipped by name, with the reason, where there is none. */
export function describeFirefox(name: string, tests: () => void): void {
  describe.skipIf(!found.available)(found.available ? name : `${name} (skipped: ${found.reason})`, tests)
}

interface Message {
  readonly id?: number
  readonly open?: boolean
  readonly type?: string
  readonly method?: string
  readonly message?: string
  readonly result?: Record<string, unknown>
  readonly params?: { readonly level?: string; readonly text?: string }
}

/** Firefox as a distribution has it, driven by WebDriver BiDi: Playwright's own protocol takes a Firefox that was patched for it. */
export class Firefox implements AsyncDisposable {
  /** What it complained of. */
  readonly complaints: string[] = []
  readonly #browser: ChildProcess
  readonly #bridge: ChildProcess
  readonly #profile: string
  readonly #waiting = new Map<number, (message: Message) => void>()
  #next = 1
  #context = ''

  private constructor(browser: ChildProcess, bridge: ChildProcess, profile: string) {
    this.#browser = browser
    this.#bridge = bridge
    this.#profile = profile
    bridge.on('message', (message: Message) => {
      if (message.id !== undefined) this.#waiting.get(message.id)?.(message)
      else if (message.method === 'log.entryAdded' && message.params?.level === 'error')
        this.complaints.push(message.params.text ?? '')
    })
  }

  static async open(url: string): Promise<Firefox> {
    if (!found.available) throw new Error(found.reason)
    const profile = mkdtempSync(join(tmpdir(), 'upslab-firefox-'))
    const browser = spawn(
      found.path,
      ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'],
      { env: { ...process.env, HOME: profile }, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const bridge = fork(BRIDGE, [`${await addressOf(browser)}/session`], {
      execArgv: ['--experimental-websocket'],
    })
    await new Promise((open) => bridge.once('message', open))
    const firefox = new Firefox(browser, bridge, profile)
    await firefox.#send('session.new', { capabilities: {} })
    await firefox.#send('session.subscribe', { events: ['log.entryAdded'] })
    const tree = (await firefox.#send('browsingContext.getTree', {})) as {
      contexts: { context: string }[]
    }
    firefox.#context = tree.contexts[0]!.context
    await firefox.#send('browsingContext.navigate', { context: firefox.#context, url, wait: 'complete' })
    return firefox
  }

  /** The value of an expression in the page. */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = (await this.#send('script.evaluate', {
      expression,
      target: { context: this.#context },
      awaitPromise: true,
    })) as { result?: { value?: unknown } }
    return result?.value
  }

  /** Waits until an expression in the page is true. */
  async until(expression: string): Promise<void> {
    for (let waited = 0; waited < LONGEST_MS; waited += LOOK_MS) {
      if ((await this.evaluate(expression)) === true) return
      await new Promise((done) => setTimeout(done, LOOK_MS))
    }
    throw new Error(`not so within ${LONGEST_MS} ms: ${expression}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((done) => this.#browser.once('exit', done))
    this.#bridge.kill()
    this.#browser.kill()
    await ended
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  #send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (message) => {
        this.#waiting.delete(id)
        if (message.type === 'error') reject(new Error(`${method}: ${message.message}`))
        else resolve(message.result ?? {})
      })
      this.#bridge.send({ id, method, params })
    })
  }
}

function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`Firefox did not start: ${said}`)), START_MS)
    browser.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = STARTED.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(late)
      resolve(address)
    })
  })
}
