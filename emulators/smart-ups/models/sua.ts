import { expand, type ModelRow } from './rows.ts'
import { UPS_LINK } from './su-sc.ts'

const TOWER = { form: 'tower', groups: 'MOG', evidence: 'high high high medium' } as const
const RACK = { form: '2U', groups: 'MOG', evidence: 'high medium high low' } as const
const LIKE_TOWER = 'runtimes: those of the tower of that size'
const REMEMBERED = 'ratings, battery and runtimes: remembered figures'
const EXTENDED = {
  form: 'tower',
  groups: 'MOG',
  evidence: 'low low high low',
  assumed: [REMEMBERED],
} as const

// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...TOWER, names: { 120: 'SUA750', 230: 'SUA750I' }, va: 750, watts: 500, battery: [24, 'RBC48'], runtime: [22, 6], lines: [651] },
  { ...TOWER, names: { 120: 'SUA1000', 230: 'SUA1000I' }, va: 1000, watts: 670, battery: [24, 'RBC6'], runtime: [21, 6], lines: [600, 652] },
  { ...TOWER, names: { 120: 'SUA1500', 230: 'SUA1500I' }, va: 1500, watts: 980, battery: [24, 'RBC7'], runtime: [24, 6.7], lines: [601, 653] },
  { ...TOWER, names: { 120: 'SUA2200', 230: 'SUA2200I' }, va: 2200, watts: 1980, battery: [48, 'RBC55'], runtime: [24.6, 8.2], lines: [654] },
  { ...TOWER, names: { 120: 'SUA3000', 230: 'SUA3000I' }, va: 3000, watts: 2700, battery: [48, 'RBC55'], runtime: [14, 4.2], lines: [655] },
  { ...RACK, names: { 120: 'SUA750RM2U', 230: 'SUA750RMI2U' }, va: 750, watts: 500, battery: [24, 'RBC22'], runtime: [22, 6], lines: [615], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA1000RM2U', 230: 'SUA1000RMI2U' }, va: 1000, watts: 670, battery: [24, 'RBC23'], runtime: [21, 6], lines: [616, 669], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA1500RM2U', 230: 'SUA1500RMI2U' }, va: 1500, watts: 980, battery: [24, 'RBC24'], runtime: [24, 6.7], lines: [617], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA2200RM2U', 230: 'SUA2200RMI2U' }, va: 2200, watts: 1980, battery: [48, 'RBC43'], runtime: [24.6, 8.2], lines: [618], assumed: [LIKE_TOWER] },
  { ...RACK, names: { 120: 'SUA3000RM2U', 230: 'SUA3000RMI2U' }, va: 3000, watts: 2700, battery: [48, 'RBC43'], runtime: [14, 4.2], lines: [619], assumed: [LIKE_TOWER] },
  { ...EXTENDED, names: { 120: 'SUA5000RMT5U', 230: 'SUA5000RMI5U' }, form: '5U', va: 5000, watts: 4000, battery: [48, 'RBC55'], runtime: [16, 5], lines: [657] },
  { ...EXTENDED, names: { 120: 'SUA750XL', 230: 'SUA750XLI' }, va: 750, watts: 600, battery: [24, 'RBC7'], runtime: [40, 15], lines: [680] },
  { ...EXTENDED, names: { 120: 'SUA1000XL', 230: 'SUA1000XLI' }, va: 1000, watts: 800, battery: [24, 'RBC7'], runtime: [30, 10], lines: [681] },
  { ...EXTENDED, names: { 120: 'SUA2200XL', 230: 'SUA2200XLI' }, va: 2200, watts: 1980, battery: [48, 'RBC55'], runtime: [24.6, 8.2], lines: [690] },
  { ...EXTENDED, names: { 120: 'SUA3000XL', 230: 'SUA3000XLI' }, va: 3000, watts: 2700, battery: [48, 'RBC55'], runtime: [14, 4.2], lines: [691] },
  { ...EXTENDED, names: { 120: 'SUA2200RMXL3U', 230: 'SUA2200RMXLI3U' }, form: '3U', va: 2200, watts: 1980, battery: [48, 'RBC55'], runtime: [24.6, 8.2], lines: [690] },
  { ...EXTENDED, names: { 120: 'SUA3000RMXL3U', 230: 'SUA3000RMXLI3U' }, form: '3U', va: 3000, watts: 2700, battery: [48, 'RBC55'], runtime: [14, 4.2], lines: [691] },
  { ...EXTENDED, names: { 120: 'SUM1500RMXL2U', 230: 'SUM1500RMXLI2U' }, form: '2U', va: 1500, watts: 1425, battery: [48, 'RBC26'], runtime: [25.4, 10.2], lines: [716], assumed: ['ratings and battery: remembered figures', 'runtimes: by 1380 s at 54 % of a dump'] },
  { ...EXTENDED, names: { 120: 'SUM3000RMXL2U', 230: 'SUM3000RMXLI2U' }, form: '2U', va: 3000, watts: 2850, battery: [48, 'RBC43'], runtime: [10, 3], lines: [715] },
]

/** `Smart-UPS 1500 RM`, `Smart-UPS 2200 XL`, `Smart-UPS 3000 XLM`, `Smart-UPS 5000`, as dumps show them. */
function reportedName(va: number, name: string): string {
  if (name.startsWith('SUM')) return `Smart-UPS ${va} XLM`
  return `Smart-UPS ${va}${/RM/.test(name) && va !== 5000 ? ' RM' : ''}${/XL/.test(name) ? ' XL' : ''}`
}

export const SUA_MODELS = expand(
  {
    ...UPS_LINK,
    family: 'SUA',
    reported: reportedName,
  },
  rows,
)
