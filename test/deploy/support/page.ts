import { missingFragment } from '../../docs/expected.ts'
import { type Block, readPage, root } from '../../docs/markdown.ts'
import { Shell } from '../../docs/shell.ts'

const LONGEST_MS = 120_000
const RETRY_MS = 30_000

/** Blocks of a page that are followed where Docker runs: `<!-- docker -->`, or `<!-- docker retry -->`. */
export function dockerBlocks(path: string): Block[] {
  return readPage(path).blocks.filter(({ directive }) => directive[0] === 'docker')
}

/** A page that somebody follows at the top of the repository, in one shell, with other ports than those it names. */
export class FollowedPage {
  readonly #shell: Shell
  readonly #ports: Readonly<Record<string, string>>

  /** `ports`: what stands for the ports named, by their digits. */
  constructor(env: Readonly<Record<string, string>>, ports: Readonly<Record<string, string>>) {
    this.#shell = new Shell(root, env, LONGEST_MS)
    this.#ports = ports
  }

  /** Runs a block; throws with what it printed when that is not what the page shows. */
  async follow({ text, expected, directive }: Block): Promise<void> {
    for (const end = Date.now() + (directive.includes('retry') ? RETRY_MS : 0); ; ) {
      const { status, output } = await this.#shell.run(withoutInput(this.#local(text)))
      const missing = expected === undefined ? undefined : missingFragment(this.#local(expected), output)
      if (status === 0 && missing === undefined) return
      if (Date.now() > end)
        throw new Error(`${status === 0 ? `"${missing}" is missing` : `exit status ${status}`}:\n${output}`)
    }
  }

  close(): Promise<void> {
    return this.#shell.close()
  }

  #local(text: string): string {
    return text.replace(/127\.0\.0\.1:(\d{4})/g, (whole, port) =>
      port in this.#ports ? `127.0.0.1:${this.#ports[port]}` : whole,
    )
  }
}

/** `docker compose exec` reads what the shell has not yet read: the next block. */
function withoutInput(block: string): string {
  return `eval '${block.replaceAll("'", `'\\''`)}' < /dev/null`
}
