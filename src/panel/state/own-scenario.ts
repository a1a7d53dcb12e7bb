import { Cell } from './cell.ts'

/** The scenario that a person brings along. It stays while the page is open, whatever view they look at. */
export class OwnScenario {
  /** YAML, as they wrote it. */
  readonly text = new Cell('')
  /** The file that it came from; null when none was chosen. */
  readonly file = new Cell<string | null>(null)
  /** What is wrong with it, as the last run reported. */
  readonly mistakes = new Cell<readonly string[]>([])

  /** What they have written by now. */
  write(text: string): void {
    this.text.set(text)
    if (text === '') this.file.set(null)
  }

  async take(file: File): Promise<void> {
    const tooLong = file.size > LONGEST * BYTES_AT_MOST
    const text = tooLong ? null : await file.text().catch((error: Error) => error)
    if (typeof text === 'string') {
      this.text.set(text)
      this.file.set(file.name)
    }
    const why = text instanceof Error ? [`${file.name} cannot be read: ${text.message}`] : []
    this.mistakes.set(tooLong ? [`${file.name} is too long: at most ${LONGEST} characters`] : why)
  }

  /** What can be checked without the bench; nothing is the usual case. */
  get unfit(): string | undefined {
    const { length } = this.text.value
    if (this.text.value.trim() === '') return 'There is nothing here yet: choose a file, or write a scenario.'
    if (length > LONGEST) return `It is too long: ${length} characters; at most ${LONGEST}`
    return undefined
  }
}

/** Characters that the control API takes. */
const LONGEST = 48 * 1024
/** Of a character, in UTF-8. */
const BYTES_AT_MOST = 3

/** To begin with. */
export const EXAMPLE = `title: A short outage
devices:
  ups0:
    model: SMT1500RM2U
    hosts:
      db1: { shutdownSeconds: 45 }
steps:
  - utility: blackout
  - wait: 5m
  - expect: { state: on-battery, charge: { above: 50 } }
  - utility: returns
  - wait: 1m
  - expect: { state: online }
verdicts:
  any: { db1: clean }
`
