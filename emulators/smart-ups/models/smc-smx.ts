import { expand, type ModelRow } from './rows.ts'

const SMC = { form: 'tower', groups: 'MOG', lines: { 120: [1000, 1005], 230: [1005] } } as const
const SMC_C = {
  ...SMC,
  lines: [1018, 1028, 1061],
  assumed: ['all figures: those of the model without C; sources name the line and its sizes only'],
} as const
const LIKE_1500 = 'runtimes: those of the SMC1500'

// biome-ignore format: one model a line
const smcRows: readonly ModelRow[] = [
  { ...SMC, names: { 120: 'SMC1000', 230: 'SMC1000I' }, va: 1000, watts: 600, battery: [24, 'APCRBC142'], runtime: [16, 5], evidence: 'high low low low' },
  { ...SMC, names: { 120: 'SMC1500', 230: 'SMC1500I' }, va: 1500, watts: 900, battery: [24, 'APCRBC124'], runtime: [15, 5], evidence: 'high high low low' },
  { ...SMC, names: { 230: 'SMC2000I' }, va: 2000, watts: 1300, battery: [48, ''], runtime: [15, 5], lines: [1007], evidence: 'medium low low low', assumed: [LIKE_1500] },
  { ...SMC, names: { 230: 'SMC3000I' }, va: 3000, watts: 2100, battery: [48, ''], runtime: [15, 5], lines: [1007], evidence: 'medium low low low', assumed: [LIKE_1500] },
  { ...SMC_C, names: { 120: 'SMC1000C', 230: 'SMC1000IC' }, va: 1000, watts: 600, battery: [24, 'APCRBC142'], runtime: [16, 5], evidence: 'low low low low' },
  { ...SMC_C, names: { 120: 'SMC1500C', 230: 'SMC1500IC' }, va: 1500, watts: 900, battery: [24, 'APCRBC124'], runtime: [15, 5], evidence: 'low low low low' },
  { ...SMC_C, form: '2U', names: { 120: 'SMC1000-2UC', 230: 'SMC1000I-2UC' }, va: 1000, watts: 600, battery: [24, 'APCRBC132'], runtime: [16, 5], evidence: 'medium low low low' },
  { ...SMC_C, form: '2U', names: { 120: 'SMC1500-2UC', 230: 'SMC1500I-2UC' }, va: 1500, watts: 900, battery: [24, 'APCRBC133'], runtime: [15, 5], evidence: 'medium low low low' },
]

export const SMC_MODELS = expand(
  {
    family: 'SMC',
    topology: 'line-interactive',
    panel: 'segment',
    smartSlots: 0,
    reported: (va) => `Smart-UPS C ${va}`,
    assumed: [
      'the model string, seen on an SMC1500 only',
      'runtimes: third-party and remembered figures',
      'no SmartSlot, as most 120 V units',
    ],
  },
  smcRows,
)

const TWO = 'MOG SOG0 SOG1'
const THREE = 'MOG SOG0 SOG1 SOG2'
const BY_A_DUMP = 'runtimes: by 5391 s at 29 % load of a register dump'
const SAME_BATTERY = 'runtimes: those of an SMX750 at the same watts, whose battery it has'
const TWO_SWITCHED = 'two switched groups beside the main one: sources leave open whether there is a second'
const SMALL = {
  form: 'rack/tower',
  groups: TWO,
  lines: [11, 20],
  evidence: 'high medium medium low',
  assumed: [TWO_SWITCHED, 'ID 11 at 230 V: the line table speaks of 120 V units'],
} as const
const SMALL_C = {
  ...SMALL,
  lines: [1031, 1050],
  panel: 'alpha-c',
  assumed: [TWO_SWITCHED, 'runtimes: those of the models without C'],
} as const
const THREE_SWITCHED =
  'three switched groups beside the main one: the manual names groups 1 to 3, which may count the main group'
const LARGE = {
  form: 'rack/tower',
  groups: THREE,
  lines: [23, 1003],
  evidence: 'high medium high low',
  assumed: [THREE_SWITCHED, 'ID 23: the line table speaks of RM 2U units'],
} as const
const LARGE_RACK = { ...LARGE, form: '2U', assumed: [THREE_SWITCHED] } as const
const FIRST_RACK = { ...LARGE_RACK, lines: [10, 23, 1003] } as const

// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...SMALL, names: { 120: 'SMX750', 230: 'SMX750I' }, va: 750, watts: 600, battery: [48, 'APCRBC116'], runtime: [45, 16], evidence: 'high high medium low', assumed: [TWO_SWITCHED, BY_A_DUMP] },
  { ...SMALL, names: { 120: 'SMX1000', 230: 'SMX1000I' }, va: 1000, watts: 800, battery: [48, 'APCRBC116'], runtime: [28, 10], assumed: [TWO_SWITCHED, SAME_BATTERY] },
  { ...SMALL, names: { 120: 'SMX1500RM2U SMX1500RM2UNC', 230: 'SMX1500RMI2U SMX1500RMI2UNC' }, form: '2U', va: 1500, watts: 1200, battery: [48, 'APCRBC115'], runtime: [17, 6], evidence: 'high high medium low' },
  { ...SMALL_C, names: { 120: 'SMX750C' }, va: 750, watts: 600, battery: [48, 'APCRBC116'], runtime: [45, 16] },
  { ...SMALL_C, names: { 120: 'SMX1000C' }, va: 1000, watts: 800, battery: [48, 'APCRBC116'], runtime: [28, 10] },
  { ...SMALL_C, names: { 120: 'SMX1500RM2UC SMX1500RM2UCNC' }, form: '2U', va: 1500, watts: 1200, battery: [48, 'APCRBC115'], runtime: [17, 6] },
  { ...LARGE, names: { 120: 'SMX2000LV' }, va: 2000, watts: 1800, battery: [120, 'APCRBC117'], runtime: [16, 6], evidence: 'medium medium high low' },
  { ...FIRST_RACK, names: { 120: 'SMX2000RMLV2U' }, va: 2000, watts: 1800, battery: [120, 'APCRBC117'], runtime: [16, 6], evidence: 'medium medium high low' },
  { ...LARGE, names: { 230: 'SMX2200HV' }, va: 2200, watts: 1980, battery: [120, 'APCRBC117'], runtime: [15, 5.5] },
  { ...LARGE_RACK, names: { 230: 'SMX2200RMHV2U' }, va: 2200, watts: 1980, battery: [120, 'APCRBC117'], runtime: [15, 5.5] },
  { ...FIRST_RACK, names: { 120: 'SMX2200RMLV2U' }, va: 2200, watts: 1980, battery: [120, 'APCRBC117'], runtime: [15, 5.5] },
  { ...LARGE, names: { 120: 'SMX3000LV SMX3000LVNC', 230: 'SMX3000HV SMX3000HVNC' }, va: 3000, watts: 2700, battery: [120, 'APCRBC117'], runtime: [10, 3] },
  { ...LARGE_RACK, names: { 230: 'SMX3000RMHV2U SMX3000RMHV2UNC' }, va: 3000, watts: 2700, battery: [120, 'APCRBC117'], runtime: [10, 3] },
  { ...FIRST_RACK, names: { 120: 'SMX3000RMLV2U SMX3000RMLV2UNC' }, va: 3000, watts: 2700, battery: [120, 'APCRBC117'], runtime: [10, 3] },
]

export const SMX_MODELS = expand(
  {
    family: 'SMX',
    topology: 'line-interactive',
    panel: 'alpha',
    smartSlots: 1,
    reported: (va) => `Smart-UPS X ${va}`,
    assumed: ['runtimes: third-party and remembered figures'],
  },
  rows,
)
