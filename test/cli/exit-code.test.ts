import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { NotReachableError, UsageError } from '../../src/cli/errors.ts'
import { EXIT_CODES, exitCodeOf } from '../../src/cli/exit-code.ts'
import { DeviceError } from '../../src/lab/unit/device-error.ts'
import { PortError } from '../../src/ports/port-error.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Errors that another error or an HTTP answer carries to the user: they never reach the end of the command. */
const CARRIED = [
  'BerError',
  'ClosedError',
  'CommandRefusedError',
  'FaultError',
  'HostError',
  'NoAnswer',
  'Problem',
  'RefusedTypeError',
  'RefusedValueError',
  'TransferError',
  'UpdateRefusedError',
]

function errorClasses(): string[] {
  const files = ['src', 'emulators'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
      )
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/class (\w+) extends (?:Range|Type)?Error\b/g)].map(
      ([, name]) => name!,
    ),
  )
}

describe('exit codes', () => {
  test('every error class of the product has one, or is carried by another error', () => {
    expect([...new Set(errorClasses())].sort()).toEqual([...Object.keys(EXIT_CODES), ...CARRIED].sort())
  })

  test('an error is known by its name', () => {
    expect(exitCodeOf(new UsageError('x'))).toBe(2)
    expect(exitCodeOf(new DeviceError('ups0', 'x'))).toBe(2)
    expect(exitCodeOf(new NotReachableError('x'))).toBe(3)
    expect(exitCodeOf(new PortError('io', 'x'))).toBe(3)
  })

  test('a bug has none, whatever it is called', () => {
    expect(exitCodeOf(new TypeError('x'))).toBeUndefined()
    expect(exitCodeOf(Object.assign(new Error('x'), { name: 'constructor' }))).toBeUndefined()
    expect(exitCodeOf('PortError')).toBeUndefined()
  })
})
