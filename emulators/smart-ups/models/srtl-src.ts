import { expand, type ModelRow } from './rows.ts'

const FIGURES = 'battery, runtimes and outlet groups: no source tells; by SRT units of that size'
const SRTL = {
  form: '1U',
  groups: 'MOG SOG0',
  chemistry: 'lithium-ion',
  evidence: 'medium low low low',
} as const
const PLAIN = [1034, 1062] as const
const CLOUD = [1035, 1063] as const

/** Lithium-ion online units of 1U, with and without SmartConnect. */
// biome-ignore format: one model a line
const srtlRows: readonly ModelRow[] = [
  { ...SRTL, names: { 120: 'SRTL2K2RM1UNC', 230: 'SRTL2K2RM1UINC' }, va: 2200, watts: 1980, battery: [48, ''], runtime: [9, 3.5], lines: PLAIN },
  { ...SRTL, names: { 120: 'SRTL3KRM1UNC', 230: 'SRTL3KRM1UINC' }, va: 3000, watts: 2700, battery: [48, ''], runtime: [8, 3], lines: PLAIN },
  { ...SRTL, names: { 120: 'SRTL2K2RM1UC', 230: 'SRTL2K2RM1UIC' }, va: 2200, watts: 1980, battery: [48, ''], runtime: [9, 3.5], lines: CLOUD },
  { ...SRTL, names: { 120: 'SRTL3KRM1UC', 230: 'SRTL3KRM1UIC' }, va: 3000, watts: 2700, battery: [48, ''], runtime: [8, 3], lines: CLOUD },
]

export const SRTL_MODELS = expand(
  {
    family: 'SRTL',
    topology: 'double-conversion',
    panel: 'graphic',
    smartSlots: 1,
    reported: (va) => `Smart-UPS SRTL   ${va}`,
    assumed: [FIGURES, 'the order names and the model string: by the pattern of the SRT'],
  },
  srtlRows,
)

const SRC = { form: 'rack/tower', groups: 'MOG', evidence: 'low low low low' } as const

// biome-ignore format: one model a line
const srcRows: readonly ModelRow[] = [
  { ...SRC, names: { 230: 'SRC5KUXI' }, va: 5000, watts: 4000, battery: [192, ''], runtime: [12, 4], lines: [1006] },
  { ...SRC, names: { 230: 'SRC6KUXI' }, va: 6000, watts: 4800, battery: [192, ''], runtime: [9, 3], lines: [1006] },
  { ...SRC, names: { 230: 'SRC10KUXI' }, va: 10_000, watts: 8000, battery: [192, ''], runtime: [10, 3.5], lines: [1011] },
]

export const SRC_MODELS = expand(
  {
    family: 'SRC',
    topology: 'double-conversion',
    panel: 'segment',
    smartSlots: 1,
    reported: (va) => `Smart-UPS RC ${va}`,
    assumed: [FIGURES, 'the model string, the panel, and which of the two lines is which size'],
  },
  srcRows,
)
