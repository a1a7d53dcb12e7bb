import type { Device } from '../../../src/lab/device.ts'
import { deviceState } from '../../../src/lab/device-state.ts'
import type { Clients } from '../clients/clients.ts'
import type { Face } from '../clients/face.ts'
import type { Invariant } from './invariant.ts'

/** Every wire says the same of the unit as the control API. Firmware with defects may say other readings. */
export function faces(device: Device, clients: () => Clients): Invariant {
  return {
    name: 'faces agree',
    between() {
      if (!device.ups.awake) return undefined
      for (const face of clients().faces()) {
        const wrong = difference(face, device)
        if (wrong) return `${face.wire}: ${wrong} (${device.ups.firmware.reported})`
      }
      return undefined
    },
  }
}

function difference(face: Face, device: Device): string | undefined {
  const { input, output, battery, outletGroups } = deviceState(device)
  const sound = device.ups.firmware.defects.length === 0
  const pairs: [string, unknown, unknown][] = [
    ['on battery', face.onBattery, output.state === 'on-battery'],
    ['off', face.off, output.state === 'off' || output.state === 'fault'],
    // UPS-Link counts a bypass as on line.
    [
      'on line',
      face.onLine,
      output.state === 'online' || (face.wire === 'ups-link' && output.state === 'bypass'),
    ],
    ['input good', sound ? face.inputGood : undefined, input.acceptable],
  ]
  for (const { name, output: relay } of outletGroups)
    if (sound) pairs.push([name, face.on?.[name], relay === 'on'])
  for (const [what, said, is] of pairs)
    if (said !== undefined && said !== is) return `${what} is ${said}, not ${is}`
  if (!sound || face.charge === undefined) return undefined
  const off = Math.abs(face.charge - battery.charge)
  return off > (face.within ?? 0) + 0.01 ? `charge ${face.charge}, not ${battery.charge}` : undefined
}
