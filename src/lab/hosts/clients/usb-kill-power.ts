import type { HidHost } from '../../../../emulators/usb-hid-emulator-lite/src/backends/in-process/hid-host.ts'
import { usageOf } from '../../../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { writeLogical } from '../../../../emulators/usb-hid-emulator-lite/src/hid/report-value.ts'

const POWER_DEVICE = 0x84
const DELAY_BEFORE_REBOOT = usageOf(POWER_DEVICE, 0x55)
const DELAY_BEFORE_STARTUP = usageOf(POWER_DEVICE, 0x56)
const DELAY_BEFORE_SHUTDOWN = usageOf(POWER_DEVICE, 0x57)

/** NUT's stock `ondelay` and `offdelay`, and what its `shutdown.reboot` writes, seconds. */
const ON_DELAY = 30
const OFF_DELAY = 20
const REBOOT_DELAY = 10

/**
 * Turns the unit off so that it comes back with the mains, as NUT's `usbhid-ups -k` does: `shutdown.return` where the unit
 * has it, else `shutdown.reboot`.
 *
 * Units of the generation before (051D:0002) have DelayBeforeStartup, which arms the return: it is written first, then
 * DelayBeforeShutdown. Later ones have DelayBeforeReboot only: off after the configured delay, back after so many
 * seconds once there are mains (application note 178). Their DelayBeforeShutdown is no kill power: off, and stays off.
 *
 * @throws RangeError where the unit has none of them; TransferError where a transfer fails
 */
export function killPowerOver(hid: HidHost): void {
  if (hid.reports.find(DELAY_BEFORE_STARTUP, { type: 'feature' }).length > 0) {
    write(hid, DELAY_BEFORE_STARTUP, ON_DELAY)
    write(hid, DELAY_BEFORE_SHUTDOWN, OFF_DELAY)
  } else write(hid, DELAY_BEFORE_REBOOT, REBOOT_DELAY)
}

function write(hid: HidHost, usage: number, value: number): void {
  const field = hid.reports.field(usage, { type: 'feature' })
  const report = hid.reports.blankReport('feature', field.reportId)
  writeLogical(field, report, value)
  hid.setReport('feature', field.reportId, report)
}
