/**
 * What lies above everything that the first half of a run has taken, and is no growth yet: a short run ends before the
 * collector has looked at everything once, which brings 120 MB to 190 and back.
 */
const SLACK_MB = 64

/** Of fewer samples nothing can be said. */
const FEWEST = 12

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0
const quarter = (samples, which) =>
  samples.slice((samples.length * which) >> 2, (samples.length * (which + 1)) >> 2).map(({ mb }) => mb)

/** What a process takes of the computer's memory, over time. */
export class MemoryLog {
  samples = []

  add(seconds, mb) {
    this.samples.push({ seconds, mb })
  }

  csv() {
    return [
      'seconds,mb',
      ...this.samples.map(({ seconds, mb }) => `${seconds.toFixed(1)},${mb.toFixed(1)}`),
      '',
    ].join('\n')
  }

  /** The median of each quarter of the run. */
  summary() {
    return [0, 1, 2, 3].map((which) => median(quarter(this.samples, which)).toFixed(0)).join(', ')
  }
}

/**
 * By how much the memory has grown, in words; undefined while it is level. A collector lets it go up and down: it has
 * grown when the lowest of the last quarter is above the highest of the first half.
 */
export function grown(samples) {
  if (samples.length < FEWEST) return undefined
  const before = Math.max(...quarter(samples, 0), ...quarter(samples, 1))
  const after = Math.min(...quarter(samples, 3))
  if (after - before <= SLACK_MB) return undefined
  return `the memory of the bench has grown from ${before.toFixed(0)} to ${after.toFixed(0)} MB; allowed: ${SLACK_MB} more`
}
