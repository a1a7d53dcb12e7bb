import { Block } from '../../../src/lab/recording/block.ts'
import { type RecordingFile, type RecordingFolder, writeInto } from '../../../src/lab/recording/folder.ts'
import {
  JOURNAL_FILE,
  type RecordedLine,
  type RecordingHeader,
} from '../../../src/lab/recording/journal-format.ts'

/** A recording that no disk sees. */
export class MemoryFolder implements RecordingFolder {
  readonly files = new Map<string, Block>()
  closed = false

  open(name: string): RecordingFile {
    const block = new Block(64)
    this.files.set(name, block)
    const into = (most: number) => {
      block.room(most)
      return block
    }
    return { into, write: (bytes) => writeInto({ into }, bytes) }
  }

  async close() {
    this.closed = true
  }

  file(name: string): Buffer {
    const block = this.files.get(name)
    return Buffer.from(block?.bytes.slice(0, block.used) ?? [])
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
