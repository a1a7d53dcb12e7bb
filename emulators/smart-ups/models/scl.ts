import { expand, type ModelRow } from './rows.ts'

const SCL = {
  form: '1U',
  groups: 'MOG',
  chemistry: 'lithium-ion',
  evidence: 'medium high low medium',
} as const
const LIKE_500 = 'all figures: by the SCL500RM1UC'

// biome-ignore format: one model a line
const rows: readonly ModelRow[] = [
  { ...SCL, names: { 120: 'SCL400RMJ1U' }, va: 400, watts: 320, battery: [12, ''], runtime: [24, 11], lines: [1037], evidence: 'low low low low', assumed: [LIKE_500] },
  { ...SCL, names: { 120: 'SCL500RM1UC SCL500RM1UNC', 230: 'SCL500RMI1UC SCL500RMI1UNC' }, va: 500, watts: 400, battery: [12, ''], runtime: [24, 11], lines: [1029, 1030, 1036, 1048, 1049, 1051, 1052] },
]

export const SCL_MODELS = expand(
  {
    family: 'SCL',
    topology: 'line-interactive',
    panel: 'alpha-c',
    smartSlots: 0,
    reported: (va) => `Smart-UPS ${va}`,
    assumed: [
      'one outlet group, no SmartSlot, the panel: a dump shows the USB face only',
      'which of the lines is which model: any',
      'runtimes: by 3600 s at 98 % with an unknown load',
    ],
  },
  rows,
)
