import { CloneError, type UnitFacts } from './facts.ts'
import { factsOfHidDevice } from './from-hid.ts'
import type { Registers } from './from-registers.ts'

const NUMBER = '(?:0x[0-9a-f]+|-?\\d+)'
/** `516: 21840`, `[517]:  0x5550`, `0x204 = 5550 5320`: an address, and one word or several. */
const ROW = new RegExp(
  `^[ \\t]*\\[?(0x[0-9a-f]+|\\d+)\\]?[ \\t]*[:=,;\\t ][ \\t]*(${NUMBER}(?:[ \\t,;]+${NUMBER})*)`,
  'gim',
)
/** So a version begins wherever it stands: `UP`, `S` and a blank. */
const VERSION_BEGINS = [0x5550, 0x5320] as const
const VERSION_AT = 516
/** Where addresses are counted from: 0, 1 as mbpoll does, or 40001 as manuals do. */
const ORIGINS = [0, 1, 40_001]
const HIGHEST = 0xffff

/**
 * Registers of a listing. Where it counts from is seen by where the firmware version stands.
 *
 * @throws CloneError when there are none
 */
export function registersOfText(text: string): Registers {
  const listed = new Map<number, number>()
  for (const [, address = '', words = ''] of text.matchAll(ROW))
    for (const [at, word] of words.split(/[ \t,;]+/).entries())
      listed.set(Number(address) + at, Number(word) & HIGHEST)
  const origin = ORIGINS.find((start) =>
    VERSION_BEGINS.every((word, at) => listed.get(VERSION_AT + start + at) === word),
  )
  if (listed.size === 0)
    throw new CloneError('there are no registers in it; each line is an address and words')
  const start = origin ?? 0
  return new Map(
    [...listed]
      .map(([address, word]) => [address - start, word] as const)
      .filter(([address]) => address >= 0 && address <= HIGHEST),
  )
}

const HEX_LINES = '((?:[ \\t]*[0-9a-f]{2}(?:[ \\t]+[0-9a-f]{2})*[ \\t]*\\r?\\n?)+)'
/** As usbhid-dump writes it, and as a debug log of NUT has it. */
const DESCRIPTOR = new RegExp(
  `(?:DESCRIPTOR[^\\n]*\\r?\\n|Report Descriptor: \\(\\d+ bytes\\) =>)${HEX_LINES}`,
  'i',
)
/** `Report[get]: (2 bytes) => 0c 64`, `Report 0x0c: 0c 64`. */
const REPORT = /Report(?:\[get\]: \(\d+ bytes\) =>| 0x[0-9a-f]{2}:)((?:[ \t]+[0-9a-f]{2})+)/gi
const PRODUCT = /(?:iProduct[ \t]+\d+|- Product:|Product:|HID_NAME=)[ \t]*(.+)/i
const SERIAL = /(?:iSerial[ \t]+\d+|- Serial Number:|SerialNumber:|HID_UNIQ=)[ \t]*(\S+)/i

/** Whether a text holds the report descriptor of a device, and reports of it. */
export function isHidDump(text: string): boolean {
  return DESCRIPTOR.test(text) && text.search(REPORT) >= 0
}

/**
 * What a HID descriptor and the feature reports listed with it tell.
 *
 * @throws CloneError where one of them is missing, or does not parse
 */
export function factsOfHidDump(text: string): UnitFacts {
  const descriptor = bytesOf(DESCRIPTOR.exec(text)?.[1] ?? '')
  if (descriptor.length === 0) throw new CloneError('there is no report descriptor in it')
  const reports = new Map(
    [...text.matchAll(REPORT)].map(([, hex = '']) => [bytesOf(hex)[0]!, bytesOf(hex)] as const),
  )
  const product = (PRODUCT.exec(text)?.[1] ?? '').trim()
  const serial = SERIAL.exec(text)?.[1] ?? ''
  try {
    return factsOfHidDevice({ descriptor, product, serial, getFeature: (id) => reports.get(id) })
  } catch (error) {
    if (error instanceof CloneError) throw error
    throw new CloneError(`its report descriptor cannot be read: ${(error as Error).message}`)
  }
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.trim().split(/\s+/).filter(Boolean), (digits) => Number.parseInt(digits, 16))
}
