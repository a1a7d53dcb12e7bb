import type { Qemu } from './qemu.ts'

/**
 * What the test does when the script prints a line. A promise is for a script that waits, with the shell function
 * `host` of `HOST_ASKED`: the line typed at it says that the moment has come.
 */
export type OnLine = (line: string) => unknown

/** Answers the lines that ask the host for something, such as `HOST blackout`, and passes over all others. */
export function onHostLine(act: (line: string) => Promise<void>): OnLine {
  return (line) => (line.startsWith('HOST ') ? act(line) : undefined)
}

/**
 * `host WORDS` prints `HOST WORDS` and waits until the test is done with that, for two minutes at most. A busy machine
 * can lose what is typed at a console, so the shell asks again; answers are numbered, so that one too many does no harm.
 */
export const HOST_ASKED = `
asked=0
host() {
  asked=$((asked + 1)); tries=40
  echo "HOST $*"
  while [ $tries -gt 0 ]; do
    if read -r -t 3 answer </dev/ttyS0; then
      case "$answer" in 'done '*) [ "\${answer#done }" -ge $asked ] && return 0 ;; esac
    else
      echo "HOST-AGAIN"; tries=$((tries - 1))
    fi
  done
  echo "NO ANSWER to $*"
}
`

/** How often the line that starts a guest is typed, until the guest has read it. */
const TYPE_AGAIN_MS = 250

/** A guest's console: everything it printed, and the answers to what its script asks of the host. */
export class GuestConsole {
  /** Everything printed, as it came. */
  text = ''
  /** Whether the guest has begun with the test. */
  started = false
  /** Why the test could not do what the script asked for. */
  failure: unknown

  readonly #qemu: Qemu
  readonly #onLine: OnLine
  #read = 0
  #asked = 0
  #answered = 0

  constructor(qemu: Qemu, onLine: OnLine) {
    this.#qemu = qemu
    this.#onLine = onLine
    qemu.stdout.on('data', (chunk) => this.#print(chunk))
    qemu.stderr.on('data', (chunk) => {
      this.text += chunk
    })
    const typing = setInterval(() => {
      if (this.started) clearInterval(typing)
      else qemu.stdin.write(`${Math.floor(Date.now() / 1000)}\n`)
    }, TYPE_AGAIN_MS)
    qemu.once('close', () => clearInterval(typing))
  }

  #print(chunk: Buffer): void {
    this.text += chunk
    for (let end = this.text.indexOf('\n', this.#read); end >= 0; end = this.text.indexOf('\n', this.#read)) {
      const line = this.text.slice(this.#read, end).replaceAll('\r', '')
      this.#read = end + 1
      this.#readLine(line)
    }
  }

  #readLine(line: string): void {
    if (line === 'GUEST-STARTED') this.started = true
    // Nothing of the guest is wanted after that, and switching it off in good order takes it seconds.
    if (/^GUEST-DONE \d+$/.test(line)) this.#qemu.kill('SIGKILL')
    if (line === 'HOST-AGAIN' && this.#answered === this.#asked) this.#answer()
    if (line.startsWith('HOST ')) this.#asked++
    const question = this.#asked
    const done = this.#onLine(line)
    if (!(done instanceof Promise)) return
    done.then(
      () => {
        this.#answered = question
        this.#answer()
      },
      (error) => {
        this.failure = error
        this.#qemu.kill('SIGKILL')
      },
    )
  }

  #answer(): void {
    this.#qemu.stdin.write(`done ${this.#answered}\n`)
  }
}
