import { UsbipSession } from '../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { SampleDevice } from '../../emulators/usb-hid-emulator-lite/sample-device.ts'
import {
  getReport,
  importOf,
  interruptIn,
  LIST,
  setConfiguration,
  submit,
  unlink,
} from '../../emulators/usb-hid-emulator-lite/usbip/client.ts'
import { demand, hexOf, type Target } from '../target.ts'

const LIMITS = { transferBytes: 4096, waitingTransfers: 5, waitingBytes: 16_384 }
const PACKETS = [
  setConfiguration(1),
  getReport(2),
  interruptIn(3),
  unlink(4, 3),
  submit({ seqnum: 5, direction: 0, endpoint: 1, data: [3, 1] }),
  submit({ seqnum: 6, direction: 0, setup: [0x21, 9, 2, 3, 0, 0, 3, 0], data: [2, 7, 8] }),
  submit({ seqnum: 7, length: 64, setup: [0x80, 6, 0, 1, 0, 0, 64, 0] }),
]

function session(): { readonly take: (bytes: Uint8Array) => void; readonly said: () => string } {
  const { usb } = new SampleDevice()
  const pieces: string[] = []
  let isOver = false
  const made = new UsbipSession({
    devices: () => [{ busid: '1-1', busnum: 1, devnum: 1, device: usb }],
    send: (bytes) => void pieces.push(hexOf(bytes)),
    end: () => {
      isOver = true
      pieces.push('end')
    },
    limits: LIMITS,
  })
  return { take: (bytes) => void (isOver || made.receive(Buffer.from(bytes))), said: () => pieces.join('') }
}

/** USB/IP: the same replies whole and byte by byte, and to each request one at most. */
export const usbip: Target = {
  name: 'usbip',
  seeds: [LIST, importOf('1-1'), ...PACKETS.map((packet) => Buffer.concat([importOf('1-1'), packet]))],
  words: PACKETS,
  longest: 1000,
  start: () => (input) => {
    const [whole, split] = [session(), session()]
    whole.take(input)
    for (let at = 0; at < input.length; at++) split.take(input.subarray(at, at + 1))
    demand(whole.said() === split.said(), () => `whole: ${whole.said()}; byte by byte: ${split.said()}`)
  },
}
