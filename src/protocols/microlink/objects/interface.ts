import { LANGUAGES } from '../../../../emulators/smart-ups/settings/unit-settings.ts'
import { choice } from '../../modbus/map/settings.ts'
import { fromItem, NO_REGISTER, register } from './field.ts'
import { collection, type Node, namespace } from './node.ts'

/** Collection B: panel and beeper. */
export const userInterface: Node = collection(
  0x0b,
  register(0x3b, 1543, { mask: 0x006f }),
  register(0x3f, 26, { mask: 0x0007 }),
  namespace(
    0x03,
    fromItem(0x2b, choice(NO_REGISTER, 'Display language', 'language', { bits: LANGUAGES }), {
      mask: 0x00ff,
    }),
  ),
)
