import { GLYPH_HEIGHT, GLYPH_WIDTH, glyph } from './glyphs.ts'

/** Dots from one character to the next, and from one row to the next. */
const CELL = GLYPH_WIDTH + 1
const LINE = GLYPH_HEIGHT + 2

/** A bar as the rows have it: `Batt ########.. 80 %`. */
const BAR = /^(.*?)([#.]{4,})(.*)$/

/** A dot to be set, by column and row of dots. */
export type Dot = readonly [x: number, y: number]

/** The size of a display in dots. */
export function matrixSize(
  rows: number,
  columns: number,
): { readonly width: number; readonly height: number } {
  return { width: columns * CELL - 1, height: rows * LINE - 2 }
}

/** The dots that a text sets on the display. */
export function dotsOf(rows: readonly string[]): Dot[] {
  return rows.flatMap((text, row) => {
    const bar = BAR.exec(text)
    if (!bar) return textDots(text, 0, row * LINE)
    const [, before = '', cells = '', after = ''] = bar
    const end = before.length + cells.length
    return [
      ...textDots(before, 0, row * LINE),
      ...barDots(cells, before.length * CELL, row * LINE),
      ...textDots(after, end * CELL, row * LINE),
    ]
  })
}

/** The dots of one line of text, its upper left corner at a place. */
export function textDots(text: string, left: number, top: number): Dot[] {
  return [...text].flatMap((character, index) =>
    glyph(character).flatMap((column, x) =>
      Array.from({ length: GLYPH_HEIGHT + 1 }, (_, y) => y)
        .filter((y) => (column >> y) & 1)
        .map((y): Dot => [left + index * CELL + x, top + y]),
    ),
  )
}

/** A frame around the whole, filled as far as it is lit. */
function barDots(cells: string, left: number, top: number): Dot[] {
  const width = cells.length * CELL - 1
  const lit = Math.round((cells.lastIndexOf('#') + 1) * CELL)
  const dots: Dot[] = []
  for (let x = 0; x < width; x++)
    for (let y = 0; y < GLYPH_HEIGHT; y++) {
      const frame = x === 0 || x === width - 1 || y === 0 || y === GLYPH_HEIGHT - 1
      if (frame || (x < lit && x > 1 && x < width - 2 && y > 1 && y < GLYPH_HEIGHT - 2))
        dots.push([left + x, top + y])
    }
  return dots
}
