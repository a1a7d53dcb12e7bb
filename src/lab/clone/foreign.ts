import { tidyName, type UnitFacts } from './facts.ts'

/** How the maker of these units signs. */
const OWN_MAKER = /american power|\bapc\b|apcc|schneider/i
/** What units of this catalogue are called, on any face. */
const OWN_NAME = /smart-ups|matrix-ups/i
/** The maker's other units: their names begin so, and nothing of this bench is like them. */
const OTHER_NAME = /^(?:back-ups|symmetra|powerstack|galaxy|easy ups)/i

/** Whose unit it is, where it is not one of this catalogue; undefined where nothing says so. */
export function foreignMaker({ manufacturer, reportedName, sku }: UnitFacts): string | undefined {
  const maker = manufacturer?.trim()
  const name = reportedName === undefined ? '' : tidyName(reportedName)
  if (maker && !OWN_MAKER.test(maker) && !OWN_NAME.test(name)) return [maker, name].filter(Boolean).join(' ')
  if (OTHER_NAME.test(name) && !sku) return `a ${name}`
  return undefined
}
