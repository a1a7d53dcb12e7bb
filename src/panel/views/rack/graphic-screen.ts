import type { DeviceState, Panel } from '../../../client/types.ts'
import { type Dot, dotsOf, matrixSize, textDots } from './dot-matrix.ts'
import { ICONS, iconDots } from './icons.ts'

/** The graphic panel of an SRT: rows of text, the first and last of which are symbols while nobody is in a menu. */
const ROWS = 5
const COLUMNS = 24
const LINE = 9
const SIZE = matrixSize(ROWS, COLUMNS)

/** Each of the five load bars stands for so many percent (SRT manual). */
const BAR_PERCENT = 16
const BARS = 5

/** A battery above this charge is not charging any more, as far as a symbol goes. */
const FULL = 99.5

/** The dots of a graphic panel: its symbols on the home screen, text everywhere else. */
export function graphicDots({ rows, muted }: Panel, unit: DeviceState): Dot[] {
  const [state = '', second = '', third = '', runtime = ''] = rows
  if (!third.startsWith('Batt ')) return dotsOf(rows)
  const message = second.startsWith('Load ') ? [] : [state, second]
  return [
    ...header(unit, muted),
    ...(message.length > 0 ? lines(message) : value(runtime)),
    ...footer(unit, message.length > 0 ? '' : state),
  ]
}

/** Load in five rising bars, the muted beeper; charging, and the charge as a battery filled so far. */
function header({ output, battery, input }: DeviceState, muted: boolean): Dot[] {
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const height = bar + 3
    const lit = output.load >= (bar + 1) * BAR_PERCENT
    return box(27 + bar * 5, 7 - height, 4, height, lit ? 1 : 0)
  })
  const charging = input.acceptable && battery.charge < FULL
  const left = SIZE.width - 20
  return [
    ...textDots('LOAD', 0, 0),
    ...bars.flat(),
    ...(muted ? iconDots(ICONS.muted, 56, 0) : []),
    ...(charging ? iconDots(ICONS.bolt, left - 8, 0) : []),
    ...box(left, 0, 18, 7, battery.charge / 100),
    ...box(left + 18, 2, 2, 3, 1),
  ]
}

/** The value of the home screen: its name, and what it is in large. */
function value(text: string): Dot[] {
  const space = text.indexOf(' ')
  const large = textDots(text.slice(space + 1), 0, 0).flatMap(([x, y]): Dot[] =>
    [0, 1, 2, 3].map((part) => [56 + 2 * x + (part % 2), LINE + 7 + 2 * y + (part >> 1)]),
  )
  return [...textDots(text.slice(0, space), 0, LINE + 14), ...large]
}

function lines(texts: readonly string[]): Dot[] {
  return texts.flatMap((text, line) => textDots(text, 0, (line + 1) * LINE + 4))
}

/** How the output is fed, in a symbol and a word; the outlet groups that can be switched, struck through where off. */
function footer(unit: DeviceState, word: string): Dot[] {
  const top = (ROWS - 1) * LINE
  const groups = unit.outletGroups.filter(({ name }) => name !== 'MOG')
  const sockets = groups.flatMap(({ name, output }, index) => {
    const left = SIZE.width - (groups.length - index) * 17
    const number = textDots(String(Number(name.slice(3)) + 1), left, top)
    return [
      ...number,
      ...iconDots(ICONS.socket, left + 7, top),
      ...(output === 'off' ? iconDots(ICONS.strike, left + 7, top) : []),
    ]
  })
  return [...iconDots(modeIcon(unit), 0, top), ...textDots(word.slice(0, 14), 13, top), ...sockets]
}

function modeIcon({ output }: DeviceState): readonly string[] {
  if (output.state === 'on-battery') return ICONS.battery
  if (output.state === 'bypass') return ICONS.bypass
  return output.state === 'online' ? ICONS.sine : []
}

/** A frame, filled from the left as far as `part` says. */
function box(left: number, top: number, width: number, height: number, part: number): Dot[] {
  const dots: Dot[] = []
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++) {
      const edge = x === 0 || y === 0 || x === width - 1 || y === height - 1
      if (edge || x <= part * (width - 1)) dots.push([left + x, top + y])
    }
  return dots
}
