import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { recipeOf } from '../../src/cli/recipes/recipe.ts'
import { RUNNERS, type Runner, recipeText } from '../../src/cli/recipes/recipe-text.ts'
import { SHOWN_BY } from '../../src/cli/recipes/shown-by.ts'
import { RECIPES, whyNone } from '../../src/cli/recipes/which.ts'
import { createBench } from '../../src/testing/create-bench.ts'
import { hidBus } from '../../src/testing/hid-bus.ts'

type Body = (context: { after(end: () => unknown): void }) => Promise<void>

/** Runs a printed test as its runner would, with its imports handed in; resolves to its failure. */
async function run(text: string, firmware: string): Promise<unknown> {
  const ends: (() => unknown)[] = []
  let body: Body | undefined
  const given = {
    assert,
    once,
    connect,
    createBench,
    hidBus,
    test: (_name: string, made: Body) => {
      body = made
    },
    onTestFinished: (end: () => unknown) => ends.push(end),
    process: { env: { UPSLAB_FIRMWARE: firmware } },
  }
  const code = text.replaceAll(/^import .*$/gm, '')
  new Function(...Object.keys(given), code)(...Object.values(given))
  try {
    await body?.({ after: (end) => ends.push(end) })
    return undefined
  } catch (error) {
    return error
  } finally {
    for (const end of ends) await end()
  }
}

describe('a recipe passes on the fixed firmware and fails on the affected one', () => {
  test.each(RECIPES)('%s', { timeout: 30_000 }, async (id) => {
    const recipe = await recipeOf(id)
    assert(recipe)
    const runner: Runner = RUNNERS[RECIPES.indexOf(id) % RUNNERS.length]!
    const text = recipeText(recipe, runner)
    expect(await run(text, 'fixed'), text).toBeUndefined()
    expect(await run(text, 'affected'), text).toBeInstanceOf(assert.AssertionError)
    expect(text.split('\n').length).toBeLessThan(60)
  })
})

test('what has no recipe has none', async () => {
  const others = Object.keys(SHOWN_BY).filter((id) => !RECIPES.includes(id))
  for (const id of others) {
    expect(await recipeOf(id), id).toBeUndefined()
    expect(whyNone(id)).not.toMatch(/only bytes/)
  }
})

test('the fixed firmware is a version by its number as well', async () => {
  const recipe = await recipeOf('ie2-shutdown-override')
  const text = recipeText(recipe!, 'node')
  expect(await run(text, '09.3')).toBeUndefined()
  expect(await run(text, '09.2')).toBeInstanceOf(assert.AssertionError)
})
