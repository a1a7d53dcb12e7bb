import { expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const STACK = /^ {4}at .+\.js:\d+:\d+/m

test('UPSLAB_DEBUG=1 shows the stack of an error, its cause, and timings', async () => {
  const args = ['up', '--model', 'SMT1500', '--firmware', '77.7']
  const plain = await cli(args, process.cwd(), { UPSLAB_DEBUG: '' })
  expect(plain.code).toBe(2)
  expect(plain.stderr).toMatch(/^upslab: .*77\.7/)
  expect(plain.stderr).not.toMatch(STACK)

  const shown = await cli(args, process.cwd(), { UPSLAB_DEBUG: '1' })
  expect(shown).toMatchObject({ code: 2, stdout: plain.stdout })
  expect(shown.stderr).toContain(plain.stderr.trimEnd())
  expect(shown.stderr).toMatch(STACK)
  expect(shown.stderr).toMatch(/^caused by /m)
  expect(shown.stderr).toMatch(/^upslab: up begins after \d+ ms$/m)
  expect(shown.stderr).toMatch(/^upslab: failed after \d+ ms$/m)
})

test('a command that ends well says how long it took', async () => {
  const { code, stderr } = await cli(['models'], process.cwd(), { UPSLAB_DEBUG: '1' })
  expect(code).toBe(0)
  expect(stderr).toMatch(/^upslab: models begins after \d+ ms\nupslab: models is done after \d+ ms\n$/)
})
