/** `upslab/client`: the control API of a bench, typed. Needs nothing but `fetch`: Node, browsers, workers. */
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
export type { Event as LabEvent } from './types.ts'
export * from './types.ts'
