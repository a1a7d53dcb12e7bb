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

/** A temperature of so many degrees Fahrenheit, changed. */
const degrees = (text: string, change: (fahrenheit: number) => number) =>
  `${change(Number.parseFloat(text)).toFixed(1)} F`

const unsigned = (text: string) =>
  degrees(text, (fahrenheit) => (fahrenheit < 32 ? 32 + (32 - fahrenheit) : fahrenheit))

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
  shows('c-temp-below-freezing', 'fahrenheit', 'the sign of degrees Celsius is lost', unsigned),
  shows('smtl-hid', 'fahrenheit', 'of what is called poor, degrees Fahrenheit: they lack the 32', (text) =>
    degrees(text, (fahrenheit) => fahrenheit - 32),
  ),
  shows(
    'smc-lcd-productkey',
    'product-key',
    'c and d show as 9, and the last two digits are missing',
    (text) => text.replace(/[cd]/g, '9').slice(0, -2),
  ),
  shows('id1031-selftest-cloud', 'test-result', 'which words: every result reads Unknown', () => 'Unknown'),
  shows('id1031-outlet-msg', 'outlet-message', 'which message', () => 'Test started'),
  shows('id1040-xbp', 'external-packs', 'none is shown', () => '0'),
  shows('c-runtime-lt1m', 'runtime', 'before, less than a minute shows as none', (text) =>
    text === '< 1m' ? '0m' : text,
  ),
]
