import { expect, test } from 'vitest'
import { labFromFlags, refuseBeside } from '../../src/cli/lab-from-flags.ts'

test('--shard goes with a lab file, and with nothing else', () => {
  expect(() => labFromFlags({ shard: '1/2' })).toThrow('--shard needs a lab file')
  expect(() => refuseBeside('fleet.yaml', { shard: '1/2', tokenFile: 'token' })).not.toThrow()
  expect(() => refuseBeside('fleet.yaml', { shard: '1/2', model: 'SMT1500' })).toThrow(
    '--model does not go with',
  )
})
