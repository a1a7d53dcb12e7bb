import type { LineClock } from '../../line/line-clock.ts'
import { parseDate } from '../../protocols/ups-link/format.ts'
import { CloneError, factsOfFirmware, tidyName, type UnitFacts } from './facts.ts'
import { Inbox } from './inbox.ts'
import { factsOfApcaccess } from './named-values.ts'
import type { Wire } from './wire.ts'

/** What is asked: none of it changes anything. apcupsd's names for the answers, in the order of asking. */
const QUESTIONS = {
  '\u0001': 'MODEL',
  b: 'FIRMWARE',
  n: 'SERIALNO',
  m: 'MANDATE',
  x: 'BATTDATE',
  c: 'UPSNAME',
  g: 'NOMBATTV',
  o: 'NOMOUTV',
  u: 'HITRANS',
  l: 'LOTRANS',
  e: 'RETPCT',
  s: 'SENSE',
  q: 'DLOWBATT',
  p: 'DSHUTD',
  r: 'DWAKE',
  k: 'ALARMDEL',
  E: 'STESTI',
  '>': 'EXTBATTS',
  L: 'LINEV',
  F: 'LINEFREQ',
  P: 'LOADPCT',
  f: 'BCHARGE',
  C: 'ITEMP',
  j: 'TIMELEFT',
} as const

/** Size, style and region: what units from before SKU numbers have in place of `b`. */
const OLD_CODE = 'V'

/** Units answer within a second and a half. */
const REPLY_MS = 1500
const TRIES = 3
/** Alerts come between answers: `!` on battery and its like. */
const ALERTS = /[!$%+?=*#&|~]/g
const NOT_THERE = /^(?:NA|NO)?$/

/** Answers by the character that was asked. */
export type UpsLinkAnswers = ReadonlyMap<string, string>

/** What a unit's answers tell. */
export function factsOfUpsLink(answers: UpsLinkAnswers): UnitFacts {
  const values = new Map(
    Object.entries(QUESTIONS).flatMap(([letter, name]) => {
      const answer = answers.get(letter)?.trim()
      return answer === undefined || NOT_THERE.test(answer) ? [] : [[name as string, answer] as const]
    }),
  )
  const { manufacturedOn, settings, ...facts } = factsOfApcaccess(values)
  const installed = parseDate(values.get('BATTDATE') ?? '')
  return {
    ...facts,
    ...factsOfFirmware(values.get('FIRMWARE') ?? answers.get(OLD_CODE)?.trim() ?? ''),
    face: 'ups-link',
    reportedName: tidyName(values.get('MODEL') ?? '') || undefined,
    manufacturedOn: parseDate(values.get('MANDATE') ?? '') ?? manufacturedOn,
    settings: {
      unit: { ...settings?.unit, ...(installed === undefined ? {} : { batteryInstalledOn: installed }) },
    },
  }
}

/**
 * Asks a unit that speaks UPS-Link for what it is and how it is set.
 *
 * @throws CloneError when nothing answers
 */
export async function readUpsLink(wire: Wire, line: LineClock, source: string): Promise<UnitFacts> {
  const inbox = new Inbox(wire, line)
  const ask = async (letter: string) => {
    inbox.clear()
    wire.send(Uint8Array.of(letter.charCodeAt(0)))
    return inbox.until(wholeLine, REPLY_MS)
  }
  let smart: string | undefined
  for (let left = TRIES; left > 0 && smart !== 'SM'; left--) smart = await ask('Y')
  if (smart !== 'SM') throw new CloneError(`${source}: nothing answers UPS-Link`)
  const answers = new Map<string, string>()
  for (const letter of [...Object.keys(QUESTIONS), OLD_CODE]) {
    const answer = await ask(letter)
    if (answer !== undefined) answers.set(letter, answer)
  }
  return factsOfUpsLink(answers)
}

/** The first line that has ended, without the alerts before it. */
function wholeLine(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes)
  const end = text.indexOf('\r\n')
  return end < 0 ? undefined : text.slice(0, end).replace(ALERTS, '')
}
