// For development and tests: two units inside the page, and a handle for whoever plays with their mains.
import { setupWorker } from 'msw/browser'
import { benchHandlers, createBench } from 'upslab/msw'

export async function start(url) {
  const bench = createBench({
    devices: {
      rack1: { model: 'SMT1500RM2U', firmware: '09.3' },
      rack2: { model: 'SMX1500RM2U', firmware: '15.0' },
    },
  })
  await setupWorker(...benchHandlers(bench, { url })).start({ onUnhandledRequest: 'bypass', quiet: true })
  globalThis.bench = bench
}
