// Fetches the real clients (apcupsd, NUT, mbpoll) into .cache/clients: node scripts/fetch-clients.mjs
// Vite runs the TypeScript, because Node 20 does not.
import { runnerImport } from 'vite'

const { module } = await runnerImport(
  new URL('../test/real-clients/setup/ensure-clients.ts', import.meta.url).pathname,
)
const clients = await module.ensureClients()
if (clients.available) {
  process.stdout.write(`real clients are in ${module.CACHE}\n`)
} else {
  process.stderr.write(`no real clients: ${clients.reason}\n`)
  process.exitCode = 3
}
