import { readSetup } from '../../../emulators/usb-hid-emulator-lite/src/device/setup.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'
import { stateWatch } from '../state-of.ts'
import { bytesOf, demand, type Target } from '../target.ts'

const SETUP = 8

/** Control requests and output reports to a unit's USB port: what is stalled has changed nothing, and no answer is too long. */
const onModel = (name: string, model: string, version: string): Target => ({
  name,
  seeds: [
    ...['8006000100001200', '8006000200000901', '0009010000000000', 'a101070300000300', 'a1010c0300000200'],
    ...[
      '21090d0300000300 0d5802',
      '210912030000 0300 12e803',
      '2109230300000200 2301',
      '21090b0300000200 0b02',
    ],
    ...['81060022000000 04', 'a10101030000 4000', '2109890200004000 8901030000001b', '0000000000000000'],
  ].map(bytesOf),
  longest: 80,
  start() {
    const { ups } = unit({ model, version })
    const { device } = unitUsbDevice(ups, {
      sync: () => {},
      line: new ManualLineClock(),
      randomByte: () => 7,
    })
    const state = stateWatch(ups)
    device.attach()
    device.control(readSetup(bytesOf('0009010000000000')), new Uint8Array())
    return (input) => {
      const setup = readSetup(input)
      const before = state()
      const answer = device.control(setup, input.subarray(SETUP))
      demand(answer !== undefined || state() === before, () => 'a request that stalled has changed the unit')
      const isIn = (setup.requestType & 0x80) !== 0
      if (answer instanceof Uint8Array)
        demand(isIn ? answer.length <= setup.length : answer.length === 0, () => `${answer.length} bytes`)
      device.out(1, input)
    }
  },
})

export const hidRequests = onModel('hid-requests', 'SMT1500RM2U', '09.3')
export const hidRequestsLegacy = onModel('hid-requests-legacy', 'SUA1500', '18.0')
