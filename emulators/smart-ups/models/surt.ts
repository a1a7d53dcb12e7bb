import { expand, type ModelRow } from './rows.ts'

const UNIT = { form: 'rack/tower', groups: 'MOG', evidence: 'medium medium high low' } as const
const LIKE_1000 = 'runtimes: those of the SURT1000XL'
const TWO_SLOTS =
  'two SmartSlots: the large units of this generation are taken to have room for a second card; no document at hand says'

// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...UNIT, names: { 120: 'SURT1000XL', 230: 'SURT1000XLI' }, va: 1000, watts: 700, battery: [48, 'RBC31'], runtime: [20, 7], lines: [411] },
  { ...UNIT, names: { 120: 'SURT2000XL', 230: 'SURT2000XLI' }, va: 2000, watts: 1400, battery: [48, 'RBC31'], runtime: [20, 7], lines: [416], assumed: [LIKE_1000] },
  { ...UNIT, names: { 208: 'SURT3000XL', 230: 'SURT3000XLI' }, va: 3000, watts: 2100, battery: [192, 'RBC44'], runtime: [20, 7], lines: [450], assumed: [LIKE_1000] },
  { ...UNIT, names: { 230: 'SURT5000XLI' }, va: 5000, watts: 3500, battery: [192, 'RBC44'], runtime: [20, 7], lines: [451], assumed: [LIKE_1000] },
  { ...UNIT, names: { 230: 'SURT6000XLI' }, va: 6000, watts: 4200, battery: [192, 'RBC44'], runtime: [20, 7], lines: [452], assumed: [LIKE_1000] },
  { ...UNIT, names: { 230: 'SURT8000XLI' }, va: 8000, watts: 6400, battery: [192, 'RBC44'], runtime: [20, 7], lines: [477], smartSlots: 2, assumed: [LIKE_1000, TWO_SLOTS] },
  { ...UNIT, names: { 230: 'SURT10000XLI' }, va: 10_000, watts: 8000, battery: [192, 'RBC44'], runtime: [20, 7], lines: [476], smartSlots: 2, assumed: [LIKE_1000, TWO_SLOTS] },
]

export const SURT_MODELS = expand(
  {
    family: 'SURT',
    topology: 'double-conversion',
    panel: 'segment',
    smartSlots: 1,
    serial: 'ups-link',
    reported: (va) => `Smart-UPS RT ${va} XL`,
    assumed: ['panel: shown as that of a later unit without text; real ones have lamps'],
  },
  rows,
)
