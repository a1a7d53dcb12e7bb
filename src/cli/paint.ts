import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]
/** Text in a style, where styles show. */
export type Paint = (style: Style, text: string) => string

/** Colour where a person looks at a terminal, none in files and pipes, none when NO_COLOR is set. */
export function painter(stream: NodeJS.WriteStream): Paint {
  const coloured = stream.isTTY === true && !process.env.NO_COLOR
  return (style, text) => (coloured ? styleText(style, text) : text)
}

/** Rows of text in columns, each as wide as its widest cell; the first row is the heading. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length)
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
