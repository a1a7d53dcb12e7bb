import type { ScreenSize } from './screen.ts'

const ALTERNATE = '\u001b[?1049h\u001b[?25l'
const BACK = '\u001b[?25h\u001b[?1049l'
const HOME = '\u001b[H'
const END_OF_LINE = '\u001b[K'
const BELOW = '\u001b[J'
const USUAL: ScreenSize = { columns: 80, rows: 24 }

/** A terminal that shows one screen after the other, and is left as it was found. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream
  readonly #keyboard: NodeJS.ReadStream
  #isOn = false

  constructor(stream: NodeJS.WriteStream, keyboard: NodeJS.ReadStream) {
    this.#stream = stream
    this.#keyboard = keyboard
  }

  get size(): ScreenSize {
    return { columns: this.#stream.columns || USUAL.columns, rows: this.#stream.rows || USUAL.rows }
  }

  /** Draws over what was there, without clearing first: nothing flickers. */
  show(lines: readonly string[]): void {
    if (!this.#isOn) this.#stream.write(ALTERNATE)
    this.#isOn = true
    this.#stream.write(`${HOME}${lines.map((line) => line + END_OF_LINE).join('\n')}${BELOW}`)
  }

  onResize(redraw: () => void): void {
    this.#stream.on('resize', redraw)
  }

  /** Calls what belongs to each key; Ctrl-C is U+0003 from now on. Nothing where the keyboard is no terminal. */
  onKeys(actions: Readonly<Record<string, () => void>>): void {
    if (!this.#keyboard.isTTY) return
    this.#keyboard.setRawMode(true)
    this.#keyboard.setEncoding('utf8').on('data', (keys) => {
      for (const key of String(keys)) if (Object.hasOwn(actions, key)) actions[key]!()
    })
  }

  leave(): void {
    if (this.#keyboard.isTTY) this.#keyboard.setRawMode(false)
    if (this.#isOn) this.#stream.write(BACK)
    this.#isOn = false
  }
}
