import type { Endpoint } from '../../ports/port.ts'

/** Where a port of a device can be reached, as `up --json` and the control API say it. */
export type DeviceEndpoint = { readonly port: string; readonly protocol: string } & Endpoint
