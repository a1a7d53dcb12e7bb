import { happens, RARE } from '../chance.ts'
import type { PortRequest } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** Versions that lose some answers at their ports. */
function loses(id: string, assumed: string, lost: (request: PortRequest) => boolean): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({
      portAnswers: (request) => sound.portAnswers(request) && !lost(request),
    }),
  })
}

/** How much each byte that is no request holds up the next one. */
const DELAY_PER_BYTE_MS = 500
const LONGEST_DELAY_MS = 2000
/** Reports read before USB falls silent: a quarter of an hour of a client that reads ten a second. */
const READS = 9000

const afterNoise = ({ noise }: PortRequest) => noise > 0

/** What ports lose, hold up or garble. */
export const WRONG_AT_PORTS: readonly Defect[] = [
  loses(
    'id20-smx750-comm-broken',
    'every other answer',
    ({ model, nth }) => /^SMX750/.test(model) && nth % 2 === 0,
  ),
  loses('id10-usb-interop', 'every fifth report', ({ port, nth }) => port === 'usb' && nth % 5 === 0),
  loses('id23-ie2-pcbe', 'every fourth answer', ({ expander, nth }) => expander && nth % 4 === 0),
  loses('id23-comm-noise', 'the answer after any byte that is no request', afterNoise),
  loses('id1003-bundle-comm', 'the answer after any byte that is no request', afterNoise),
  loses('field-modbus-lost-calibration', 'as long as it runs', ({ calibrating }) => calibrating),
  fromPublished('id18-errant-serial-chars', {
    assumed: 'by half a second a byte, two seconds at most',
    decides: (_options, sound) => ({
      portDelayMs: (request) =>
        sound.portDelayMs(request) + Math.min(LONGEST_DELAY_MS, request.noise * DELAY_PER_BYTE_MS),
    }),
  }),
  fromPublished('c-pcbe-usb-stops', {
    assumed: 'after 9000 reports: the notes say occasionally',
    decides: () => ({ usbFallsSilentAfter: () => READS }),
  }),
  fromPublished('c-usb-suspend', { decides: () => ({ usbSurvivesSuspend: () => false }) }),
  fromPublished('field-modbus-bad-values', {
    assumed: 'the block two registers further on',
    options: RARE,
    decides: ({ probability }) => ({
      modbusReadShift: (when) => (happens('field-modbus-bad-values', probability, when) ? 2 : 0),
    }),
  }),
  fromPublished('field-slow-first-smart-reply', {
    decides: (_options, sound) => ({
      upsLinkAnswer: (right, asked, before) =>
        before === 'Y' && asked !== 'Y' ? 'SM' : sound.upsLinkAnswer(right, asked, before),
    }),
  }),
  fromPublished('field-smart-cap-negative', {
    assumed: 'which entry: one of the sensitivity, with a slash where the count stands',
    decides: (_options, sound) => ({
      upsLinkAnswer: (right, asked, before) => {
        const answer = sound.upsLinkAnswer(right, asked, before)
        return asked === '\u001a' ? `${answer}s4/1A` : answer
      },
    }),
  }),
  fromPublished('smtl-usage-info', {
    assumed: 'that any value is allowed',
    decides: () => ({ microlinkUsageInfo: () => 'wrong' }),
  }),
]
