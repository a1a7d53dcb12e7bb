import { type FirmwareLine, line } from '../line.ts'

const SEEN_ONCE = 'one revision: the only one a dump shows'
const REMEMBERED =
  'number and revision: by the pattern of their neighbours; no dump of such a unit was reached'

function seen(sku: number, units: string, revision: number): FirmwareLine {
  return upsLink(sku, units, revision, SEEN_ONCE)
}

function remembered(sku: number, units: string, revision: number): FirmwareLine {
  return upsLink(sku, units, revision, REMEMBERED)
}

function upsLink(sku: number, units: string, revision: number, assumed: string): FirmwareLine {
  const version = `${String(revision).padStart(2, '0')}.0`
  return line(sku, { units, bySku: true, versions: version, known: version, assumed })
}

/** Units that speak UPS-Link. They report their SKU number, revision and locale, such as 617.3.D. */
export const UPS_LINK_LINES: readonly FirmwareLine[] = [
  seen(50, 'SU 700', 9),
  remembered(60, 'SU 1000', 9),
  remembered(70, 'SU 1400', 9),
  seen(411, 'SURT 1000', 8),
  seen(416, 'SURT 2000', 7),
  seen(450, 'SURT 3000', 17),
  seen(451, 'SURT 5000', 2),
  seen(452, 'SURT 6000', 18),
  seen(476, 'SURT 10000', 18),
  seen(477, 'SURT 8000', 15),
  remembered(615, 'SUA 750 RM2U', 3),
  remembered(616, 'SUA 1000 RM2U', 3),
  seen(617, 'SUA 1500 RM2U', 3),
  remembered(618, 'SUA 2200 RM2U', 3),
  remembered(619, 'SUA 3000 RM2U', 3),
  remembered(651, 'SUA 750', 18),
  remembered(652, 'SUA 1000', 18),
  remembered(653, 'SUA 1500', 18),
  seen(654, 'SUA 2200', 19),
  remembered(655, 'SUA 3000', 18),
]
