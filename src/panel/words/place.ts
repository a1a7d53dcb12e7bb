/** A mistake in a text, and where in it; both count from 1. */
export interface Placed {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A mistake as the bench tells it: `line 4, column 5: …`. Those that stand nowhere have no place. */
export function placed(mistake: string): Placed | undefined {
  const [, line, column, message = ''] = /^line (\d+), column (\d+): (.*)$/s.exec(mistake) ?? []
  return line === undefined ? undefined : { line: Number(line), column: Number(column), message }
}

/** From there to the end of its line, in characters; within the text, also where it has been shortened since. */
export function spanAt(text: string, { line, column }: Pick<Placed, 'line' | 'column'>): [number, number] {
  let from = 0
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', from)
    if (end === -1) break
    from = end + 1
  }
  const lineEnd = text.indexOf('\n', from)
  const end = lineEnd === -1 ? text.length : lineEnd
  return [Math.min(from + column - 1, end), end]
}
