import { expand, type ModelRow } from './rows.ts'

const TWO = { form: 'rack/tower', groups: 'SOG0 SOG1' } as const
const ONE = { form: 'rack/tower', groups: 'MOG SOG0' } as const
const MAIN = 'a main group beside the one switched group: no dump of these units was reached'
const LIKE_1000 = 'no main group: as an SRT1000XLA reports'
const ID_1043 = 'ID 1043 on all SRT1000: it was seen on an SRT1000XLA'
const WATTS_1500 = 'watts: sources say 1350 to 1500; the lower at 120 V'
const MEDIUM = { ...TWO, lines: [1010, 1025], assumed: [LIKE_1000] } as const
const LITHIUM = {
  ...TWO,
  chemistry: 'lithium-ion',
  lines: [1024],
  evidence: 'medium low low low',
  assumed: [
    'figures: by the units of lead-acid batteries, at twice their runtime; the line alone is published',
  ],
} as const
const LARGE = { ...ONE, lines: [1001, 1013, 1020], assumed: [MAIN] } as const
const LARGEST = { ...ONE, lines: [1002, 1014, 1021], assumed: [MAIN] } as const

// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...TWO, names: { 120: 'SRT1000XLA SRT1000RMXLA', 230: 'SRT1000XLI SRT1000RMXLI' }, va: 1000, watts: { 120: 900, 230: 1000 }, battery: [48, 'APCRBC155'], runtime: [18, 6], lines: { 120: [1019, 1025, 1043], 230: [1025, 1043] }, evidence: 'high low high low', assumed: [ID_1043] },
  { ...TWO, names: { 120: 'SRT1500XLA SRT1500RMXLA', 230: 'SRT1500XLI SRT1500RMXLI' }, va: 1500, watts: { 120: 1350, 230: 1500 }, battery: [48, 'APCRBC155'], runtime: [11, 3.5], lines: { 120: [1019, 1025], 230: [1025] }, evidence: 'medium low low low', assumed: [LIKE_1000, WATTS_1500] },
  { ...MEDIUM, names: { 120: 'SRT2200XLA SRT2200RMXLA', 230: 'SRT2200XLI SRT2200RMXLI' }, va: 2200, watts: 1980, battery: [72, 'APCRBC141'], runtime: [15, 5], evidence: 'high high high low' },
  { ...MEDIUM, names: { 120: 'SRT3000XLA SRT3000RMXLA', 230: 'SRT3000XLI SRT3000RMXLI' }, va: 3000, watts: 2700, battery: [96, 'APCRBC152'], runtime: [12, 4], evidence: 'high high high low' },
  { ...LITHIUM, names: { 230: 'SRT1000UXI-LI' }, va: 1000, watts: 900, battery: [48, ''], runtime: [36, 12] },
  { ...LITHIUM, names: { 230: 'SRT1500UXI-LI' }, va: 1500, watts: 1350, battery: [48, ''], runtime: [22, 7] },
  { ...LITHIUM, names: { 230: 'SRT2200UXI-LI' }, va: 2200, watts: 1980, battery: [72, ''], runtime: [30, 10] },
  { ...LITHIUM, names: { 230: 'SRT3000UXI-LI' }, va: 3000, watts: 2700, battery: [96, ''], runtime: [24, 8] },
  { ...LARGE, names: { 208: 'SRT5KXLT SRT5KRMXLT', 230: 'SRT5KXLI SRT5KRMXLI' }, va: 5000, watts: 4500, battery: [192, 'APCRBC140'], runtime: [12, 4], evidence: 'high medium low low' },
  { ...LARGE, names: { 208: 'SRT6KXLT SRT6KRMXLT', 230: 'SRT6KXLI SRT6KRMXLI' }, va: 6000, watts: 6000, battery: [192, 'APCRBC140'], runtime: [9, 3], evidence: 'high medium low low' },
  { ...LARGEST, names: { 230: 'SRT8KXLI SRT8KRMXLI' }, va: 8000, watts: 8000, battery: [192, 'APCRBC140'], runtime: [14, 5], evidence: 'high low low low' },
  { ...LARGEST, names: { 230: 'SRT10KXLI SRT10KRMXLI' }, va: 10_000, watts: 10_000, battery: [192, 'APCRBC140'], runtime: [10, 3.5], evidence: 'high low low low' },
]

// The spaces in the reported name are the units' own.
export const SRT_MODELS = expand(
  {
    family: 'SRT',
    topology: 'double-conversion',
    panel: 'graphic',
    smartSlots: 1,
    reported: (va) => `Smart-UPS SRT    ${va}`,
    assumed: [
      'the model string, seen on an SRT3000 only',
      'runtimes: third-party and remembered figures',
      'XLA at 120 V, XLT at 208 V, XLI at 230 V',
    ],
  },
  rows,
)
