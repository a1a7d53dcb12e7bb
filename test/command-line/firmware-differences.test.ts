/** Neighbouring versions differ as `upslab diff` shows it, wherever a client can see a published difference between them. */
import { expect, test } from 'vitest'
import { hasVersion, listLines } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware, isAffected } from '../../emulators/smart-ups/firmware/firmware.ts'
import type { FirmwareLine } from '../../emulators/smart-ups/firmware/line.ts'
import { PUBLISHED } from '../../emulators/smart-ups/firmware/published/index.ts'
import { statusOf } from '../../emulators/smart-ups/firmware/published/status.ts'
import { listModels } from '../../emulators/smart-ups/models/catalogue.ts'
import { firmwareDifferences } from '../../src/cli/firmware-differences.ts'

/** Published differences that a client can see and that one of two versions has. */
function between(line: FirmwareLine, before: string, after: string): string[] {
  return PUBLISHED.filter(
    ({ id, affects }) =>
      !['not-observable', 'design'].includes(statusOf(id).kind) &&
      affects.some((range) => isAffected(range, line.id, before)) !==
        affects.some((range) => isAffected(range, line.id, after)),
  ).map(({ id }) => id)
}

const models = listModels()
const PAIRS = listLines().flatMap((line) =>
  line.known.slice(1).flatMap((after, nth) => {
    const before = line.known[nth]!
    const published = between(line, before, after)
    const having = models.filter(
      ({ lines, ...model }) =>
        lines.includes(line.id) &&
        [before, after].every((version) => hasVersion(line, version, { lines, ...model })),
    )
    return published.length > 0 && having.length > 0
      ? [{ name: `ID ${line.id}: ${before} and ${after}`, line, before, after, having, published }]
      : []
  }),
)

test('there are such neighbours on most lines', () => expect(PAIRS.length).toBeGreaterThan(60))

test.each(PAIRS)('$name', ({ line, before, after, having, published }) => {
  const differing = having.filter(
    (model) => firmwareDifferences(model, new Firmware(line, before), new Firmware(line, after)).length > 0,
  )
  expect(differing.length, published.join(', ')).toBeGreaterThan(0)
})
