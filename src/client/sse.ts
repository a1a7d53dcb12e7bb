/** The largest single event taken, in characters: a bound for whatever is at the other end. */
const LARGEST = 1024 * 1024

/** Reads the data of server-sent events from pieces of text that end anywhere. */
export class SseReader {
  #rest = ''
  #data: string[] = []
  #id: string | undefined
  /** The id of the last block that was complete: where a stream goes on from. */
  lastId: string | undefined

  /**
   * The data of every event that this piece completes.
   *
   * @throws Error when an event grows beyond 1 MiB
   */
  push(piece: string): string[] {
    const found: string[] = []
    const text = this.#rest + piece
    // A carriage return at the end may be half of a line end: it waits for what follows.
    const complete = text.endsWith('\r') ? text.slice(0, -1) : text
    const lines = complete.split(/\r\n|\n|\r/)
    this.#rest = lines.pop()! + text.slice(complete.length)
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length > 0) found.push(this.#data.join('\n'))
        this.#data = []
        this.lastId = this.#id ?? this.lastId
      } else if (line.startsWith('id:')) this.#id = line.slice(3).trim()
      else if (line.startsWith('data:')) this.#data.push(line.slice(line[5] === ' ' ? 6 : 5))
    }
    const size = this.#rest.length + this.#data.reduce((sum, { length }) => sum + length, 0)
    if (size > LARGEST) throw new Error(`an event of more than ${LARGEST} characters is not taken`)
    return found
  }
}
