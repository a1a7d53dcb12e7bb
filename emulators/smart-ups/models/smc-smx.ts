import { expand, type ModelRow } from './rows.ts'

const SMC = { form: 'tower', groups: 'MOG', lines: [1000, 1005], panel: 'segment' } as const
const LIKE_1500 = 'runtimes: those of the SMC1500'

// biome-ignore format: one model a line
const smcRows: readonly ModelRow[] = [
  { ...SMC, names: { 120: 'SMC1000', 230: 'SMC1000I' }, va: 1000, watts: 600, battery: [24, 'APCRBC142'], runtime: [16, 5], evidence: 'high low low low' },
  { ...SMC, names: { 120: 'SMC1500', 230: 'SMC1500I' }, va: 1500, watts: 900, battery: [24, 'APCRBC124'], runtime: [15, 5], evidence: 'high high low low' },
  { ...SMC, names: { 230: 'SMC2000I' }, va: 2000, watts: 1300, battery: [48, ''], runtime: [15, 5], lines: [1007], evidence: 'medium low low low', assumed: [LIKE_1500] },
  { ...SMC, names: { 230: 'SMC3000I' }, va: 3000, watts: 2100, battery: [48, ''], runtime: [15, 5], lines: [1007], evidence: 'medium low low low', assumed: [LIKE_1500] },
]

export const SMC_MODELS = expand(
  {
    family: 'SMC',
    topology: 'line-interactive',
    panel: 'segment',
    smartSlot: false,
    reported: (va) => `Smart-UPS C ${va}`,
    assumed: [
      'the model string',
      'runtimes: third-party and remembered figures',
      'no SmartSlot, as most 120 V units',
    ],
  },
  smcRows,
)

const TWO = 'MOG SOG0 SOG1'
const THREE = 'MOG SOG0 SOG1 SOG2'
const SMALL = {
  form: 'rack/tower',
  groups: TWO,
  lines: [11, 20],
  evidence: 'high medium medium low',
} as const
const SMALL_C = { ...SMALL, lines: [1031, 1050], panel: 'alpha-c' } as const
const LARGE = {
  form: 'rack/tower',
  groups: THREE,
  lines: [23, 1003],
  evidence: 'high medium high low',
} as const
const LARGE_RACK = { ...LARGE, form: '2U' } as const
const FIRST_RACK = { ...LARGE_RACK, lines: [10, 23, 1003] } as const
const THREE_SWITCHED =
  'three switched groups beside the main one: the manual names groups 1 to 3, which may count the main group'
const C_RUNTIMES = 'runtimes: those of the models without C'

// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...SMALL, names: { 120: 'SMX750', 230: 'SMX750I' }, va: 750, watts: 600, battery: [48, 'APCRBC116'], runtime: [23, 9], evidence: 'high high medium low' },
  { ...SMALL, names: { 120: 'SMX1000', 230: 'SMX1000I' }, va: 1000, watts: 800, battery: [48, 'APCRBC116'], runtime: [17, 6] },
  { ...SMALL, names: { 120: 'SMX1500RM2U SMX1500RM2UNC', 230: 'SMX1500RMI2U SMX1500RMI2UNC' }, form: '2U', va: 1500, watts: 1200, battery: [48, 'APCRBC115'], runtime: [17, 6], evidence: 'high high medium low' },
  { ...SMALL_C, names: { 120: 'SMX750C' }, va: 750, watts: 600, battery: [48, 'APCRBC116'], runtime: [23, 9], assumed: [C_RUNTIMES] },
  { ...SMALL_C, names: { 120: 'SMX1000C' }, va: 1000, watts: 800, battery: [48, 'APCRBC116'], runtime: [17, 6], assumed: [C_RUNTIMES] },
  { ...SMALL_C, names: { 120: 'SMX1500RM2UC SMX1500RM2UCNC' }, form: '2U', va: 1500, watts: 1200, battery: [48, 'APCRBC115'], runtime: [17, 6], assumed: [C_RUNTIMES] },
  { ...LARGE, names: { 120: 'SMX2000LV' }, va: 2000, watts: 1800, battery: [120, 'APCRBC117'], runtime: [16, 6], evidence: 'medium medium high low', assumed: [THREE_SWITCHED] },
  { ...FIRST_RACK, names: { 120: 'SMX2000RMLV2U' }, va: 2000, watts: 1800, battery: [120, 'APCRBC117'], runtime: [16, 6], evidence: 'medium medium high low', assumed: [THREE_SWITCHED] },
  { ...LARGE, names: { 230: 'SMX2200HV' }, va: 2200, watts: 1980, battery: [120, 'APCRBC117'], runtime: [15, 5.5], assumed: [THREE_SWITCHED] },
  { ...LARGE_RACK, names: { 230: 'SMX2200RMHV2U' }, va: 2200, watts: 1980, battery: [120, 'APCRBC117'], runtime: [15, 5.5], assumed: [THREE_SWITCHED] },
  { ...FIRST_RACK, names: { 120: 'SMX2200RMLV2U' }, va: 2200, watts: 1980, battery: [120, 'APCRBC117'], runtime: [15, 5.5], assumed: [THREE_SWITCHED] },
  { ...LARGE, names: { 120: 'SMX3000LV SMX3000LVNC', 230: 'SMX3000HV SMX3000HVNC' }, va: 3000, watts: 2700, battery: [120, 'APCRBC117'], runtime: [10, 3], assumed: [THREE_SWITCHED] },
  { ...LARGE_RACK, names: { 230: 'SMX3000RMHV2U SMX3000RMHV2UNC' }, va: 3000, watts: 2700, battery: [120, 'APCRBC117'], runtime: [10, 3], assumed: [THREE_SWITCHED] },
  { ...FIRST_RACK, names: { 120: 'SMX3000RMLV2U SMX3000RMLV2UNC' }, va: 3000, watts: 2700, battery: [120, 'APCRBC117'], runtime: [10, 3], assumed: [THREE_SWITCHED] },
]

export const SMX_MODELS = expand(
  {
    family: 'SMX',
    topology: 'line-interactive',
    panel: 'alpha',
    smartSlot: true,
    reported: (va) => `Smart-UPS X ${va}`,
    assumed: ['runtimes: third-party and remembered figures'],
  },
  rows,
)
