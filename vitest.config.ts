import { defineConfig } from 'vitest/config'

/** Folders whose tests need the real thing: clients, guests, containers, a browser. */
const CLIENTS = ['browser', 'deploy', 'real-clients', 'vm']
/** Folders whose tests run what `npm run build` makes. */
const BUILD = ['cli', 'package']

const inFolders = (folders: readonly string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`)
/** A single file says in its name where it belongs, wherever it is: `recorder.clients.test.ts`. */
const named = (project: string) => `test/**/*.${project}.test.ts`
const notUnit = [...inFolders([...CLIENTS, ...BUILD]), named('build'), named('clients')]

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // More than a hundred files share what they import, which takes longer than most of them.
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: notUnit, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: [...inFolders(BUILD), named('build')],
          globalSetup: 'test/support/built.ts',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: [...inFolders(CLIENTS), named('clients')],
          globalSetup: 'test/support/built.ts',
          // They wait for clients and guests most of the time, which costs no processor.
          maxWorkers: 5,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
