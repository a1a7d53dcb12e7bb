import type { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'
import { saveUnit } from '../../emulators/smart-ups/snapshot.ts'

/** Everything a unit remembers, as text, made anew only when something has happened to it. */
export function stateWatch(ups: SmartUps): () => string {
  let known: { readonly revision: number; readonly text: string } | undefined
  return () => {
    if (known?.revision !== ups.revision)
      known = { revision: ups.revision, text: JSON.stringify(saveUnit(ups)) }
    return known.text
  }
}
