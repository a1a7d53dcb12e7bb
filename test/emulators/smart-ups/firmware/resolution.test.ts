import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hasVersion,
  resolveFirmware,
  versionsOf,
} from '../../../../emulators/smart-ups/firmware/catalogue.ts'
import { compareVersions } from '../../../../emulators/smart-ups/firmware/version.ts'
import { findModel, listModels } from '../../../../emulators/smart-ups/models/catalogue.ts'
import { CatalogueError } from '../../../../emulators/smart-ups/models/catalogue-error.ts'

const model = fc.constantFrom(...listModels())
const version = fc
  .tuple(fc.constantFrom('', '', '', 'a'), fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 9 }))
  .map(([letter, major, minor]) => `${letter}${String(major).padStart(2, '0')}.${minor}`)

/** What an attempt throws; undefined when it succeeds. */
function refusal(attempt: () => unknown): unknown {
  try {
    attempt()
    return undefined
  } catch (error) {
    return error
  }
}

test('a version resolves to a line of the model that has it, or is refused with every line of the model', () => {
  let refused = 0
  const property = fc.property(model, version, (unit, wanted) => {
    const error = refusal(() => {
      const { line, version: got } = resolveFirmware(unit, { version: wanted })
      expect(got).toBe(wanted)
      expect(unit.lines).toContain(line.id)
      expect(hasVersion(line, got, unit)).toBe(true)
    })
    if (error === undefined) return
    if (!(error instanceof CatalogueError)) throw error
    refused++
    expect(error.given).toBe(wanted)
    expect(error.allowed.map((text) => Number(/^(?:ID|SKU number|line) (\d+): /.exec(text)?.[1]))).toEqual(
      unit.lines,
    )
    expect(error.message).toContain(`${unit.name} has no firmware ${wanted}; possible: ${error.allowed[0]}`)
  })
  fc.assert(property, { numRuns: 1000 })
  expect(refused).toBeGreaterThan(0)
})

test('every version that is listed for a model runs on it, oldest first on each line', () => {
  for (const unit of listModels()) {
    const listed = versionsOf(unit)
    expect([...new Set(listed.map(({ line }) => line.id))], unit.name).toEqual(unit.lines)
    for (const [i, { line, version: named }] of listed.entries()) {
      expect(resolveFirmware(unit, { version: named, id: line.id })).toEqual({ line, version: named })
      const before = listed[i - 1]
      if (before?.line === line) expect(compareVersions(before.version, named)).toBeLessThan(0)
    }
  }
})

test.each([
  ['SMT1500', 18, '15.1'],
  ['SMT1500C', 1060, '02.0'],
  ['SMX3000RMLV2U', 1003, '15.0'],
  ['SRT3000XLA', 1025, '15.6'],
])('without a version %s gets the newest of its newest hardware: ID %i %s', (name, id, newest) => {
  const { line, version: got } = resolveFirmware(findModel(name))
  expect([line.id, got]).toEqual([id, newest])
})

test.each([
  ['SMT1500', '06.0', 17],
  ['SRT1000XLA', '07.5', 1025],
  ['SMC1000', '09.8', 1000],
  ['SMC1000', '10.0', 1005],
  ['SMX2000RMLV2U', '02.0', 10],
  ['SMX750', '03.8', 11],
])('%s %s fits one line best: ID %i', (name, wanted, id) => {
  expect(resolveFirmware(findModel(name), { version: wanted }).line.id).toBe(id)
})

test('errors carry what was given and what is allowed', () => {
  expect(refusal(() => findModel('smt1500rm3u'))).toMatchObject({
    given: 'smt1500rm3u',
    allowed: expect.arrayContaining(['SMT1500RM2U']),
  })
  expect(refusal(() => resolveFirmware(findModel('SMT1500RM2U'), { id: 20 }))).toMatchObject({
    given: 'ID 20',
    allowed: ['ID 18: 06.5-09.8, 15.0-15.1'],
  })
})
