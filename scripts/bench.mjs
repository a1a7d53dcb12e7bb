// `npm run bench [name ...]`: installs what is missing, builds, and measures; no names means everything.
import { join } from 'node:path'
import { build, ensureInstalled, root, run } from './ensure-installed.mjs'

ensureInstalled()
build()
process.exit(run(process.execPath, ['--expose-gc', join(root, 'bench/main.mjs'), ...process.argv.slice(2)]))
