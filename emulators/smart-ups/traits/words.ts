import type { Where } from './trait.ts'

/** A value in words: control characters are spelled out, absence is `none`. */
export function valueText(value: unknown): string {
  if (value === null || value === '') return 'none'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

/** The units a rule holds for, in words. */
export function whereText(where: Where | undefined): string {
  if (!where) return 'every other unit'
  const { families, models, lines, linesFrom, from, to, volts, serial, topology, form, chemistry } = where
  const words = [
    families?.join(', '),
    models && `models ${models.source}`,
    lines && `line ${lines.join(', ')}`,
    linesFrom !== undefined && `lines from ${linesFrom}`,
    from === to && from !== undefined
      ? `at ${from}`
      : [from && `from ${from}`, to && `up to ${to}`].filter(Boolean).join(' '),
    volts && `${volts.join(', ')} V`,
    serial === 'ups-link' ? 'units that speak UPS-Link' : serial && 'units that speak Microlink',
    topology,
    form?.join(', '),
    chemistry,
  ]
  return words.filter(Boolean).join('; ')
}
