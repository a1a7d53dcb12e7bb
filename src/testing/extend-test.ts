import type { TestAPI } from 'vitest'

type Fixtures = Readonly<Record<string, unknown>>
type Extended = TestAPI<Record<string, unknown>>

/**
 * The `test` of vitest with fixtures, of which those that are changed later are resolved anew. vitest does that since 4.1. Before it,
 * whatever depends on a fixture keeps the one it was declared with, and a `setup` given later would be ignored silently: there
 * every further set of fixtures begins at vitest's own `test`, with all those before in it.
 *
 * @param resolvesAnew whether this vitest does so by itself
 */
export function extendTest(base: TestAPI, fixtures: Fixtures, resolvesAnew = 'override' in base): Extended {
  const test = base.extend(fixtures as never) as unknown as Extended
  if (resolvesAnew) return test
  const extend = (more: unknown): Extended => {
    if (typeof more !== 'object' || more === null)
      throw new TypeError(
        `test.extend: ${String(more)} is not allowed; allowed before vitest 4.1: an object of fixtures`,
      )
    return extendTest(base, { ...fixtures, ...more }, resolvesAnew)
  }
  return Object.defineProperty(test, 'extend', { value: extend, configurable: true, writable: true })
}
