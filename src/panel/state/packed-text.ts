/** Characters that a text may have when it is unpacked: as many as a scenario may. */
const LONGEST = 48 * 1024

/** A text made short enough for a link: compressed, and written in letters that an address takes. */
export async function packed(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The text again; undefined when it is none, or longer than a scenario may be. */
export async function unpacked(given: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(given.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
  } catch {
    return undefined
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  change: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader()
  const parts: number[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Uint8Array.from(parts)
    // A small link must not unpack into a text without end.
    if (parts.length + value.length > LONGEST * 4) throw new RangeError('too long')
    for (const byte of value) parts.push(byte)
  }
}
