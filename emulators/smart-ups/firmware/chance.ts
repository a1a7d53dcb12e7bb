import type { Occasion } from './circumstances.ts'
import { textHash } from './text-hash.ts'

/**
 * Whether something rare happens at a moment. Drawn from seed, moment and defect, so that a run repeats and a snapshot has
 * nothing to keep.
 *
 * @param probability 0 is never, 1 always
 */
export function happens(id: string, probability: number, { at, seed }: Occasion): boolean {
  if (probability <= 0) return false
  if (probability >= 1) return true
  let hash = textHash(`${id} ${seed} ${at}`)
  // FNV alone leaves moments that follow each other close together.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0
  return (hash ^ (hash >>> 15)) >>> 0 < probability * 2 ** 32
}

/** The option of a defect that is rare: how often it happens where it could. Off by default, so that runs are not disturbed. */
export const RARE = {
  probability: { value: 0, meaning: 'share of the occasions at which it happens, from 0 to 1' },
} as const
