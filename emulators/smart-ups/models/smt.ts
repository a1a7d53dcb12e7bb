import { expand, type ModelRow } from './rows.ts'

const GROUPS = 'MOG SOG0'
const EVIDENCE = 'high medium medium low'
const EVIDENCE_C = 'high medium high low'
const TOWER = { form: 'tower', groups: GROUPS, lines: [4, 17, 18], evidence: EVIDENCE } as const
const RACK = { form: '2U', groups: GROUPS, lines: [18], evidence: EVIDENCE } as const
const C_TOWER = { form: 'tower', groups: GROUPS, panel: 'alpha-c', evidence: EVIDENCE_C } as const
const C_RACK = { ...C_TOWER, form: '2U' } as const
const VA_1500 = { 120: 1440, 230: 1500 }
const ASSUMED_1440 = ['1440 VA at 120 V: as an SMT1500RM2UC reports']
const W_1000 = { 120: 670, 230: 700 }

/** SMT, first generation. Tower and 2U units of 1500 VA report 1440 VA where they are made for 120 V. */
// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...TOWER, names: { 120: 'SMT750', 230: 'SMT750I' }, va: 750, watts: 500, battery: [24, 'RBC48'], runtime: [22, 6], evidence: 'high high high low' },
  { ...TOWER, names: { 120: 'SMT1000', 230: 'SMT1000I' }, va: 1000, watts: W_1000, battery: [24, 'RBC6'], runtime: [21, 6] },
  { ...TOWER, names: { 120: 'SMT1500', 230: 'SMT1500I' }, va: VA_1500, watts: 1000, battery: [24, 'RBC7'], runtime: [23, 6.5], evidence: 'high high medium low', assumed: ASSUMED_1440 },
  { ...TOWER, names: { 120: 'SMT2200', 230: 'SMT2200I' }, va: 2200, watts: 1980, battery: [48, 'RBC55'], runtime: [24, 8] },
  { ...TOWER, names: { 120: 'SMT3000', 230: 'SMT3000I' }, va: 3000, watts: 2700, battery: [48, 'RBC55'], runtime: [14, 4] },
  { ...RACK, names: { 120: 'SMT750RM2U', 230: 'SMT750RMI2U' }, va: 750, watts: 500, battery: [24, 'APCRBC123'], runtime: [20, 6] },
  { ...RACK, names: { 120: 'SMT1000RM2U', 230: 'SMT1000RMI2U' }, va: 1000, watts: 700, battery: [24, 'APCRBC132'], runtime: [19, 5] },
  { ...RACK, names: { 120: 'SMT1500RM2U', 230: 'SMT1500RMI2U' }, va: VA_1500, watts: 1000, battery: [24, 'APCRBC133'], runtime: [20, 6], assumed: ASSUMED_1440 },
  { ...RACK, names: { 120: 'SMT2200RM2U', 230: 'SMT2200RMI2U' }, va: 2200, watts: 1980, battery: [48, 'APCRBC43'], runtime: [16, 5] },
  { ...RACK, names: { 120: 'SMT3000RM2U', 230: 'SMT3000RMI2U' }, va: 3000, watts: 2700, battery: [48, 'APCRBC43'], runtime: [11, 3], evidence: 'high high medium low' },
  { names: { 120: 'SMT1500RM1U', 230: 'SMT1500RMI1U' }, form: '1U', va: 1500, watts: 1000, battery: [48, 'RBC88'], runtime: [13, 4], groups: GROUPS, lines: [20], evidence: 'high low low low' },
  { names: { 100: 'SMT1200RMJ1U' }, form: '1U', va: 1200, watts: 1000, battery: [48, 'RBC88'], runtime: [13, 4], groups: GROUPS, lines: [20, 1031, 1050], evidence: 'medium low low low', assumed: ['runtimes: those of the SMT1500RM1U'] },
]

/** SMT C (SmartConnect): the same batteries and ratings on later electronics. */
// biome-ignore format: one model a line
const cRows: readonly ModelRow[] = [
  { ...C_TOWER, names: { 120: 'SMT750C', 230: 'SMT750IC' }, va: 750, watts: 500, battery: [24, 'RBC48'], runtime: [22, 6], lines: [1015, 1027, 1060] },
  { ...C_TOWER, names: { 120: 'SMT1000C', 230: 'SMT1000IC' }, va: 1000, watts: W_1000, battery: [24, 'RBC6'], runtime: [21, 6], lines: [1015, 1027, 1060] },
  { ...C_TOWER, names: { 120: 'SMT1500C', 230: 'SMT1500IC' }, va: VA_1500, watts: 1000, battery: [24, 'RBC7'], runtime: [23, 6.5], lines: [1015, 1027, 1060], assumed: ASSUMED_1440 },
  { ...C_TOWER, names: { 120: 'SMT2200C', 230: 'SMT2200IC' }, va: 2200, watts: 1980, battery: [48, 'RBC55'], runtime: [24, 8], lines: [1015, 1027] },
  { ...C_TOWER, names: { 120: 'SMT3000C', 230: 'SMT3000IC' }, va: 3000, watts: 2700, battery: [48, 'RBC55'], runtime: [14, 4], lines: [1015, 1027] },
  { ...C_RACK, names: { 120: 'SMT750RM2UC', 230: 'SMT750RMI2UC' }, va: 750, watts: 500, battery: [24, 'APCRBC123'], runtime: [20, 6], lines: [1015, 1027, 1060] },
  { ...C_RACK, names: { 120: 'SMT1000RM2UC', 230: 'SMT1000RMI2UC' }, va: 1000, watts: 700, battery: [24, 'APCRBC132'], runtime: [19, 5], lines: [1015, 1027, 1060] },
  { ...C_RACK, names: { 120: 'SMT1500RM2UC', 230: 'SMT1500RMI2UC' }, va: VA_1500, watts: 1000, battery: [24, 'APCRBC133'], runtime: [20, 6], lines: [1015, 1027, 1060] },
  { ...C_RACK, names: { 120: 'SMT2200RM2UC', 230: 'SMT2200RMI2UC' }, va: 2200, watts: 1980, battery: [48, 'APCRBC43'], runtime: [16, 5], lines: [1015, 1027] },
  { ...C_RACK, names: { 120: 'SMT3000RM2UC', 230: 'SMT3000RMI2UC' }, va: 3000, watts: 2700, battery: [48, 'APCRBC43'], runtime: [11, 3], lines: [1015, 1027] },
  { ...C_RACK, names: { 120: 'SMT1500RM1UC' }, form: '1U', va: 1500, watts: 1000, battery: [48, 'RBC88'], runtime: [13, 4], lines: [1031, 1050], evidence: 'high low low low' },
]

export const SMT_MODELS = expand(
  {
    family: 'SMT',
    topology: 'line-interactive',
    panel: 'alpha',
    smartSlots: 1,
    reported: (va) => `Smart-UPS ${va}`,
    assumed: ['runtimes: third-party and remembered figures'],
  },
  [...rows, ...cRows],
)
