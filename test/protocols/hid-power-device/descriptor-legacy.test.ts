import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseItems } from '../../../emulators/usb-hid-emulator-lite/src/hid/parse-items.ts'
import { reportDescriptorLegacy } from '../../../src/protocols/hid-power-device/descriptor-legacy.ts'

/** The descriptor with which NUT, apcupsd and Linux were seen to work. */
const PROVEN = Uint8Array.from(
  Buffer.from(
    readFileSync(
      new URL('../../emulators/usb-hid-emulator-lite/hid/real/smart-ups-sua.hex', import.meta.url),
      'utf8',
    ).replaceAll(/\s/g, ''),
    'hex',
  ),
)

test('the legacy items come to the proven bytes', () => {
  const ours = reportDescriptorLegacy()
  expect(parseItems(ours)).toEqual(parseItems(PROVEN))
  expect(ours).toEqual(PROVEN)
})
