import { expand, type ModelRow } from './rows.ts'

const LITHIUM = {
  form: '2U',
  groups: 'MOG SOG0',
  lines: [1026, 1047, 1064],
  chemistry: 'lithium-ion',
  evidence: 'low low low low',
} as const
const LIKE_1500 = 'battery, groups and runtimes: by the SMTL1500RM3UC, of which a dump shows them'

/** SMTL: SMT of short depth with lithium-ion batteries. The SMTL1500RM3UC is known from a register dump. */
// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...LITHIUM, names: { 120: 'SMTL750RM2UC', 230: 'SMTL750RMI2UC' }, va: 750, watts: 600, battery: [24, 'APCRBC162-LI'], runtime: [14, 5], assumed: [LIKE_1500] },
  { ...LITHIUM, names: { 120: 'SMTL1000RM2UC', 230: 'SMTL1000RMI2UC' }, va: 1000, watts: 800, battery: [24, 'APCRBC163-LI'], runtime: [12, 5], assumed: [LIKE_1500] },
  { ...LITHIUM, names: { 120: 'SMTL1500RM3UC', 230: 'SMTL1500RMI3UC' }, form: '3U', va: { 120: 1440, 230: 1500 }, watts: 1350, battery: [24, 'APCRBC164-LI'], runtime: [10, 5], evidence: 'high high high medium' },
  { ...LITHIUM, names: { 120: 'SMTL2200RM2UC', 230: 'SMTL2200RMI2UC' }, va: 2200, watts: 1980, battery: [48, ''], runtime: [10, 4], assumed: [LIKE_1500] },
  { ...LITHIUM, names: { 120: 'SMTL3000RM2UC', 230: 'SMTL3000RMI2UC' }, va: 3000, watts: 2700, battery: [48, ''], runtime: [8, 3], assumed: [LIKE_1500] },
]

export const SMTL_MODELS = expand(
  {
    family: 'SMTL',
    topology: 'line-interactive',
    panel: 'alpha-c',
    smartSlots: 1,
    reported: (va) => `Smart-UPS ${va}`,
    assumed: ['sizes other than 1500: by the names of the line'],
  },
  rows,
)
