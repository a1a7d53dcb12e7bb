import type { ShownText } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** Versions that show a text in another form than later ones. */
function shows(id: string, which: ShownText, assumed: string, form: (text: string) => string): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({
      shownText: (asked, text) => {
        const right = sound.shownText(asked, text)
        return asked === which ? form(right) : right
      },
    }),
  })
}

/** The day after, which is what a date read from the wrong byte comes to. */
const wrongDay = (text: string) =>
  text.replace(/\d\d$/, (day) => String((Number(day) % 28) + 1).padStart(2, '0'))

export const WRONG_TEXTS: readonly Defect[] = [
  shows('c-rbc-string-wrong', 'cartridge', 'the name of an older cartridge', (text) =>
    text.replace(/\d+$/, '2'),
  ),
  shows('scl-battery-garbage', 'cartridge', 'which characters: the notes say garbage', () => '\x7f\x7f?'),
  shows('srtl-battery-date', 'battery-date', 'the day is wrong', wrongDay),
  shows(
    'lcd-fw-version-short',
    'firmware',
    'the long form names the line as well',
    (text) => `${text} (full)`,
  ),
  shows('c-runtime-lt1m', 'runtime', 'before, less than a minute shows as none', (text) =>
    text === '< 1m' ? '0m' : text,
  ),
]
