import type { FaultKind } from './fault.ts'

/** Reports of the Modbus tunnel (application note 176): to the host and to the unit. */
const TUNNEL: ReadonlySet<number | undefined> = new Set([0x89, 0x90])

/** The tunnel is dead while everything else on USB goes on, as units with COM 03.8 and others were seen to do. */
export const wedgedTunnel: FaultKind = {
  about: 'reports of the Modbus and Microlink tunnel do not arrive; all others do',
  settings: {},
  isSteady: true,
  onlyUsb: true,
  make: () => (piece) => (TUNNEL.has(piece.bytes[0]) ? [] : [piece]),
}
