import { type FirmwareLine, line } from '../line.ts'

const SEEN = 'revisions that no dump shows, of a SKU number that dumps show'
const REMEMBERED = 'the SKU number: by the pattern of its neighbours; no dump of such a unit was reached'

/** Any revision of a SKU number can be chosen; those that dumps show are the known ones. */
function upsLink(sku: number, units: string, seen: string, assumed: string, suffix?: string): FirmwareLine {
  const known = seen.split(' ').map((revision) => `${revision.padStart(2, '0')}.0`)
  return line(sku, {
    ...{ units, bySku: true, versions: '01.0-99.0', known: known.join(' '), assumed },
    ...(suffix ? { revisionSuffix: suffix } : {}),
  })
}

const seen = (sku: number, units: string, revisions: string, suffix?: string) =>
  upsLink(sku, units, revisions, SEEN, suffix)
const remembered = (sku: number, units: string, revision: string) => upsLink(sku, units, revision, REMEMBERED)

/** Units before SKU numbers: `V` tells size and style, and the styles are counted here, oldest first. */
function byCode(id: number, units: string, styles: string): FirmwareLine {
  const codes = styles.split(' ').map((code, at) => [`${String(at + 1).padStart(2, '0')}.0`, code] as const)
  const known = codes.map(([version]) => version)
  return line(id, {
    ...{ units, bySku: true, versions: known.join(' '), known: known.join(' ') },
    oldCodes: Object.fromEntries(codes),
    assumed:
      'the number of the line (its size in V) and of each style are ours; styles: those that NUT lists',
  })
}

/** Units that speak UPS-Link. They report their SKU number, revision and region, such as 617.3.D. */
export const UPS_LINK_LINES: readonly FirmwareLine[] = [
  byCode(3, 'Matrix 3000', '0Z 0X'),
  byCode(5, 'Matrix 5000', '5Z 5U'),
  byCode(6, 'Smart-UPS 600', '6J 6Q 6T'),
  byCode(7, 'Smart-UPS 900', '7I 7Q 7T'),
  byCode(8, 'Smart-UPS 1250', '8I 8G 8Q 8T'),
  byCode(9, 'Smart-UPS 2000', '9I 9G'),
  seen(21, 'SU 420', '6'),
  remembered(22, 'SU 620', '6'),
  seen(50, 'SU 700', '9 14'),
  seen(60, 'SU 1000', '9 11'),
  seen(70, 'SU 1400', '9 11'),
  seen(80, 'SU 2200', '14'),
  seen(83, 'SU 2200 RM XL', '14'),
  remembered(90, 'SU 3000', '14'),
  seen(92, 'SU 3000 RM', '11'),
  seen(112, 'SU 5000 RM', '1', 'DL4'),
  seen(411, 'SURT 1000', '7 8'),
  seen(416, 'SURT 2000', '7'),
  seen(450, 'SURT 3000', '17'),
  seen(451, 'SURT 5000', '2'),
  seen(452, 'SURT 6000', '18'),
  seen(476, 'SURT 10000', '18'),
  seen(477, 'SURT 8000', '15'),
  seen(600, 'SUA 1000, first hardware', '1'),
  seen(601, 'SUA 1500, first hardware', '3'),
  remembered(615, 'SUA 750 RM2U', '3'),
  remembered(616, 'SUA 1000 RM2U', '3'),
  seen(617, 'SUA 1500 RM2U', '3'),
  remembered(618, 'SUA 2200 RM2U', '3'),
  remembered(619, 'SUA 3000 RM2U', '3'),
  seen(651, 'SUA 750', '12 13'),
  seen(652, 'SUA 1000', '12 13 18'),
  seen(653, 'SUA 1500', '18'),
  seen(654, 'SUA 2200', '19'),
  seen(655, 'SUA 3000', '19'),
  seen(657, 'SUA 5000', '18 19'),
  seen(669, 'SUA 1000 RM2U, later hardware', '19'),
  seen(680, 'SUA 750 XL', '19'),
  remembered(681, 'SUA 1000 XL', '19'),
  seen(690, 'SUA 2200 XL', '19'),
  remembered(691, 'SUA 3000 XL', '19'),
  seen(715, 'SUM 3000', '3'),
  seen(716, 'SUM 1500', '3'),
  remembered(734, 'SC 420', '3'),
  remembered(735, 'SC 620', '3'),
  seen(736, 'SC 450 RM', '1'),
  seen(737, 'SC 1000', '3'),
  seen(738, 'SC 1500', '2 3'),
]
