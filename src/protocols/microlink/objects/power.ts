import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { s, u } from '../../modbus/encoding.ts'
import { writableOutputVoltage } from '../../modbus/map/output-voltage.ts'
import { fromItem, NO_REGISTER, number, register } from './field.ts'
import { collection, type Node, namespace } from './node.ts'
import { daysSinceManufacture, totalTime } from './total-time.ts'

/** Collection 6: the input. */
export const input: Node = collection(
  0x06,
  register(0x16, 150, { mask: 0x01ff }),
  register(0x25, 151),
  number(0x27, 'Input frequency', u(7), (ups) => ups.measurements.inputFrequency),
  // 0 is no delay. The emulated unit has no such setting, so that every other value is refused.
  number(0xba, 'Retransfer delay', s(0), () => 0),
  namespace(0x03, register(0x17, 154)),
  totalTime('Input', daysSinceManufacture),
)

/** Bits of the voltages that descriptors of real units name. */
const NAMED_VOLTAGES = 0x7f
/** A description that allows whatever fits. */
const EVERY_VOLTAGE = 0xffffffff

/** Collection 7: the output. */
export function output({ model, firmware }: SmartUps): Node {
  const right = firmware.decide.microlinkUsageInfo() === 'right'
  return collection(
    0x07,
    register(0x0d, 1026),
    register(0x0e, 1027),
    register(0x25, 142),
    register(0x26, 140),
    register(0x27, 144),
    register(0x28, 136),
    register(0x49, 138),
    register(0x2a, 589),
    register(0x2b, 588),
    fromItem(0x2c, writableOutputVoltage(NO_REGISTER, 2), { mask: right ? NAMED_VOLTAGES : EVERY_VOLTAGE }),
    namespace(
      0x03,
      register(0x26, 145),
      ...(model.topology === 'line-interactive' ? [register(0x25, 1028, { mask: 0x0007, default: 1 })] : []),
    ),
    totalTime('Output', daysSinceManufacture),
  )
}
