import { defineConfig } from 'vitest/config'

/** Tests that stay within the process: no clients, no files of `dist/`, nothing global left behind. */
const WITHIN = ['client', 'control', 'emulators', 'lab', 'protocols', 'seed'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)
/** Boots a machine. */
const GUESTS = '**/*-guest.test.ts'

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // A hundred files share what they import, which takes longer than most of them.
      { extends: true, test: { name: 'core', include: WITHIN, exclude: [GUESTS], isolate: false } },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['test/**/*.test.ts'],
          exclude: WITHIN.map((pattern) => pattern.replace('*.test.ts', '!(*-guest).test.ts')),
        },
      },
    ],
    // Most of the time goes by waiting for real clients: two files at once even where there are two cores only.
    maxWorkers: 2,
  },
})
