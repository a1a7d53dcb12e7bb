import type { RecordingFolder } from '../../../src/lab/recording/folder.ts'
import {
  JOURNAL_FILE,
  type RecordedLine,
  type RecordingHeader,
} from '../../../src/lab/recording/journal-format.ts'

/** A recording that no disk sees. */
export class MemoryFolder implements RecordingFolder {
  readonly files = new Map<string, Buffer[]>()
  closed = false

  open(name: string) {
    const chunks: Buffer[] = []
    this.files.set(name, chunks)
    return { write: (bytes: Uint8Array | string) => void chunks.push(Buffer.from(bytes as string)) }
  }

  async close() {
    this.closed = true
  }

  file(name: string): Buffer {
    return Buffer.concat(this.files.get(name) ?? [])
  }

  get journal(): string {
    return this.file(JOURNAL_FILE).toString()
  }

  get lines(): [RecordingHeader, ...RecordedLine[]] {
    return this.journal
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)) as [RecordingHeader, ...RecordedLine[]]
  }
}
