import type { Clock } from '../clock/clock.ts'
import type { Firmware } from './firmware/firmware.ts'
import type { UpsModel } from './models/model.ts'
import type { LoadWatts } from './power/load.ts'

/** What a unit is made of. */
export interface SmartUpsOptions {
  readonly clock: Clock
  readonly model: UpsModel
  readonly firmware: Firmware
  readonly serialNumber?: string
  /** Days since 2000-01-01; a year before the clock's present when left out. */
  readonly manufacturedOn?: number
  readonly load?: LoadWatts
  /** What is rare is drawn from it; 1 when left out. */
  readonly seed?: number
}
