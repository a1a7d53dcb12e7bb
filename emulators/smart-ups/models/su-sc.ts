import { expand, type ModelRow } from './rows.ts'

/** Units of this generation have lamps and two buttons. */
export const PANEL = 'panel: shown as that of a later unit without text; real ones have lamps'
export const UPS_LINK = {
  topology: 'line-interactive',
  panel: 'segment',
  smartSlots: 1,
  serial: 'ups-link',
  assumed: [PANEL],
} as const

const LIKE_SUA = 'battery and runtimes: those of the later SUA of that size'
const REMEMBERED = 'ratings, battery and runtimes: remembered figures'
const SU = { form: 'tower', groups: 'MOG', evidence: 'medium low high low', assumed: [LIKE_SUA] } as const
const SMALL = { ...SU, evidence: 'medium medium high low', assumed: [REMEMBERED] } as const

// biome-ignore format: one model a line
const suRows: readonly ModelRow[] = [
  { ...SMALL, names: { 120: 'SU420', 230: 'SU420I' }, va: 420, watts: 260, battery: [12, 'RBC2'], runtime: [16, 5], lines: [21] },
  { ...SMALL, names: { 120: 'SU620', 230: 'SU620I' }, va: 620, watts: 390, battery: [12, 'RBC4'], runtime: [19, 6], lines: [22] },
  { ...SU, names: { 120: 'SU700', 230: 'SU700I' }, va: 700, watts: 450, battery: [24, 'RBC5'], runtime: [22, 6], lines: [50] },
  { ...SU, names: { 120: 'SU1000', 230: 'SU1000I' }, va: 1000, watts: 670, battery: [24, 'RBC6'], runtime: [21, 6], lines: [60] },
  { ...SU, names: { 120: 'SU1400', 230: 'SU1400I' }, va: 1400, watts: 950, battery: [24, 'RBC7'], runtime: [24, 6.7], lines: [70] },
  { ...SU, names: { 120: 'SU2200', 230: 'SU2200I' }, va: 2200, watts: 1600, battery: [48, 'RBC11'], runtime: [28, 9] , lines: [80], assumed: [REMEMBERED] },
  { ...SU, names: { 120: 'SU2200RMXL3U', 230: 'SU2200RMXLI3U' }, form: '3U', va: 2200, watts: 1600, battery: [48, 'RBC11'], runtime: [28, 9], lines: [83], assumed: [REMEMBERED] },
  { ...SU, names: { 120: 'SU3000', 230: 'SU3000I' }, va: 3000, watts: 2250, battery: [48, 'RBC11'], runtime: [18, 6] , lines: [90], assumed: [REMEMBERED] },
  { ...SU, names: { 120: 'SU3000RM3U', 230: 'SU3000RMI3U' }, form: '3U', va: 3000, watts: 2250, battery: [48, 'RBC12'], runtime: [15, 5], lines: [92], assumed: [REMEMBERED] },
  { ...SU, names: { 230: 'SU5000RMI5U' }, form: '5U', va: 5000, watts: 3750, battery: [48, 'RBC12'], runtime: [12, 4.5], lines: [112], evidence: 'medium high high medium', assumed: ['runtimes: by 960 s at 39 % of a dump', 'ratings: remembered figures'] },
]

const NO_FIGURES = 'ratings, battery and runtimes: remembered figures; no dump of such a unit was reached'
const FIRST = {
  form: 'tower',
  groups: 'MOG',
  evidence: 'low low high low',
  smartSlots: 0,
  assumed: [NO_FIGURES, 'no SmartSlot: those came later'],
} as const

// biome-ignore format: one model a line
const firstRows: readonly ModelRow[] = [
  { ...FIRST, names: { 120: 'SU600', 230: 'SU600I' }, va: 600, watts: 400, battery: [24, ''], runtime: [18, 6], lines: [6] },
  { ...FIRST, names: { 120: 'SU900', 230: 'SU900I' }, va: 900, watts: 630, battery: [24, ''], runtime: [22, 7], lines: [7] },
  { ...FIRST, names: { 120: 'SU1250', 230: 'SU1250I' }, va: 1250, watts: 900, battery: [24, ''], runtime: [24, 7], lines: [8] },
  { ...FIRST, names: { 230: 'SU2000I' }, va: 2000, watts: 1400, battery: [48, ''], runtime: [26, 8], lines: [9] },
]

/** `SMART-UPS 3000 RM`: in capitals, as dumps of this generation show it. */
export const SU_MODELS = expand(
  {
    ...UPS_LINK,
    family: 'SU',
    reported: (va, name) =>
      `SMART-UPS ${va}${/RM/.test(name) ? ' RM' : ''}${/XL/.test(name) ? ' XL' : ''}${va === 5000 ? ' DL4' : ''}`,
  },
  [...firstRows, ...suRows],
)

const MATRIX_ROW = {
  form: 'tower',
  groups: 'MOG',
  evidence: 'low low high low',
  assumed: [NO_FIGURES],
} as const

// biome-ignore format: one model a line
const matrixRows: readonly ModelRow[] = [
  { ...MATRIX_ROW, names: { 208: 'MX3000', 230: 'MX3000I' }, va: 3000, watts: 2250, battery: [48, ''], runtime: [35, 15], lines: [3] },
  { ...MATRIX_ROW, names: { 208: 'MX5000', 230: 'MX5000I' }, va: 5000, watts: 3750, battery: [48, ''], runtime: [30, 12], lines: [5] },
]

export const MATRIX_MODELS = expand(
  {
    ...UPS_LINK,
    family: 'MATRIX',
    reported: (va) => `Matrix-UPS ${va}`,
    assumed: [PANEL, 'a SmartSlot and a USB face as on an SU'],
  },
  matrixRows,
)

const SC = {
  form: 'tower',
  groups: 'MOG',
  evidence: 'medium medium high low',
  assumed: [REMEMBERED],
} as const

// biome-ignore format: one model a line
const scRows: readonly ModelRow[] = [
  { ...SC, names: { 120: 'SC420', 230: 'SC420I' }, va: 420, watts: 260, battery: [12, 'RBC2'], runtime: [14, 4], lines: [734] },
  { ...SC, names: { 120: 'SC620', 230: 'SC620I' }, va: 620, watts: 390, battery: [12, 'RBC4'], runtime: [16, 5], lines: [735] },
  { ...SC, names: { 120: 'SC450RM1U', 230: 'SC450RMI1U' }, form: '1U', va: 450, watts: 280, battery: [12, 'RBC18'], runtime: [20.5, 8.4], lines: [736], assumed: ['ratings and battery: remembered figures', 'runtimes: by 960 s at 61 % of a dump'] },
  { ...SC, names: { 120: 'SC1000', 230: 'SC1000I' }, va: 1000, watts: 600, battery: [24, 'RBC33'], runtime: [18, 6], lines: [737] },
  { ...SC, names: { 120: 'SC1500', 230: 'SC1500I' }, va: 1500, watts: 865, battery: [24, 'RBC59'], runtime: [15, 4.5], lines: [738], evidence: 'medium high high medium' },
]

export const SC_MODELS = expand(
  {
    ...UPS_LINK,
    family: 'SC',
    smartSlots: 0,
    reported: (va, name) => `Smart-UPS SC${va}${/RM/.test(name) ? ' RM' : ''}`,
    assumed: [PANEL, 'no SmartSlot; no USB is known, it is that of an SUA'],
  },
  scRows,
)
