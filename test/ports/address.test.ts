import { describe, expect, test } from 'vitest'
import { formatAddress, parseListenAddress } from '../../src/ports/address.ts'

describe('an address to listen on', () => {
  test.each([
    ['127.0.0.1:0', '127.0.0.1', 0],
    ['[::1]:502', '::1', 502],
    ['[fe80::1%eth0]:502', 'fe80::1%eth0', 502],
    ['localhost:65535', 'localhost', 65_535],
    ['502', '127.0.0.1', 502],
    [' 0.0.0.0:502 ', '0.0.0.0', 502],
    [502, '127.0.0.1', 502],
  ])('%s is understood', (text, host, port) => {
    expect(parseListenAddress(text)).toEqual({ host, port })
  })

  test.each([
    '',
    ':502',
    'localhost',
    '127.0.0.1:',
    '::1:502',
    '1.2.3.4:5:6',
    '[::1]',
    'a b:1',
    '-1',
    '1.5',
    'h:0x1',
  ])('"%s" is refused, saying what to write', (text) => {
    expect(() => parseListenAddress(text)).toThrow(/is not an address to listen on: .*HOST:PORT/)
  })

  test('an IPv6 address without brackets is refused with a word on brackets', () => {
    expect(() => parseListenAddress('::1:502')).toThrow(/square brackets/)
  })

  test('a port above 65535 is refused by value', () => {
    expect(() => parseListenAddress('127.0.0.1:70000')).toThrow(/port 70000 is above 65535/)
    expect(() => parseListenAddress(70_000)).toThrow(/port 70000/)
  })

  test('is written the way it is read', () => {
    for (const text of ['127.0.0.1:502', '[::1]:502'])
      expect(formatAddress(parseListenAddress(text))).toBe(text)
  })
})
