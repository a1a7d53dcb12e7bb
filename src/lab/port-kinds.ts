import { isInstalled } from '../ports/installed.ts'
import type { PortKind } from './port-kind.ts'

/** The kinds of ports that this computer has. */
export function portKinds(): readonly PortKind[] {
  return [
    process.platform === 'win32'
      ? { kind: 'pty', available: false, why: 'Windows has none: use tcp, or serialport with a com0com pair' }
      : { kind: 'pty', available: true },
    isInstalled('serialport')
      ? { kind: 'serialport', available: true }
      : {
          kind: 'serialport',
          available: false,
          why: 'the package serialport is not installed: npm install serialport',
        },
    { kind: 'tcp', available: true },
    { kind: 'rfc2217', available: true },
    { kind: 'udp', available: true },
    { kind: 'usbip', available: true },
  ]
}
