import { DUMPS, SCL, SMC_FIRST, SMT_FIRST, SMTL } from './lines.ts'
import { trait } from './trait.ts'

/** Settings as a unit leaves the factory, where they follow the line. */
export const DEFAULT_TRAITS = {
  lowRuntimeWarning: trait<number>(
    'low-runtime warning as shipped (HID RemainingTimeLimit, Microlink, UPS-Link q), seconds',
    { where: { serial: 'ups-link' }, value: 120, source: 'q answers 02 in dumps' },
    { where: { lines: [18] }, value: 120, source: 'six units at 06.5 to 09.8; one at 08.8 says 150' },
    { where: { lines: SMT_FIRST }, value: 120, assumed: 'as ID 18' },
    { where: { lines: [1005, 1007, 1030] }, value: 120, source: DUMPS },
    { where: { lines: [...SMC_FIRST, ...SCL] }, value: 120, assumed: 'as IDs 1005 and 1030' },
    { where: { lines: [20], to: '09.1' }, value: 120, source: 'release notes: 150 from 09.2' },
    { where: { lines: [11, 20, 1027, 1061] }, value: 150, source: DUMPS },
    { value: 150, assumed: 'as IDs 11, 20, 1027 and 1061' },
  ),
  unitName: trait<string>(
    'name of the unit as shipped',
    { where: { serial: 'ups-link' }, value: 'UPS_IDEN', source: 'UPS-Link dossier' },
    { where: { lines: SMTL }, value: 'APC UPS', source: 'dump of an SMTL at 15.5' },
    { where: { families: ['SMT', 'SMX'] }, value: 'APCUPS', source: 'dumps at 04.1, 09.4, 09.8 and 15.0' },
    { where: { families: ['SRT'] }, value: 'APC UPS', source: 'SRT manual' },
    { value: 'APCUPS', assumed: 'as SMT and SMX' },
  ),
  mainGroupName: trait<string>(
    'name of the main outlet group as shipped',
    { where: { lines: SMTL }, value: 'Unswitched Group', source: 'dump of an SMTL at 15.5' },
    {
      where: { families: ['SMT', 'SMX'] },
      value: 'UPS Outlets',
      source: 'dumps at 04.1, 09.4, 09.8 and 15.0',
    },
    { where: { families: ['SRT'] }, value: 'Unswitched Group', source: 'dump of an SRT3000 at 15.6' },
    { value: 'UPS Outlets', assumed: 'as SMT and SMX' },
  ),
  switchedGroupName: trait<string>('name of a switched outlet group as shipped', {
    value: 'Outlet Group {number}',
    source: DUMPS,
  }),
} as const
