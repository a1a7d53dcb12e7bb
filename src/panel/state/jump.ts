import type { BenchStore } from './bench-store.ts'

/** A long jump is made in so many steps with a reading after each, so that the curves have a shape. */
const STEPS = 24
/** A step is at least so many seconds. */
const SHORTEST = 15

/** Moves device time forward by so many seconds. Everything on the way happens, in order. */
export async function jump(store: BenchStore, seconds: number): Promise<void> {
  const steps = Math.max(1, Math.min(STEPS, Math.floor(seconds / SHORTEST)))
  store.jumping = true
  try {
    for (let step = 0; step < steps; step++) await jumpOnce(store, seconds, step, steps)
  } finally {
    store.jumping = false
  }
}

async function jumpOnce(store: BenchStore, seconds: number, step: number, steps: number): Promise<void> {
  // Whole milliseconds, or their sum would miss the moment asked for.
  const part = Math.round((seconds * 1000 * (step + 1)) / steps) - Math.round((seconds * 1000 * step) / steps)
  await store.client.advance({ seconds: part / 1000 })
  await store.readChanges()
}
