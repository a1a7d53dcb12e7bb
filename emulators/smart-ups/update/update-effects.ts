import type { UpdateEffect } from '../firmware/circumstances.ts'
import type { SmartUps } from '../smart-ups.ts'

const EFFECTS: Readonly<Record<Exclude<UpdateEffect, 'installed-again'>, (ups: SmartUps) => void>> = {
  dead: ({ update }) => update.ruin('dead'),
  'restart-cycle': ({ update }) => update.ruin('restarting'),
  'serial-number-erased': ({ update }) => update.eraseSerialNumber(),
  'packs-renumbered': ({ update }) => {
    update.data = { ...update.data, packsReversed: !update.data.packsReversed }
  },
  'new-battery-message': ({ update }) => {
    update.data = { ...update.data, message: 'New battery installed' }
  },
  'battery-event': (ups) => ups.setFault('general-error', true),
}

/** What an update does to a unit beside the new version. */
export function applyEffects(ups: SmartUps, effects: readonly UpdateEffect[]): void {
  for (const effect of effects) if (effect !== 'installed-again') EFFECTS[effect](ups)
}
