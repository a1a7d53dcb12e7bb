/** `upslab/client`: the control API of a bench, typed. Needs nothing but `fetch`: Node, browsers, workers. */
export type { TrafficLine } from '../control/traffic.ts'
export type { LabEvent } from '../lab/journal.ts'
export {
  type ClientOptions,
  type ControlClient,
  createClient,
  type EventsOptions,
  type Fetch,
  type TrafficOptions,
} from './client.ts'
export { ControlError } from './control-error.ts'
export { EventStream } from './event-stream.ts'
export * from './types.ts'
