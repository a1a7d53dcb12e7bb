import { defineDefect } from '../defect.ts'

/** An update changes the USB product id, and software with a fixed table no longer knows the unit. */
export const cUsbPidChange = defineDefect({
  id: 'c-usb-pid-change',
  title: 'USB product id is 0004 instead of 0003',
  source: 'NUT issue 1429: an SMC1000-2UC after its update to 04.3',
  affects: [
    {
      line: 1018,
      from: '04.3',
      fixedIn: '15.5',
      assumed:
        'seen at 04.6 only; taken to end with the next generation of versions, as other lines report 0003 then',
    },
  ],
  decides: () => ({ usbProductId: () => 0x0004 }),
})
