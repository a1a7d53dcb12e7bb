import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAffected } from '../../../../emulators/smart-ups/firmware/firmware.ts'
import {
  canonicalVersion,
  compareVersions,
  reportedVersion,
} from '../../../../emulators/smart-ups/firmware/version.ts'

const version = fc
  .tuple(fc.constantFrom('', '', 'a', 'b'), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 9 }))
  .map(([letter, major, minor]) => `${letter}${String(major).padStart(2, '0')}.${minor}`)

describe('firmware versions', () => {
  test('a patch build follows its number and precedes the next', () => {
    expect(['05.3', 'a05.2', '05.2', '10.0', '09.9'].sort(compareVersions)).toEqual([
      '05.2',
      'a05.2',
      '05.3',
      '09.9',
      '10.0',
    ])
  })

  test.each([
    ['9.3', '09.3'],
    ['UPS 09.3', '09.3'],
    ['UPSa05.2', 'a05.2'],
    ['a05.2', 'a05.2'],
  ])('%s is %s', (given, canonical) => expect(canonicalVersion(given)).toBe(canonical))

  test('reported as registers and USB strings hold it, and read back', () => {
    expect(reportedVersion('09.3')).toBe('UPS 09.3')
    expect(reportedVersion('a05.2')).toBe('UPSa05.2')
    fc.assert(fc.property(version, (v) => canonicalVersion(reportedVersion(v)) === v))
  })

  test('the order is total', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0)
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
        expect(compareVersions(a, b) === 0).toBe(a === b)
      }),
    )
  })

  test.each(['', '9', '09.33', '9,3', 'UPS', '-1.0'])('%j is refused', (text) => {
    expect(() => canonicalVersion(text)).toThrow(/is not a firmware version/)
  })
})

describe('affected ranges', () => {
  test.each([
    ['09.2', true],
    ['a09.2', true],
    ['09.3', false],
  ])('fixed in 09.3: %s is affected: %s', (v, affected) => {
    expect(isAffected({ line: 18, fixedIn: '09.3' }, 18, v)).toBe(affected)
  })

  test('the lower bound may be exclusive or inclusive, and the line counts', () => {
    expect(isAffected({ line: 20, after: '05.0' }, 20, '05.0')).toBe(false)
    expect(isAffected({ line: 20, after: '05.0' }, 20, '05.1')).toBe(true)
    expect(isAffected({ line: 23, from: '05.0' }, 23, '05.0')).toBe(true)
    expect(isAffected({ line: 23 }, 18, '05.0')).toBe(false)
  })
})
