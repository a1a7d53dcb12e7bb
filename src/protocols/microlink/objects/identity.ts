import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { u } from '../../modbus/encoding.ts'
import { number, register, text } from './field.ts'
import { array, collection, type Node, namespace } from './node.ts'
import type { Shape } from './shape.ts'

const VERSION_SIZE = 8

/** Firmware of the unit's four processors, in the order of an SMC1000I. Only the first is the emulated one. */
const VERSIONS: readonly ((ups: SmartUps) => string)[] = [
  (ups) => ups.firmware.reported,
  (ups) => ups.communicationFirmware,
  (ups) => ups.traits.otherFirmware[0],
  (ups) => ups.traits.otherFirmware[1],
]

/** Collection 9: what the unit is. */
export function identity({ serialSize }: Shape): Node {
  return collection(
    0x09,
    text(0x40, 'Serial number', serialSize, (ups) => ups.identity.serialNumber),
    register(0x19, 591),
    register(0x44, 532),
    text(0x42, 'SKU', 16, (ups) => ups.model.name),
    namespace(
      0x03,
      array(
        0x10,
        VERSIONS.map((read) => [namespace(0x02, text(0x4a, 'Firmware', VERSION_SIZE, read))]),
      ),
      // NUT wants the unit's version right here.
      text(0x4a, 'UPS firmware', VERSION_SIZE, (ups) => ups.firmware.reported),
    ),
    number(0x1b, 'USB product id', u(0), (ups) => ups.firmware.decide.usbProductId()),
    number(0x1c, 'USB vendor id', u(0), (ups) => ups.traits.usbVendorId),
  )
}
