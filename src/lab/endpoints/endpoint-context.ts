import type { UsbipHub } from '../../ports/usbip/usbip-hub.ts'
import type { WireContext } from '../wiring/wire-context.ts'

/** What the endpoints of a unit share. */
export interface EndpointContext extends WireContext {
  /** Takes the failure of a port that stopped working by itself. */
  readonly failed: (error: Error) => void
  /** Where USB ports are plugged in; it begins to listen when the first port asks for it. */
  readonly hub: () => Promise<UsbipHub>
}
