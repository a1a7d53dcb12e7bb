import type { Face } from './facts.ts'

/** NUT's drivers that read a unit by one face only. */
const DRIVERS: ReadonlyMap<string, Face> = new Map([
  ['apcsmart', 'ups-link'],
  ['apcsmart-old', 'ups-link'],
  ['apc_modbus', 'modbus'],
  ['apcmicrolink', 'microlink'],
])
const LEGACY_PRODUCT = /^(0x)?0*2$/i

/** The face that a driver of NUT reads; over USB there are two generations, which the product id tells, or the form of the version. */
export function faceOfDriver(
  driver: string | undefined,
  productId: string | undefined,
  letter: string | undefined,
): Face | undefined {
  const known = DRIVERS.get(driver ?? '')
  if (known) return known
  if (productId !== undefined) return LEGACY_PRODUCT.test(productId) ? 'usb-legacy' : 'usb'
  if (driver === 'usbhid-ups') return letter === undefined ? 'usb' : 'usb-legacy'
  return letter === undefined ? undefined : 'ups-link'
}

/** The same of what apcupsd says of its driver. */
export function faceOfApcupsd(driver: string | undefined, letter: string | undefined): Face | undefined {
  if (/modbus/i.test(driver ?? '')) return 'modbus'
  if (/usb/i.test(driver ?? '')) return letter === undefined ? 'usb' : 'usb-legacy'
  if (/smart ups \(any\)/i.test(driver ?? '')) return 'ups-link'
  return letter === undefined ? undefined : 'ups-link'
}
