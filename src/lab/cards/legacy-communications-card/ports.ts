import type { LegacyCommunicationsCard } from '../../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import { identityBehind } from '../../../protocols/hid-power-device/legacy-identity.ts'
import { legacyUsbDevice } from '../../../protocols/hid-power-device/legacy-usb-device.ts'
import { UpsLinkSession } from '../../../protocols/ups-link/session.ts'
import { defined } from '../../defined.ts'
import { onWire } from '../../wiring/wire.ts'
import type { SlottedCard } from '../card-kind.ts'
import type { CardPort } from '../card-port.ts'
import type { LegacyCardConfig } from './schema.ts'

/** UPS-Link runs at 2400 baud (AN176). */
const BAUD = 2400

/** The serial port, which speaks UPS-Link, and the USB port of the generation before. */
export function legacyCardPorts({
  unit,
  slot,
  card,
  config,
}: SlottedCard<LegacyCommunicationsCard, LegacyCardConfig>): readonly CardPort[] {
  const { ups } = unit
  const serial = { name: 'serial', port: `${slot}.serial`, protocol: 'ups-link' } as const
  const quirks = defined(config.serial?.quirks ?? {})
  const session = () => new UpsLinkSession(ups, { source: slot, quirks })
  return [
    {
      ...serial,
      carries: 'bytes',
      config: config.serial,
      baud: BAUD,
      sessions: (context) =>
        onWire(unit, { port: serial.port, protocol: () => serial.protocol }, session, context),
    },
    {
      name: 'usb',
      port: `${slot}.usb`,
      protocol: 'hid',
      carries: 'usb',
      exported: config.usb !== undefined,
      reports: 'legacy',
      device: ({ sync, wire }) =>
        legacyUsbDevice(ups, { sync, source: slot, identity: identityBehind(ups, card), wire }),
    },
  ]
}
