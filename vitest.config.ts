import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Most of the time goes by waiting for real clients: two files at once even where there are two cores only.
    maxWorkers: 2,
  },
})
