/**
 * The first expected fragment that is not in `output` after the ones before it; undefined when all are. Each line of
 * `expected` must occur, in order, whatever stands between them; `…` stands for anything; widths of gaps are ignored.
 */
export function missingFragment(expected: string, output: string): string | undefined {
  const text = squeezed(output)
  let from = 0
  for (const fragment of expected.split(/[\n…]/).map(squeezed)) {
    if (fragment === '') continue
    const at = text.indexOf(fragment, from)
    if (at < 0) return fragment
    from = at + fragment.length
  }
  return undefined
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
