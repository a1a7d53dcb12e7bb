/** Lengths of device time as users give them. */
export { type Duration, milliseconds, spoken } from '../../../emulators/clock/duration.ts'
