import { expect, test } from 'vitest'
import { runVirtually } from '../../src/lab/scenario/engine.ts'
import { parseScenario } from '../../src/lab/scenario/read.ts'
import { EXAMPLE, OwnScenario } from '../../src/panel/state/own-scenario.ts'

test('the example to begin with passes', async () => {
  const report = await runVirtually(parseScenario(EXAMPLE, 'example'), 'example')
  expect(report).toMatchObject({ passed: true, verdicts: [{ host: 'db1', verdict: 'clean' }] })
})

test('a file that cannot be read leaves what was there', async () => {
  const own = new OwnScenario()
  await own.take(new File(['title: x'], 'a.yaml'))
  const gone = Object.assign(new File([], 'b.yaml'), { text: () => Promise.reject(new Error('it is gone')) })
  await own.take(gone)
  expect([own.text.value, own.file.value]).toEqual(['title: x', 'a.yaml'])
  expect(own.mistakes.value).toEqual(['b.yaml cannot be read: it is gone'])
  await own.take(new File(['title: y'], 'a.yaml'))
  expect([own.text.value, own.mistakes.value]).toEqual(['title: y', []])
})

test('what the bench would not take is known before', () => {
  const own = new OwnScenario()
  expect(own.unfit).toMatch(/^There is nothing here yet/)
  own.write(EXAMPLE)
  expect(own.unfit).toBeUndefined()
  own.write('x'.repeat(49_153))
  expect(own.unfit).toBe('It is too long: 49153 characters; at most 49152')
})
