import { deviceOf } from '../lab/bench-of.ts'
import type { BenchDevice } from '../lab/emulated-bench.ts'

/** Why `port` cannot be a Basic port of a device. */
export function noSuchPort(device: BenchDevice, port: string): string {
  const ports = deviceOf(device)
    .expander?.ports.map(({ name }) => name)
    .join(', ')
  return ports
    ? `${device.id} has no Basic port ${JSON.stringify(port)}; there are: ${ports}`
    : `${device.id} has no AP9624 in its slot: give it smartslot1: { card: 'AP9624', basic1: {} }`
}
