import {
  CARD_DEFECTS,
  type CardDefect,
} from '../../../../emulators/network-management-card/firmware/card-defects.ts'
import { CardFirmware } from '../../../../emulators/network-management-card/firmware/card-firmware.ts'
import { cardModel } from '../../../../emulators/network-management-card/firmware/card-models.ts'
import {
  type CardTrait,
  cardRuleFor,
} from '../../../../emulators/network-management-card/firmware/card-rule.ts'
import { CARD_TRAITS } from '../../../../emulators/network-management-card/firmware/card-traits.ts'
import {
  CARD_LINES,
  compareCardVersions,
} from '../../../../emulators/network-management-card/firmware/card-versions.ts'
import type { CardFirmwareCatalogue } from '../card-kind.ts'

/** The family that a list takes a card to be in: most of these cards are in one. */
const USUAL_FAMILY = 'SMT'

const GENERATIONS = { nmc1: 'first generation', nmc2: 'second generation', nmc3: 'third generation' } as const

/** What is known of the firmware of these cards. */
export const cardFirmwareCatalogue: CardFirmwareCatalogue = {
  versions(card, own = []) {
    const model = cardModel(card)
    const versions = [
      ...CARD_LINES[model.generation].versions,
      ...own.filter(({ generation }) => generation === model.generation),
    ].sort((a, b) => compareCardVersions(a.version, b.version))
    return versions.map(({ version, source }) => {
      const { active } = new CardFirmware(model, version, {}, own).in(USUAL_FAMILY)
      return { version, source, defects: active.map(({ id, assumed }) => ({ id, assumed })) }
    })
  },
  version(card, version, own = []) {
    const model = cardModel(card)
    const firmware = new CardFirmware(model, version, {}, own)
    const { traits, active } = firmware.in(USUAL_FAMILY)
    const named = own.find(
      (each) => each.generation === model.generation && each.version === firmware.version,
    )
    const subject = { model, version: firmware.version, family: USUAL_FAMILY } as const
    const facts = Object.entries(CARD_TRAITS).map(([name, trait]) => {
      const given = named && Object.hasOwn(named.traits, name)
      if (given)
        return { what: trait.title, value: traits[name as keyof typeof traits], evidence: named.source }
      const rule = cardRuleFor<unknown>(trait as CardTrait<unknown>, subject)
      const evidence = 'source' in rule ? rule.source : `assumed: ${rule.assumed}`
      return { what: trait.title, value: rule.value, evidence }
    })
    return { facts, defects: active.map(({ id }) => id) }
  },
  defects: CARD_DEFECTS.map(({ id, title, source, affects }) => ({
    id,
    title,
    source,
    affects: affects.length > 0 ? affects.map(rangeText) : ['no version by itself: switched on by hand'],
  })),
}

function rangeText({
  generations,
  models,
  from,
  to,
  families,
  assumed,
}: CardDefect['affects'][number]): string {
  const who = models?.join(', ') ?? generations?.map((each) => GENERATIONS[each]).join(', ') ?? 'every card'
  const parts = [
    who,
    families && `in ${families.join(', ')}`,
    from && from === to
      ? `at ${from}`
      : [from && `from ${from}`, to && `up to ${to}`].filter(Boolean).join(' '),
    assumed && `[assumed: ${assumed}]`,
  ]
  return parts.filter(Boolean).join(' ')
}
