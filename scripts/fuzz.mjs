#!/usr/bin/env node
/**
 * The long run of the fuzz targets: `npm run fuzz -- --seconds 60 [target…]`, each so long; every target when none is named.
 * Ends with the status of vitest: a broken rule prints the input and the seed.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
})

if (!(Number(values.seconds) > 0)) {
  console.error(`--seconds is "${values.seconds}"; a number above 0 is allowed`)
  process.exit(2)
}

const env = {
  ...process.env,
  UPSLAB_FUZZ_SECONDS: values.seconds,
  UPSLAB_SEED: values.seed ?? (process.env.UPSLAB_SEED || 'random'),
  ...(positionals.length === 0 ? {} : { UPSLAB_FUZZ_TARGETS: positionals.join(',') }),
}
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/fuzz']
const { status } = spawnSync(process.execPath, vitest, { env, stdio: 'inherit' })
process.exit(status ?? 1)
