// Writes api/*.api.md, what each entry point exports, from the declarations of the built package; `npm run build` first.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiReports } from './api-report.mjs'
import { root } from './ensure-installed.mjs'

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
mkdirSync(join(root, 'api'), { recursive: true })
for (const { file, text } of apiReports(exports, join(root, 'dist')))
  writeFileSync(join(root, 'api', file), text)
