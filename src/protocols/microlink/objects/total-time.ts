import { daysSince2000 } from '../../../../emulators/clock/clock.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { u32 } from '../../modbus/encoding.ts'
import { number } from './field.ts'
import { collection, type Node } from './node.ts'

const SECONDS_PER_DAY = 86_400

/** Collection F: for how long a part has worked, in seconds (unit and beginning assumed). */
export function totalTime(part: string, since: (ups: SmartUps) => number): Node {
  return collection(
    0x0f,
    number(0x69, `${part} total time`, u32, (ups) =>
      Math.max(0, (daysSince2000(ups.clock.now) - since(ups)) * SECONDS_PER_DAY),
    ),
  )
}

export const daysSinceManufacture = (ups: SmartUps) => ups.identity.manufacturedOn
