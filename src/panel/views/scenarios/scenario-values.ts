import type { Values } from '../../state/address.ts'
import type { Choices } from './run-form.tsx'

/** How the address names a scenario of the person's own. */
export const OWN = 'own'

/** What a run is made with, as the address says it; undefined where it asks for no run. */
export function choicesOf({ firmware = '', beside, model = '', seed, run }: Values): Choices | undefined {
  if (run !== 'run' && run !== 'compare') return undefined
  return {
    model,
    firmware,
    other: run === 'compare' ? (beside ?? '') : undefined,
    seed: seed !== undefined && /^\d{1,10}$/.test(seed) ? Number(seed) : undefined,
  }
}

/** The same for the address; `seed` is the one that a run had, so that the link repeats it. */
export function valuesOf({ model, firmware, other }: Choices, seed: number | undefined): Values {
  return {
    model,
    firmware,
    ...(other === undefined ? {} : { beside: other }),
    seed: seed === undefined ? undefined : String(seed),
    run: other === undefined ? 'run' : 'compare',
  }
}
