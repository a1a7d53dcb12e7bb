/** A row of the result: what, ours, against whom, ratio (ours to theirs), what we aim at. */
export function printTable(rows) {
  const cells = [
    ['WHAT', 'OURS', 'PEER', 'RATIO', 'AIM'],
    ...rows.map((row) => [row.what, row.ours, row.peer ?? '', row.ratio ?? '', row.aim ?? '']),
  ]
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  for (const row of cells)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()}\n`,
    )
}

export const count = (value) => Math.round(value).toLocaleString('en').replaceAll(',', ' ')

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** `0.97 (0.91-1.02)`: the median of ratios taken pair by pair, with their range. */
export function ratio(ours, theirs) {
  const pairs = ours.map((value, index) => value / theirs[index])
  return `${median(pairs).toFixed(2)} (${Math.min(...pairs).toFixed(2)}-${Math.max(...pairs).toFixed(2)})`
}
