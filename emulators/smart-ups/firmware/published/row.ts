import type { AffectedRange } from '../defect.ts'

/** Where a difference between versions can be seen. */
export const SURFACES = [
  'all',
  'cloud',
  'lcd',
  'microlink',
  'microlink-usb',
  'modbus',
  'modbus-tcp',
  'modbus-usb',
  'nmc',
  'power',
  'rs232',
  'simple',
  'smartslot',
  'usb',
  'usb-descriptor',
  'usb-hid',
] as const
export type Surface = (typeof SURFACES)[number]

/** One difference between firmware versions that somebody has published. */
export interface PublishedRow {
  readonly id: string
  /** Lines and versions that have it; empty where no line is named. */
  readonly affects: readonly AffectedRange[]
  readonly surfaces: readonly Surface[]
  readonly confidence: 'high' | 'medium' | 'low'
  readonly symptom: string
}

/**
 * Reads a table: `id | lines and versions | surfaces | confidence | symptom`, a line each. Lines and versions are groups
 * such as `1013,1014 >03.5..<04.1`, parted by semicolons: after 03.5, fixed in 04.1; `05.3..05.3` is that version alone.
 */
export function rowsOf(table: string): PublishedRow[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', where = '', surfaces = '', confidence = '', symptom = ''] = line.split(' | ')
      return {
        id,
        affects: rangesOf(where),
        surfaces: surfaces.split(',') as Surface[],
        confidence: confidence as PublishedRow['confidence'],
        symptom,
      }
    })
}

/** Ranges of lines and versions, as a table writes them. */
export function rangesOf(where: string): AffectedRange[] {
  if (where === 'all') return []
  return where.split('; ').flatMap((group) => {
    const [lines = '', versions = '..'] = group.split(' ')
    const [begin = '', end = ''] = versions.split('..')
    const range = {
      ...(begin.startsWith('>') ? { after: begin.slice(1) } : begin && { from: begin }),
      ...(end.startsWith('<') ? { fixedIn: end.slice(1) } : end && { to: end }),
    }
    return lines.split(',').map((line) => ({ line: Number(line), ...range }))
  })
}
