/** Lengths of device time as users give them. */
export { type Duration, formatDuration, milliseconds } from '../../../emulators/clock/duration.ts'
