/** A file, folder or link of an initial RAM file system. */
export type Entry =
  | { readonly path: string; readonly kind: 'file'; readonly bytes: Uint8Array; readonly mode?: number }
  | { readonly path: string; readonly kind: 'folder' }
  | { readonly path: string; readonly kind: 'link'; readonly target: string }

const KIND_BITS = { file: 0o100000, folder: 0o040000, link: 0o120000 } as const

/** An archive in the "newc" format that the kernel unpacks; several of them may follow each other. */
export function cpio(entries: readonly Entry[]): Buffer {
  const parts = entries.map((entry, index) => member(entry, index + 1))
  return Buffer.concat([
    ...parts,
    member({ path: 'TRAILER!!!', kind: 'file', bytes: new Uint8Array(), mode: 0 }, 0),
  ])
}

function member(entry: Entry, inode: number): Buffer {
  const data = entry.kind === 'file' ? entry.bytes : Buffer.from(entry.kind === 'link' ? entry.target : '')
  const permissions = entry.kind === 'file' ? (entry.mode ?? 0o644) : 0o755
  const name = Buffer.from(`${entry.path}\0`)
  const fields = [
    inode,
    KIND_BITS[entry.kind] | permissions,
    0,
    0,
    1,
    0,
    data.length,
    0,
    0,
    0,
    0,
    name.length,
    0,
  ]
  const header = `070701${fields.map((value) => value.toString(16).padStart(8, '0')).join('')}`
  return Buffer.concat([padded(Buffer.concat([Buffer.from(header), name])), padded(Buffer.from(data))])
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}
