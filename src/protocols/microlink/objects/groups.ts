import type { GroupName } from '../../../../emulators/smart-ups/commands.ts'
import { OUTLET_CAUSES } from '../../../../emulators/smart-ups/outlets/process.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { u32 } from '../../modbus/encoding.ts'
import { lowRuntimeWarning } from './battery.ts'
import { lowHalf, number, register } from './field.ts'
import { writableTimers } from './group-timers.ts'
import { array, collection, type Field, type Node } from './node.ts'

/** Registers of each group, whose fields follow each other in the same order everywhere. */
const REGISTERS: Readonly<
  Record<GroupName, { name: number; delays: number; status: number; timers: number }>
> = {
  MOG: { name: 604, delays: 1029, status: 3, timers: 155 },
  SOG0: { name: 612, delays: 1034, status: 6, timers: 159 },
  SOG1: { name: 620, delays: 1039, status: 9, timers: 163 },
  SOG2: { name: 628, delays: 1044, status: 12, timers: 167 },
}

const SWITCHED = ['SOG0', 'SOG1', 'SOG2'] as const
const DELAY = { range: [0, 0x7fff], default: 0 } as const

/**
 * The main group's collection, and an array of as many switched groups as the unit has. A unit without a main group
 * shows it as its registers do: absent, but there to be read (assumed; NUT offers no outlet commands without it).
 */
export function outletGroups(ups: SmartUps): Node[] {
  const switched = SWITCHED.filter((name) => ups.outlets.get(name))
  return [
    collection(0x3e, ...group(ups, 'MOG')),
    ...(switched.length > 0
      ? [
          array(
            0x3d,
            switched.map((name) => writableTimers(name, group(ups, name))),
          ),
        ]
      : []),
  ]
}

/** Target bits of the outlet command that a unit knows. */
export function targetMask(ups: SmartUps): number {
  return (['MOG', ...SWITCHED] as const).reduce(
    (mask, name, index) => (ups.outlets.get(name) ? mask | (1 << (8 + index)) : mask),
    0,
  )
}

function group(ups: SmartUps, name: GroupName): Field[] {
  const { name: label, delays, status, timers } = REGISTERS[name]
  return [
    register(0x82, label),
    register(0xb9, delays + 1, DELAY),
    register(0xb8, delays, DELAY),
    register(0xb7, delays + 2, { range: [4, 0x7fffffff], default: 8 }),
    register(0x30, delays + 4, DELAY),
    lowRuntimeWarning(ups),
    number(0x84, 'Status change cause', u32, ({ outlets }) => {
      const found = outlets.get(name)
      return found ? 1 << OUTLET_CAUSES.indexOf(found.cause) : 0
    }),
    lowHalf(0xb6, status, { mask: 0x4f9f }),
    register(0x2d, timers),
    register(0xad, timers + 1),
    register(0x2e, timers + 2),
  ]
}
