/** A host's modem lines. */
export const HOST_INPUTS = ['cts', 'dsr', 'dcd', 'ri'] as const
export type HostInput = (typeof HOST_INPUTS)[number]
export type HostOutput = 'dtr' | 'rts'

/** What a simple-signaling cable makes of the port's lines, seen from the host. */
export interface Cable {
  /** Order numbers that are wired alike. */
  readonly names: readonly string[]
  /** Asserted while the port signals On Battery. */
  readonly onBattery: readonly HostInput[]
  /** Asserted while the port signals Low Battery. */
  readonly lowBattery: readonly HostInput[]
  /** The line by which the host asks for the shutdown; null where the cable has none. */
  readonly shutdown: HostOutput | null
  /** The host must hold this line up for Low Battery to come through: it powers the cable. */
  readonly powered?: HostOutput
  /** The host must hold this line up for anything to come through. */
  readonly enabled?: HostOutput
}

/** Cables by wiring: apcupsd manual and sources, NUT genericups types 1, 2, 9 and 12. */
export const CABLES: readonly Cable[] = [
  {
    names: ['940-0020B', '940-0020C'],
    onBattery: ['cts'],
    lowBattery: ['dcd'],
    shutdown: 'dtr',
    powered: 'rts',
  },
  {
    names: ['940-0119A', '940-0127A', '940-0128A'],
    onBattery: ['cts', 'ri'],
    lowBattery: ['dcd'],
    shutdown: 'dtr',
    enabled: 'rts',
  },
  { names: ['940-0023A'], onBattery: ['dcd'], lowBattery: ['cts'], shutdown: 'rts' },
  { names: ['940-0095A', '940-0095C'], onBattery: ['ri'], lowBattery: ['dcd'], shutdown: 'rts' },
  { names: ['940-0095B'], onBattery: ['ri'], lowBattery: [], shutdown: 'rts' },
]

export const CABLE_NAMES: readonly string[] = CABLES.flatMap(({ names }) => names)

/** A cable by its order number. */
export function findCable(name: string): Cable {
  const cable = CABLES.find(({ names }) => names.includes(name))
  if (!cable) throw new RangeError(`no cable ${JSON.stringify(name)}; there are: ${CABLE_NAMES.join(', ')}`)
  return cable
}
