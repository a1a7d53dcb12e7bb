import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** Folders whose tests need the real thing: clients, guests, containers, a browser. */
const CLIENTS = ['browser', 'deploy', 'real-clients', 'vm']
/** Folders whose tests run what `npm run build` makes. */
const BUILD = ['cli', 'package']

const inFolders = (folders: readonly string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`)
/** A single file says in its name where it belongs, wherever it is: `recorder.clients.test.ts`. */
const named = (project: string) => `test/**/*.${project}.test.ts`
const notUnit = [...inFolders([...CLIENTS, ...BUILD]), named('build'), named('clients')]

/** They wait for clients, guests and containers most of the time, which takes no processor; after the unit tests, which take all. */
const WAITING = { maxWorkers: 5, sequence: { groupOrder: 1 } } as const

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    setupFiles: ['test/support/seed-properties.ts'],
    // Files share what they import, which takes longer than most of them.
    isolate: false,
    projects: [
      {
        extends: true,
        // Every processor has work; the default spares one, which is half of two.
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: notUnit,
          globalSetup: 'test/support/run-seed.ts',
          maxWorkers: '100%',
          // Properties over whole benches take seconds, and many times that on a machine with other work.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: [...inFolders(BUILD), named('build')],
          globalSetup: ['test/support/run-seed.ts', 'test/support/built.ts'],
          ...WAITING,
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: [...inFolders(CLIENTS), named('clients')],
          globalSetup: ['test/support/run-seed.ts', 'test/support/built.ts'],
          // They run on real time, which a busy machine can upset once; twice is a failure. `npm test` lists who needed it.
          retry: 1,
          ...WAITING,
        },
      },
    ],
    sequence: { sequencer: LongestFirst },
  },
})
