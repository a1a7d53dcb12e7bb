import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BerError, BerReader } from '../../../src/protocols/snmp/ber.ts'
import { bytesOf, valueBer } from '../../../src/protocols/snmp/ber-writer.ts'
import type { SnmpValue } from '../../../src/protocols/snmp/value.ts'

const valueBytes = (value: SnmpValue) => bytesOf(valueBer(value))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const reader = (text: string) => new BerReader(Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex')))

describe('values as bytes', () => {
  // The bytes are worked out by hand from X.690, 8.3 and 8.19, and RFC 2578.
  test.each<[SnmpValue, string]>([
    [{ type: 'integer', value: 0 }, '020100'],
    [{ type: 'integer', value: 127 }, '02017f'],
    [{ type: 'integer', value: 128 }, '02020080'],
    [{ type: 'integer', value: -1 }, '0201ff'],
    [{ type: 'integer', value: -128 }, '020180'],
    [{ type: 'integer', value: -129 }, '0202ff7f'],
    [{ type: 'integer', value: 2_147_483_647 }, '02047fffffff'],
    [{ type: 'integer', value: -2_147_483_648 }, '020480000000'],
    [{ type: 'gauge32', value: 4_294_967_295 }, '420500ffffffff'],
    [{ type: 'ticks', value: 456_000 }, '430306f540'],
    [{ type: 'counter64', value: 2n ** 64n - 1n }, '460900ffffffffffffffff'],
    [{ type: 'octets', value: Uint8Array.from(Buffer.from('APC')) }, '0403415043'],
    [{ type: 'address', value: Uint8Array.of(127, 0, 0, 1) }, '40047f000001'],
    [{ type: 'oid', value: [1, 3, 6, 1, 4, 1, 318] }, '06072b06010401823e'],
    [{ type: 'oid', value: [2, 100, 3] }, '0603813403'],
    [{ type: 'null' }, '0500'],
    [{ type: 'endOfMibView' }, '8200'],
  ])('%o is %s', (value, bytes) => {
    expect(hex(valueBytes(value))).toBe(bytes)
    expect(reader(bytes).value()).toEqual(value)
  })

  test('what is written reads back', () => {
    const value = fc.oneof(
      fc.record({ type: fc.constant('integer' as const), value: fc.integer() }),
      fc.record({ type: fc.constant('ticks' as const), value: fc.nat({ max: 0xffff_ffff }) }),
      fc.record({ type: fc.constant('octets' as const), value: fc.uint8Array({ maxLength: 400 }) }),
    )
    fc.assert(
      fc.property(value, (each) => {
        expect(new BerReader(valueBytes(each)).value()).toEqual(each)
      }),
    )
  })
})

describe('what is no BER is refused', () => {
  test.each([
    '',
    '02',
    '0201',
    '0205 0000000000',
    '0200',
    '0280',
    '0285 0000000001',
    '0402 41',
    '0600',
    '0602 2b 80',
    '0607 2b ff ff ff ff ff 7f',
    '4003 7f0000',
    '4306 010000000000',
    '0501 00',
    '2003 020100',
  ])('%j', (text) => {
    expect(() => reader(text).value()).toThrow(BerError)
  })

  test('whatever the bytes are, a reader ends with a value or a BerError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          new BerReader(bytes).value()
        } catch (error) {
          expect(error).toBeInstanceOf(BerError)
        }
      }),
      { numRuns: 5000 },
    )
  })
})
