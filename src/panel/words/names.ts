import type { DeviceState } from '../../client/types.ts'

/** How a thing is drawn: nothing to see, all is well, look here, something is wrong. */
export type Tone = 'quiet' | 'good' | 'warn' | 'bad'

const OUTPUT: Readonly<Record<DeviceState['output']['state'], readonly [string, Tone]>> = {
  online: ['On line', 'good'],
  'on-battery': ['On battery', 'warn'],
  bypass: ['Bypass', 'warn'],
  off: ['Output off', 'quiet'],
  fault: ['Fault', 'bad'],
}

/** The state of a unit in a word or two. */
export function outputWords({ output, battery, awake }: DeviceState): readonly [string, Tone] {
  if (!awake) return ['Dead', 'quiet']
  if (output.state === 'on-battery' && battery.low) return ['Low battery', 'bad']
  return OUTPUT[output.state]
}

export function groupName(group: string): string {
  return group === 'MOG' ? 'Main outlets' : `Outlet group ${Number(group.slice(3)) + 1}`
}

type Pending = NonNullable<DeviceState['outletGroups'][number]['pending']>

const PENDING: Readonly<Record<Pending['action'], (on: boolean) => string>> = {
  off: () => 'turns off in',
  on: () => 'turns on in',
  shutdown: (on) => (on ? 'shuts down in' : 'back with the mains, in'),
  sleep: (on) => (on ? 'goes to sleep in' : 'sleeps for'),
  reboot: (on) => (on ? 'reboots in' : 'back in'),
  'wait-for-ac': () => 'waits for mains',
  'wait-for-runtime': () => 'waits for battery runtime',
}

/** What a group is waiting for, without its seconds. */
export function pendingWords({ action }: Pending, output: 'on' | 'off'): string {
  return PENDING[action](output === 'on')
}

const SOURCES: Readonly<Record<string, string>> = {
  lcd: 'LCD',
  rj45: 'serial port',
  usb: 'USB',
  smartslot1: 'card',
  network: 'network',
  scheduler: 'own schedule',
}

export const sourceName = (source: string) => SOURCES[source] ?? source
