import type { LineClock } from '../../line/line-clock.ts'
import type { MicrolinkTunnel } from '../microlink/tunnel.ts'
import type { TunnelledLanguage } from './hid-power-device.ts'

/** Microlink beside Modbus in the tunnel: rows leave as many milliseconds after the host's message as the unit thinks. */
export function microlinkReports(
  tunnel: MicrolinkTunnel,
  line: LineClock,
  send: (report: Uint8Array) => void,
): TunnelledLanguage & { close(): void } {
  const waiting = new Set<() => void>()
  const forget = () => {
    for (const cancel of waiting) cancel()
    waiting.clear()
  }
  return {
    claims: (payload) => tunnel.claims(payload),
    take: (payload) => {
      for (const { bytes, afterMs = 0 } of tunnel.takeReport(payload, line.now())) {
        const cancel = line.after(afterMs, () => {
          waiting.delete(cancel)
          send(bytes)
        })
        waiting.add(cancel)
      }
    },
    reset: () => {
      forget()
      tunnel.reset()
    },
    close: forget,
  }
}
