import { expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { runVirtually } from '../../../src/lab/scenario/engine.ts'
import { scenarioSchema } from '../../../src/lab/scenario/scenario-schema.ts'

/** What `promise` is refused with. */
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: Error) => error,
  )

test('an error of a scenario keeps the error of the step that ended it', async () => {
  const scenario = scenarioSchema.parse({
    title: 'a version that there is not',
    devices: { ups0: { model: 'SMT1500' } },
    steps: [{ firmware: '77.7' }],
  })
  const error = await refusal(runVirtually(scenario, 'test'))
  const cause = error?.cause as Error
  expect(cause).toBeInstanceOf(Error)
  expect(error?.message).toBe(`step 1: ${cause.message}`)
})

test('an error of a device keeps the error that it was made of', () => {
  let error: Error | undefined
  try {
    new Bench().add('ups0', { model: 'SMT1500', firmware: '77.7' })
  } catch (caught) {
    error = caught as Error
  }
  const cause = error?.cause as Error
  expect(cause).toBeInstanceOf(Error)
  expect(error?.message).toBe(`ups0: ${cause.message}`)
})
