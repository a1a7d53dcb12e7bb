import { expand, type ModelRow } from './rows.ts'

const TOWER = { form: 'tower', groups: 'MOG' } as const
const RACK = { form: '2U', groups: 'MOG', evidence: 'high medium high low' } as const
const LIKE_TOWER = 'runtimes: those of the tower of that size'
const SU = {
  ...TOWER,
  evidence: 'medium low high low',
  assumed: ['battery and runtimes: those of the later SUA of that size'],
} as const

// biome-ignore format: one model a line
const suRows: readonly ModelRow[] = [
  { ...SU, names: { 120: 'SU700', 230: 'SU700I' }, va: 700, watts: 450, battery: [24, 'RBC5'], runtime: [22, 6], lines: [50] },
  { ...SU, names: { 120: 'SU1000', 230: 'SU1000I' }, va: 1000, watts: 670, battery: [24, 'RBC6'], runtime: [21, 6], lines: [60] },
  { ...SU, names: { 120: 'SU1400', 230: 'SU1400I' }, va: 1400, watts: 950, battery: [24, 'RBC7'], runtime: [24, 6.7], lines: [70] },
]

// biome-ignore format: one model a line
const suaRows: readonly ModelRow[] = [
  { ...TOWER, names: { 120: 'SUA750', 230: 'SUA750I' }, va: 750, watts: 500, battery: [24, 'RBC48'], runtime: [22, 6], lines: [651], evidence: 'high high high medium' },
  { ...TOWER, names: { 120: 'SUA1000', 230: 'SUA1000I' }, va: 1000, watts: 670, battery: [24, 'RBC6'], runtime: [21, 6], lines: [652], evidence: 'high high high medium' },
  { ...TOWER, names: { 120: 'SUA1500', 230: 'SUA1500I' }, va: 1500, watts: 980, battery: [24, 'RBC7'], runtime: [24, 6.7], lines: [653], evidence: 'high high high medium' },
  { ...TOWER, names: { 120: 'SUA2200', 230: 'SUA2200I' }, va: 2200, watts: 1980, battery: [48, 'RBC55'], runtime: [24.6, 8.2], lines: [654], evidence: 'high high high medium' },
  { ...TOWER, names: { 120: 'SUA3000', 230: 'SUA3000I' }, va: 3000, watts: 2700, battery: [48, 'RBC55'], runtime: [14, 4.2], lines: [655], evidence: 'high high high medium' },
  { ...RACK, names: { 120: 'SUA750RM2U', 230: 'SUA750RMI2U' }, va: 750, watts: 500, battery: [24, 'RBC22'], runtime: [22, 6], lines: [615], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA1000RM2U', 230: 'SUA1000RMI2U' }, va: 1000, watts: 670, battery: [24, 'RBC23'], runtime: [21, 6], lines: [616], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA1500RM2U', 230: 'SUA1500RMI2U' }, va: 1500, watts: 980, battery: [24, 'RBC24'], runtime: [24, 6.7], lines: [617], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA2200RM2U', 230: 'SUA2200RMI2U' }, va: 2200, watts: 1980, battery: [48, 'RBC43'], runtime: [24.6, 8.2], lines: [618], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA3000RM2U', 230: 'SUA3000RMI2U' }, va: 3000, watts: 2700, battery: [48, 'RBC43'], runtime: [14, 4.2], lines: [619], assumed: [LIKE_TOWER] },
]

/** Units of this generation have lamps and two buttons. */
const PANEL = 'panel: shown as that of a later unit without text; real ones have lamps'

const UPS_LINK = {
  topology: 'line-interactive',
  panel: 'segment',
  smartSlots: 1,
  serial: 'ups-link',
  reported: (va: number) => `Smart-UPS ${va}`,
  assumed: [PANEL],
} as const

export const SU_MODELS = expand({ ...UPS_LINK, family: 'SU' }, suRows)
export const SUA_MODELS = expand({ ...UPS_LINK, family: 'SUA' }, suaRows)
