import { z } from 'zod'
import { LegacyCommunicationsCard } from '../../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import type { CardKind } from '../card-kind.ts'
import { legacyCardPorts } from './ports.ts'
import { type LegacyCardConfig, legacyCardSchema, legacyCardState } from './schema.ts'

/** The AP9620 on the bench. */
export const legacyCommunicationsCard = {
  card: 'AP9620',
  title: 'Legacy Communications Card',
  schema: legacyCardSchema,
  state: legacyCardState,
  memory: z.null(),
  signalPorts: [],
  serialPorts: ['serial'],
  wires: ['serial', 'usb'],
  languages: ['ups-link'],
  make: () => new LegacyCommunicationsCard(),
  ports: legacyCardPorts,
  summary: ({ card }) => card,
  warnings: (_card, { rj45, usb }) =>
    rj45 || usb
      ? ["the AP9620 takes over: nothing answers at the unit's own serial and USB ports while it is fitted"]
      : [],
} as const satisfies CardKind<LegacyCommunicationsCard, LegacyCardConfig>
