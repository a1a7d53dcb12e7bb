import type { CardEventName } from '../../../../emulators/network-management-card/card-events.ts'
import { eventOfTrap } from '../../../protocols/powernet/traps.ts'
import { BerError } from '../../../protocols/snmp/ber.ts'
import { type ReceivedNotification, readNotification } from '../../../protocols/snmp/read-notification.ts'
import type { NoticeLanguage } from './notice-client.ts'
import type { Reading } from './unit-client.ts'

/** What traps change of what is known of a unit; all others change nothing. */
const CHANGES: Readonly<Partial<Record<CardEventName, Partial<Reading>>>> = {
  'on-battery': { onBattery: true },
  'power-restored': { onBattery: false },
  'low-battery': { lowBattery: true },
  'low-battery-cleared': { lowBattery: false },
  'shutdown-started': { shutdownImminent: true },
  'reboot-started': { shutdownImminent: true },
  'turned-on': { shutdownImminent: false },
  'woke-up': { shutdownImminent: false },
}

/** Traps and informs of version 1 and 2c, as a script behind snmptrapd takes them. It has nothing to command with. */
export const traps: NoticeLanguage = {
  protocol: 'snmp',
  take(bytes) {
    const notification = notificationIn(bytes)
    if (!notification) return undefined
    const { trap, bindings, answer } = notification
    const numbers = bindings.flatMap(({ value }) => (value.type === 'integer' ? [value.value] : []))
    const event = eventOfTrap(trap.join('.'), numbers)
    const reading = event && CHANGES[event]
    return { reading: reading ?? {}, words: event?.replaceAll('-', ' ') ?? 'a trap', answer }
  },
}

function notificationIn(bytes: Uint8Array): ReceivedNotification | undefined {
  try {
    return readNotification(bytes)
  } catch (error) {
    if (error instanceof BerError) return undefined
    throw error
  }
}
