import { versionsOf as catalogueVersions } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import type { DeviceInput } from '../../src/lab/unit/check-device.ts'
import type { Draw } from '../support/draw.ts'

/** Units of every generation: with and without outlet groups, a bypass, Modbus, a slot. */
const MODELS = [
  'SMT1500RM2U',
  'SMT1500RM2U',
  'SMT750I',
  'SMX1500RM2U',
  'SRT3000XLA',
  'SMC1500',
  'SMTL1500RM3UC',
  'SUA1000I',
  'SURT1000XLI',
]

/** Versions that sources name for a model. */
export function versionsOf(model: UpsModel): readonly string[] {
  return [...new Set(catalogueVersions(model).map(({ version }) => version))]
}

/** A unit with a card, hosts and clients, as a lab file has it. */
export function drawDevice(draw: Draw): DeviceInput {
  const model = findModel(draw.pick(MODELS))
  const card = drawCard(draw, model)
  return {
    model: model.name,
    firmware: draw.pick(versionsOf(model)),
    ...(card ? { smartslot1: card } : {}),
    ...(draw.below(3) === 0 ? { battery: { charge: draw.pick([5, 30, 80, 95]) } } : {}),
    hosts: drawHosts(draw, card?.card as string | undefined),
  } as DeviceInput
}

function drawCard({ pick, below }: Draw, { smartSlots }: UpsModel): Record<string, unknown> | undefined {
  const kind = below(4)
  if (smartSlots === 0 || kind === 3) return undefined
  if (kind === 0) return { card: 'AP9620' }
  if (kind === 1)
    return {
      ...{ card: pick(['AP9631', 'AP9630']), profile: 'legacy', clients: ['127.0.0.1:3052'] },
      receivers: [{ address: '127.0.0.1:162', version: pick(['v1', 'v2c']), inform: below(2) === 0 }],
    }
  return {
    card: 'AP9624',
    mode: pick(['confirmed', 'timer', 'until-low-battery']),
    advancedPortAlwaysConfirmed: below(2) === 0,
    basic1: {},
    basic2: {},
  }
}

function drawHosts({ pick, below }: Draw, card: string | undefined): Record<string, unknown> {
  const port = below(2) === 0 ? 'rj45' : 'usb'
  return {
    reported: { shutdownTrigger: 'nothing', haltReportedBy: 'control' },
    reader: {
      shutdownTrigger: pick(['low-battery', 'on-battery', 'shutdown-imminent']),
      readsVia: port,
      ...(below(2) === 0 ? { killPowerVia: port } : {}),
      pollSeconds: pick([30, 300, 300, 300]),
      shutdownSeconds: pick([5, 45, 300]),
    },
    ...(card === 'AP9631' || card === 'AP9630'
      ? {
          waiting: {
            shutdownTrigger: pick(['low-battery', 'on-battery', 'shutdown-imminent']),
            readsVia: pick(['trap', 'pcnet', 'snmp']),
            ...(below(2) === 0 ? { killPowerVia: 'smartslot1' } : {}),
            shutdownSeconds: pick([5, 45, 300]),
          },
        }
      : {}),
    ...(card === 'AP9624'
      ? { simple: { shutdownTrigger: pick(['basic1', 'basic2']), shutdownSeconds: pick([10, 60]) } }
      : {}),
  }
}
