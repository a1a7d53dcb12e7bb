import type { UpsEvent } from '../smart-ups/events.ts'
import type { SlotUnit } from '../smart-ups/slots/slot-card.ts'

/** What a card reports to its managers, by name; traps number these. */
export const CARD_EVENT_NAMES = [
  'overload',
  'overload-cleared',
  'self-test-passed',
  'self-test-failed',
  'on-battery',
  'power-restored',
  'low-battery',
  'low-battery-cleared',
  'boost',
  'boost-cleared',
  'trim',
  'trim-cleared',
  'turned-off',
  'turned-on',
  'sleeping',
  'woke-up',
  'reboot-started',
  'replace-battery',
  'battery-replaced',
  'bypass-by-fault',
  'bypass-by-software',
  'bypass-ended',
  'calibration-started',
  'calibration-ended',
  'shutdown-started',
  'battery-hot',
  'battery-hot-cleared',
  'no-battery',
  'no-battery-cleared',
  'epo',
  'epo-cleared',
  'group-on',
  'group-off',
  'card-started',
  'access-denied',
] as const
export type CardEventName = (typeof CARD_EVENT_NAMES)[number]

/** Something that a card reports. */
export interface CardEvent {
  readonly name: CardEventName
  readonly text: string
  /** Outlet group by its row in the tables, from 1. */
  readonly group?: number
}

const FAULT_EVENTS = {
  'output-overload': ['overload', 'overload-cleared'],
  'needs-replacement': ['replace-battery', 'battery-replaced'],
  'overtemperature-critical': ['battery-hot', 'battery-hot-cleared'],
  disconnected: ['no-battery', 'no-battery-cleared'],
  'epo-active': ['epo', 'epo-cleared'],
} as const satisfies Readonly<Record<string, readonly [CardEventName, CardEventName]>>

const TEXT: Readonly<Record<CardEventName, string>> = {
  overload: 'UPS: Overloaded.',
  'overload-cleared': 'UPS: No longer overloaded.',
  'self-test-passed': 'UPS: Self-test passed.',
  'self-test-failed': 'UPS: Self-test failed.',
  'on-battery': 'UPS: On battery power.',
  'power-restored': 'UPS: Utility power restored.',
  'low-battery': 'UPS: Battery is low.',
  'low-battery-cleared': 'UPS: Battery is no longer low.',
  boost: 'UPS: Boosting the input voltage.',
  'boost-cleared': 'UPS: No longer boosting.',
  trim: 'UPS: Trimming the input voltage.',
  'trim-cleared': 'UPS: No longer trimming.',
  'turned-off': 'UPS: Output turned off.',
  'turned-on': 'UPS: Output turned on.',
  sleeping: 'UPS: Sleeping until utility power is back.',
  'woke-up': 'UPS: No longer sleeping.',
  'reboot-started': 'UPS: Reboot started.',
  'replace-battery': 'UPS: Battery needs replacing.',
  'battery-replaced': 'UPS: Battery no longer needs replacing.',
  'bypass-by-fault': 'UPS: In bypass because of a fault.',
  'bypass-by-software': 'UPS: In bypass on command.',
  'bypass-ended': 'UPS: No longer in bypass.',
  'calibration-started': 'UPS: Runtime calibration started.',
  'calibration-ended': 'UPS: Runtime calibration ended.',
  'shutdown-started': 'UPS: Graceful shutdown started.',
  'battery-hot': 'UPS: Battery is too hot.',
  'battery-hot-cleared': 'UPS: Battery is no longer too hot.',
  'no-battery': 'UPS: No battery is connected.',
  'no-battery-cleared': 'UPS: Battery is connected.',
  epo: 'UPS: Emergency power off is active.',
  'epo-cleared': 'UPS: Emergency power off is over.',
  'group-on': 'UPS: Outlet group turned on.',
  'group-off': 'UPS: Outlet group turned off.',
  'card-started': 'System: Network interface started.',
  'access-denied': 'System: Request without access.',
}

/** An event with its text (the wording is the bench's own). */
export function cardEvent(
  name: CardEventName,
  group?: { readonly row: number; readonly name: string },
): CardEvent {
  if (!group) return { name, text: TEXT[name] }
  return {
    name,
    group: group.row,
    text: `UPS: Outlet group ${group.row}, ${group.name}, turned ${name === 'group-on' ? 'on' : 'off'}.`,
  }
}

/** What a card makes of something its unit did. */
export function cardEventsOf(event: UpsEvent, unit: SlotUnit): readonly CardEvent[] {
  switch (event.type) {
    case 'state':
      return stateEvents(event.from, event.to, unit).map((name) => cardEvent(name))
    case 'battery':
      return [cardEvent(event.low ? 'low-battery' : 'low-battery-cleared')]
    case 'fault': {
      const names = FAULT_EVENTS[event.fault as keyof typeof FAULT_EVENTS]
      return names ? [cardEvent(names[event.active ? 0 : 1])] : []
    }
    case 'test':
      return testEvents(event.test, event.phase).map((name) => cardEvent(name))
    case 'outlet': {
      const row = unit.model.groups.indexOf(event.group) + 1
      const name = unit.settings.group(event.group)?.name ?? event.group
      return [cardEvent(event.on ? 'group-on' : 'group-off', { row, name })]
    }
    default:
      return []
  }
}

function stateEvents(from: string, to: string, { power, outlets }: SlotUnit): CardEventName[] {
  const names: CardEventName[] = []
  const testing = power.data.cause === 'automatic-test'
  if (to === 'on-battery' && !testing) names.push('on-battery')
  if (from === 'on-battery' && to !== 'on-battery' && power.inputOk && power.data.cause !== 'test-ended')
    names.push('power-restored')
  if (to === 'bypass') names.push(power.data.bypassCommanded ? 'bypass-by-software' : 'bypass-by-fault')
  if (from === 'bypass') names.push('bypass-ended')
  if (to === 'off') names.push(outlets.groups.some(({ process }) => process) ? 'sleeping' : 'turned-off')
  if (from === 'off') names.push('turned-on')
  return names
}

function testEvents(test: string, phase: string): CardEventName[] {
  if (test === 'calibration') {
    if (phase === 'running') return ['calibration-started']
    return phase === 'passed' || phase === 'failed' || phase === 'aborted' ? ['calibration-ended'] : []
  }
  if (phase === 'passed') return ['self-test-passed']
  return phase === 'failed' ? ['self-test-failed'] : []
}
