import { seeded } from '../ports/faults/seeded.ts'

/** Bytes drawn from a bench's seed, another sequence for each name, so that a run can be repeated. */
export function seededBytes(seed: number, name: string): () => number {
  let mixed = seed >>> 0
  for (let at = 0; at < name.length; at++) mixed = Math.imul(mixed ^ name.charCodeAt(at), 0x01000193) >>> 0
  const random = seeded(mixed)
  return () => Math.floor(random() * 256)
}
