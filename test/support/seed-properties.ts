import fc from 'fast-check'
import { fuzzSeed } from './fuzz-seed.ts'

// Properties without a seed of their own take that of the run, so that one number repeats them all.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: fuzzSeed() })
