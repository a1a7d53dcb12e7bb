import {
  Bench,
  type BenchDevice,
  ClosedError,
  checkSnapshot,
  type DeviceState,
  deviceState,
  type EmulatedUps,
  type LIMITS,
  runUntil,
  serveControl,
} from '../../src/index.ts'
import { type Equal, holds } from './equal.ts'

export async function theMainEntryIsTyped(): Promise<void> {
  const bench = new Bench({ time: { virtual: true }, seed: 1 })
  const device = bench.add('rack1', { model: 'SMT1500RM2U', rj45: { pty: './ups0', replyDelayMs: '2s' } })
  holds<Equal<typeof device, BenchDevice>>()
  holds<Equal<typeof device.ups, EmulatedUps>>()
  const state = deviceState(device)
  holds<Equal<typeof state, DeviceState>>()
  const [endpoint] = device.endpoints
  if (endpoint?.kind === 'pty') holds<Equal<typeof endpoint.path, string>>()
  const reached = runUntil(bench, () => !device.ups.awake, { limit: '2h' })
  holds<Equal<typeof reached, boolean>>()
  bench.restore(checkSnapshot(bench, {}))
  const { url } = await serveControl({ bench, listen: { host: '127.0.0.1', port: 0 } })
  holds<Equal<typeof url, string>>()
  holds<Equal<(typeof LIMITS.battery.charge)['max'], 100>>()
  if (new Error() instanceof ClosedError) await bench.close()
  // @ts-expect-error the insides of a unit are its own
  device.ups.power
  // @ts-expect-error and those of a device
  device.conversations
  // @ts-expect-error no such option
  new Bench({ virtual: true })
  // @ts-expect-error no such field
  bench.add('rack2', { model: 'SMT1500', serail: 'AS1' })
  // @ts-expect-error a speed is needed where time is not virtual
  new Bench({ time: { virtual: false } })
}
