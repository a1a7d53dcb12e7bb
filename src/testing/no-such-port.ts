import { valueText } from '../../emulators/smart-ups/check-value.ts'
import { deviceOf } from '../lab/bench-of.ts'
import { DEFAULT_CARD } from '../lab/cards/index.ts'
import type { BenchDevice } from '../lab/emulated-bench.ts'

/** Why `port` cannot be a signaling port of a card of a device. */
export function noSuchPort(device: BenchDevice, port: string): string {
  const { signalPorts } = deviceOf(device).ups.slots
  const ports = signalPorts.map(({ name }) => name).join(', ')
  return ports
    ? `${device.id} has no port ${valueText(port)}; there are: ${ports}`
    : `${device.id} has no card that signals clients: give it smartslot1: { card: '${DEFAULT_CARD.card}', basic1: {} }`
}
