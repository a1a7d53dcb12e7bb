import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeTcpPort } from '../real-clients/setup/daemon.ts'
import type { Clients } from '../real-clients/setup/ensure-clients.ts'
import { missingFragment } from './expected.ts'
import { type Block, root } from './markdown.ts'
import { Running, Shell } from './shell.ts'
import { makePrograms } from './tools.ts'

/** Ports that pages name; each run puts free ones in their place, so that nothing collides. */
const NAMED_PORTS = [8080, 1502, 3551, 3493]
const READY = 'Ctrl-C ends it.'
const RETRY_FOR_MS = 20_000

/** One page being followed in a folder of its own: its shell, its bench, its files. */
export class PageRun {
  readonly #folder = mkdtempSync(join(tmpdir(), 'upslab-docs-'))
  readonly #clients: Clients
  readonly #ports = new Map<number, number>()
  #shell: Shell | undefined
  #bench: Running | undefined

  constructor(clients: Clients) {
    this.#clients = clients
  }

  async open(): Promise<void> {
    for (const port of NAMED_PORTS) this.#ports.set(port, await freeTcpPort())
    makePrograms(join(this.#folder, 'bin'), this.#clients)
    // As `npm install upslab` leaves it.
    mkdirSync(join(this.#folder, 'node_modules'))
    symlinkSync(root, join(this.#folder, 'node_modules/upslab'))
    this.#shell = new Shell(this.#folder, this.#env)
  }

  /** Does what a block's directive says; throws with what was printed when that is not what the page shows. */
  async follow(block: Block): Promise<void> {
    const [kind, ...words] = block.directive
    if (kind === 'file') writeFileSync(join(this.#folder, words[0]!), `${this.#local(block.text)}\n`)
    else if (kind === 'bench') await this.#startBench(block)
    else await this.#run(block, words)
  }

  async close(): Promise<void> {
    await this.#shell?.close()
    await this.#bench?.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #startBench({ text, expected }: Block): Promise<void> {
    await this.#bench?.close()
    const command = this.#local(text)
      .replace(/^npm start( --)?/m, 'upslab up')
      .replace(/^git clone[^\n]*\n|^cd [^\n]*\n/gm, '')
    const control = command.includes('--control') ? '' : ` --control 127.0.0.1:${this.#ports.get(8080)}`
    this.#bench = new Running(`${command.trim()}${control}`, this.#folder, this.#env)
    await this.#bench.printed(READY)
    this.#compare(expected, this.#bench.output)
  }

  async #run({ text, expected }: Block, words: readonly string[]): Promise<void> {
    const end = Date.now() + (words.includes('retry') ? RETRY_FOR_MS : 0)
    for (;;) {
      const { status, output } = await this.#shell!.run(this.#local(text))
      try {
        if (status !== 0 && !words.includes('fails'))
          throw new Error(`exit status ${status}; it printed:\n${output}`)
        this.#compare(expected, output)
        return
      } catch (error) {
        if (Date.now() > end) throw error
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
  }

  #compare(expected: string | undefined, output: string): void {
    if (expected === undefined) return
    const fragment = missingFragment(this.#local(expected), output)
    if (fragment !== undefined)
      throw new Error(`"${fragment}" is not in what it printed, or not in that order:\n${output}`)
  }

  /** The text with this run's ports in place of those the page names. */
  #local(text: string): string {
    return text.replace(/(?<![\d.])\d{4}(?!\d)/g, (digits) =>
      String(this.#ports.get(Number(digits)) ?? digits),
    )
  }

  get #env(): Record<string, string | undefined> {
    return {
      ...process.env,
      PATH: `${join(this.#folder, 'bin')}:${process.env.PATH}`,
      NO_COLOR: '1',
      // Benches of others on this computer are not those of the page.
      UPSLAB_RUN_FOLDER: join(this.#folder, 'run'),
      LC_ALL: 'C',
    }
  }
}
