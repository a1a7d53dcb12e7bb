import { InterfaceExpander2 } from '../../../../../emulators/interface-expander-2/interface-expander-2.ts'
import { LegacyCommunicationsCard } from '../../../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import { NetworkManagementCard } from '../../../../../emulators/network-management-card/network-management-card.ts'
import type { Stage } from '../../../../../src/cli/recipes/step.ts'
import type { UnitUnderTest } from '../../../../support/unit.ts'

const CARDS = {
  expander: () => new InterfaceExpander2(),
  legacy: () => new LegacyCommunicationsCard(),
  management: () => new NetworkManagementCard({ model: 'AP9631' }),
}

/** A unit without a bench around it, for the steps of a recipe. */
export function onStage({ ups, pass }: UnitUnderTest, look: () => void): Stage {
  return {
    ups,
    look,
    pass,
    runtime: () => ups.measurements.runtime,
    fit: (card) => ups.fit(card === null ? undefined : CARDS[card]()),
  }
}
