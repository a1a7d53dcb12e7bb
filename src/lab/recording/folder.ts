/** A file that is being written, from its beginning to its end. */
export interface RecordingFile {
  /** Never throws and never waits: what cannot be written is lost, and the folder's owner is told. */
  write(bytes: Uint8Array | string): void
}

/** Where a recording goes. The engine knows nothing of disks. */
export interface RecordingFolder {
  /** Begins a file of that name; names are those of devices and ports. */
  open(name: string): RecordingFile
  /** Everything written is on its way to stay. Nothing may be written afterwards. */
  close(): Promise<void>
}
