// `npm start`: installs what is missing, builds, and brings up a bench; arguments go to `upslab up`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale, ensureInstalled, root } from './ensure-installed.mjs'

ensureInstalled()
buildIfStale()
const bench = spawn(process.execPath, [join(root, 'dist/src/cli/main.js'), 'up', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => bench.kill(signal))
bench.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
