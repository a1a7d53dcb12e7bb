import type { Cell, CellResult, Outcome } from './cell.ts'

export const EXPECTED = ['pass', 'fail', 'skip'] as const
export type Expected = (typeof EXPECTED)[number]

/** What is expected of the cells that a pattern names; the last one that fits a cell counts. */
export interface Expectation {
  readonly expected: Expected
  readonly pattern: string
}

/** An `--expect` cannot be read, or is about no cell. */
export class ExpectationError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ExpectationError'
  }
}

/** Reads `fail:09.2`: what is expected, and a version, role, model, card, `MODEL@VERSION` or whole cell name. */
export function parseExpectation(text: string): Expectation {
  const [word, ...rest] = text.split(':')
  const pattern = rest.join(':').trim()
  const expected = EXPECTED.find((known) => known === word)
  if (expected && pattern) return { expected, pattern }
  throw new ExpectationError(
    `--expect ${JSON.stringify(text)} cannot be read; write ${EXPECTED.map((known) => `${known}:CELL`).join(', ')}, where CELL is a version, model, card or cell name`,
  )
}

/** Refuses expectations that are about no cell: a typing mistake would otherwise pass for a promise kept. */
export function checkExpectations(expectations: readonly Expectation[], cells: readonly Cell[]): void {
  for (const { expected, pattern } of expectations)
    if (!cells.some((cell) => fits(cell, pattern)))
      throw new ExpectationError(
        `--expect ${expected}:${pattern} is about no cell; cells: ${cells.map(({ name }) => name).join(', ')}`,
      )
}

export function expectedOf(cell: Cell, expectations: readonly Expectation[]): Expected {
  return expectations.findLast(({ pattern }) => fits(cell, pattern))?.expected ?? 'pass'
}

function fits({ name, model, firmware, role, card, cardFirmware }: Cell, pattern: string): boolean {
  return [name, model, firmware, `${model}@${firmware}`, role, card ?? 'none', cardFirmware].includes(pattern)
}

const OUTCOMES: Readonly<Record<Expected, readonly Outcome[]>> = {
  pass: ['passed'],
  fail: ['failed', 'timed-out'],
  skip: ['skipped'],
}

/** Whether a cell ended as expected. */
export function expectationsMet(
  { cell, outcome }: CellResult,
  expectations: readonly Expectation[],
): boolean {
  return OUTCOMES[expectedOf(cell, expectations)].includes(outcome)
}
