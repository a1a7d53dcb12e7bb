/** A ratio that has fallen by more than this part is a failure: less is what machines and runs differ by. */
const MOST_LOST = 0.2

/** Ratios of rows by what was measured against whom; rows without a peer have none. */
export function ratiosOf(rows) {
  const found = rows
    .filter(({ ratio, peer }) => ratio !== undefined && peer !== undefined)
    .map(({ what, peer, ratio }) => [`${what} / ${peer.split(':')[0]}`, Number.parseFloat(ratio)])
  return Object.fromEntries(found.filter(([, ratio]) => Number.isFinite(ratio)))
}

/** What has fallen too far, in words; what was not measured, or is new, is left out. */
export function fallen(kept, now) {
  return Object.entries(kept).flatMap(([name, before]) => {
    const ratio = now[name]
    if (ratio === undefined || ratio >= before * (1 - MOST_LOST)) return []
    return [`${name}: ${ratio}, kept ${before}`]
  })
}

/** The better of two runs, ratio by ratio: a busy machine only makes them worse. */
export function better(one, other) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(names.map((name) => [name, Math.max(one[name] ?? 0, other[name] ?? 0)]))
}
