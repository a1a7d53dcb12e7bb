import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'

/** D 115 V, A 100 V, I 230 V, M 208 V: the last letter of `b`, and the one settings are listed under. */
export type Locale = 'D' | 'A' | 'I' | 'M'

const BY_VOLTAGE: { readonly [V in UpsModel['nominalVoltage']]?: Locale } = { 100: 'A', 120: 'D', 208: 'M' }

export function localeOf({ nominalVoltage }: Pick<UpsModel, 'nominalVoltage'>): Locale {
  return BY_VOLTAGE[nominalVoltage] ?? 'I'
}
