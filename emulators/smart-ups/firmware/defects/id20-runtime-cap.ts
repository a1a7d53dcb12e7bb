import { defineDefect } from '../defect.ts'

const SIXTEEN_BITS = 65_535

/** The runtime estimate is kept in sixteen bits: more than 18.2 hours cannot be reported. */
export const id20RuntimeCap = defineDefect({
  id: 'id20-runtime-cap',
  title: 'Reported runtime never exceeds 65 535 s (18.2 hours)',
  source: 'FUW 4.3.8 release notes, SMT/SMX ID 20, UPS 09.5; seen on an SMX750 at UPS 03.8 (ID 11)',
  affects: [
    { line: 20, fixedIn: '09.5' },
    { line: 11, assumed: 'one field report at 03.8; no fix is published for this line' },
  ],
  decides: (_options, sound) => ({
    reading: (name, value, context) =>
      name === 'runtimeSeconds'
        ? Math.min(sound.reading(name, value, context), SIXTEEN_BITS)
        : sound.reading(name, value, context),
  }),
})
