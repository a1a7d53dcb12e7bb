import type { CardSettings } from '../../../emulators/interface-expander-2/dip-switches.ts'
import { InterfaceExpander2 } from '../../../emulators/interface-expander-2/interface-expander-2.ts'
import { LegacyCommunicationsCard } from '../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import { defined } from '../defined.ts'
import type { CardConfig, DeviceConfig, ExpanderConfig, LegacyCardConfig } from '../lab-file/schema.ts'

/** Cards that a unit can be given. */
export type Card = InterfaceExpander2 | LegacyCommunicationsCard

/** What a lab file says of an AP9624 in the slot; undefined when there is none. */
export function expanderConfig({ smartslot1 }: DeviceConfig): ExpanderConfig | undefined {
  return smartslot1?.card === 'AP9624' ? smartslot1 : undefined
}

/** What a lab file says of an AP9620 in the slot. */
export function legacyCardConfig({ smartslot1 }: DeviceConfig): LegacyCardConfig | undefined {
  return smartslot1?.card === 'AP9620' ? smartslot1 : undefined
}

/** The card that a lab file describes. */
export function cardOf(config: CardConfig): Card {
  return config.card === 'AP9624' ? expander(config) : new LegacyCommunicationsCard()
}

function expander(config: ExpanderConfig): InterfaceExpander2 {
  const { dip, commandInstant, pollSeconds, mode, timerSeconds, lowBatterySignalSeconds } = config
  const settings: Partial<CardSettings> = defined({
    mode,
    timerSeconds,
    lowBatterySignalSeconds,
    advancedPortAlwaysConfirmed: config.advancedPortAlwaysConfirmed,
  })
  const card = new InterfaceExpander2({ ...defined({ dip, commandInstant, pollSeconds }), settings })
  for (const port of card.ports) {
    const wanted = config[port.name]
    card.connect(port, wanted !== undefined && (wanted?.connected ?? true))
  }
  return card
}
