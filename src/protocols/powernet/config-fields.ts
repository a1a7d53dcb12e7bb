import { type CardInUnit, numbered, table } from './object.ts'
import { OBJECTS, type ObjectName } from './objects.ts'
import { listText } from './written-values.ts'

/** Settings that the card lists with what they take: object, letter of UPS-Link, and measure. */
const FIELDS: readonly (readonly [name: ObjectName, letter: string | undefined, measure: string])[] = [
  ['upsAdvConfigRatedOutputVoltage', 'o', 'Vac'],
  ['upsAdvConfigHighTransferVolt', 'u', 'Vac'],
  ['upsAdvConfigLowTransferVolt', 'l', 'Vac'],
  ['upsAdvConfigAlarmTimer', undefined, 'seconds'],
  ['upsAdvConfigMinReturnCapacity', 'e', 'percent'],
  ['upsAdvConfigLowBatteryRunTime', 'q', 'minutes'],
  ['upsAdvConfigReturnDelay', 'r', 'seconds'],
  ['upsAdvConfigShutoffDelay', 'p', 'seconds'],
  ['upsAdvConfigBattExhaustThresh', undefined, ''],
]

const rows = ({ unit }: CardInUnit) => (unit.model.serial === 'ups-link' ? numbered(FIELDS.length) : [])

function valueRange({ unit }: CardInUnit, row: number): string {
  const [name, letter, measure] = FIELDS[row - 1]!
  // The blank before the comma is the card's own.
  if (name === 'upsAdvConfigAlarmTimer') return '0 , 30 seconds'
  return letter ? listText(unit, letter, measure) : 'Not Configurable'
}

/** What the settings of a unit that speaks UPS-Link take, as the card found it. */
export const CONFIG_FIELD_OBJECTS = table(rows, {
  apcUpsConfigFieldIndex: (_at, row) => row,
  apcUpsConfigFieldOID: (_at, row) => OBJECTS[FIELDS[row - 1]![0]][0],
  apcUpsConfigFieldValueRange: valueRange,
})
