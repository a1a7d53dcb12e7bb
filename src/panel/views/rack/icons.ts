import type { Dot } from './dot-matrix.ts'

/** Symbols of the graphic panel, drawn ourselves after what the SRT manual says they show. */
export const ICONS = {
  sine: [
    ' ##      ', // on line
    '#  #     ',
    '#  #     ',
    '    #   #',
    '    #   #',
    '     # # ',
    '      #  ',
  ],
  battery: [
    ' ##   ## ', // on battery
    '#########',
    '#       #',
    '# ##  # #',
    '#   ##  #',
    '#       #',
    '#########',
  ],
  bypass: [
    '   ###   ', // an arrow with a hump
    '  #   #  ',
    '  #   # #',
    '##     ##',
    '      ###',
    '         ',
    '         ',
  ],
  bolt: [
    '  ## ', // charging
    ' ##  ',
    '#### ',
    ' ####',
    '  ## ',
    ' ##  ',
    ' #   ',
  ],
  muted: [
    '   #   #', // a loudspeaker, crossed out
    '  ##  # ',
    '#### #  ',
    '#####   ',
    '####    ',
    ' ###    ',
    '#  #    ',
  ],
  socket: [
    '########', // an outlet group
    '#      #',
    '# #  # #',
    '# #  # #',
    '#      #',
    '#  ##  #',
    '########',
  ],
  strike: [
    '       #', // … without power
    '      # ',
    '     #  ',
    '   ##   ',
    '  #     ',
    ' #      ',
    '#       ',
  ],
} as const

export function iconDots(icon: readonly string[], left: number, top: number): Dot[] {
  return icon.flatMap((row, y) =>
    [...row].flatMap((dot, x): Dot[] => (dot === '#' ? [[left + x, top + y]] : [])),
  )
}
