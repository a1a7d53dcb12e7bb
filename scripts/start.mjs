// `npm start`: installs what is missing, builds, and brings up a bench; arguments go to `upslab up`.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale, ensureInstalled, root } from './ensure-installed.mjs'
import { inUseBy, markInUse } from './in-use.mjs'

const main = join(root, 'dist/src/cli/main.js')
const notes = join(root, '.cache', 'in-use')

const other = inUseBy(notes)
process.on('exit', markInUse(notes))
if (other === undefined) {
  ensureInstalled()
  buildIfStale()
} else if (existsSync(main))
  process.stderr.write(`note: process ${other} runs from dist/, which stays as it is\n`)
else {
  process.stderr.write(`process ${other} is building dist/; start again when it is done\n`)
  process.exit(1)
}
const bench = spawn(process.execPath, [main, 'up', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => bench.kill(signal))
bench.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
