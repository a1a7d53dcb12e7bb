import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { choice } from '../../modbus/map/settings.ts'
import { accessControl } from './access-control.ts'
import { battery, batteryForNut } from './battery.ts'
import { command, outletCommand, UPS_SOURCES } from './command.ts'
import { fromItem, lowHalf, NO_REGISTER, register } from './field.ts'
import { outletGroups, targetMask } from './groups.ts'
import { identity } from './identity.ts'
import { userInterface } from './interface.ts'
import { collection, type Node, namespace } from './node.ts'
import { input, output } from './power.ts'
import type { Shape } from './shape.ts'
import { daysSinceManufacture, totalTime } from './total-time.ts'

/** Factory settings, clear faults, reset strings, reset logs; into and out of bypass where there is one. */
const UPS_COMMANDS = 0x6208
const BYPASS_COMMANDS = 0x0030
const UPS_COMMAND_SOURCES = 0xf8000000
/** Commands, modifiers and sources; without the targets. */
const OUTLET_COMMANDS = 0x00ff
const SHORT_SOURCES = 0xf000
const LONG_SOURCES = 0x7f000

const powerQuality = choice(NO_REGISTER, 'Power quality setting', 'powerQuality', {
  bits: ['custom', 'good', 'fair', 'poor'],
})

/** Every object of a unit, in the order of its memory. The password fields come last, as on real units. */
export function objectTree(ups: SmartUps, shape: Shape): readonly Node[] {
  const bypass = ups.model.topology === 'double-conversion' ? BYPASS_COMMANDS : 0
  const sources = shape.longCommands ? LONG_SOURCES : SHORT_SOURCES
  const outlets = OUTLET_COMMANDS | targetMask(ups) | sources
  const changeCause = register(0x0b, 2)
  return [
    namespace(
      0x02,
      collection(
        0x04,
        identity(shape),
        battery(ups),
        input,
        output(ups),
        userInterface,
        shape.shortStatus ? lowHalf(0x0a, 0) : register(0x0a, 0),
        changeCause,
        lowHalf(0x14, 1536, { mask: UPS_COMMANDS | bypass }),
        register(0x34, 22, { mask: 0x03ff }),
        lowHalf(0x36, 20, { mask: 0x3173 }),
        register(0x82, 596),
        namespace(0x03, fromItem(0x27, powerQuality, { mask: 0x000f })),
        totalTime('UPS', daysSinceManufacture),
        outletCommand(0xb5, shape.longCommands ? 4 : 2, outlets),
        // NUT's driver begins a path anew at a namespace and knows these objects by the short one.
        namespace(
          0x02,
          ...batteryForNut,
          command(0x14, 1536, UPS_SOURCES, { mask: (UPS_COMMANDS | bypass | UPS_COMMAND_SOURCES) >>> 0 }),
          changeCause,
        ),
        ...outletGroups(ups),
        accessControl,
      ),
    ),
  ]
}
