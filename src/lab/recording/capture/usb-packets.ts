import {
  completePacket,
  submitPacket,
} from '../../../../emulators/usb-hid-emulator-lite/src/capture/usbmon.ts'
import type { TrafficMessage } from '../../traffic/traffic.ts'

export { USBMON_LINK_TYPE } from '../../../../emulators/usb-hid-emulator-lite/src/capture/usbmon.ts'

/** Each capture has one device, which is the first behind the hub of its bus. */
const BUS = { busnum: 1, devnum: 2 } as const

/** A transfer as Linux's usbmon records it. */
export function usbPacket(
  { stage, transfer, status, bytes }: TrafficMessage & { readonly kind: 'usb' },
  microseconds: number,
): Uint8Array {
  const seen = { ...BUS, microseconds }
  return stage === 'submitted'
    ? submitPacket(transfer, bytes, seen)
    : completePacket(transfer, status ?? 'ok', bytes, seen)
}
