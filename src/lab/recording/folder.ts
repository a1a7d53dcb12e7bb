import type { Block } from './block.ts'

/** A file that is being written, from its beginning to its end. */
export interface RecordingFile {
  /** Never throws and never waits: what cannot be written is lost, and the folder's owner is notified. */
  write(bytes: Uint8Array | string): void
  /** Where up to `most` bytes may be put at once; undefined when they would be lost. Good until the caller returns. */
  into(most: number): Block | undefined
}

/** Where a recording goes. The engine knows nothing of disks. */
export interface RecordingFolder {
  /** Begins a file of that name; names are those of devices and ports. */
  open(name: string): RecordingFile
  /** Everything written is on its way to stay. Nothing may be written afterwards. */
  close(): Promise<void>
}

/** A character takes three bytes at most. */
const BYTES_A_CHARACTER = 3

/** Writes into whatever block a file has. */
export function writeInto(file: Pick<RecordingFile, 'into'>, bytes: Uint8Array | string): void {
  if (typeof bytes === 'string') file.into(BYTES_A_CHARACTER * bytes.length)?.text(bytes)
  else file.into(bytes.length)?.raw(bytes)
}
