// Writes schema/lab.schema.json from the built package; `npm run build` first.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { labJsonSchema } from '../dist/src/lab/lab-file/json-schema.js'
import { root } from './ensure-installed.mjs'

mkdirSync(join(root, 'schema'), { recursive: true })
writeFileSync(join(root, 'schema/lab.schema.json'), `${JSON.stringify(labJsonSchema(), null, 2)}\n`)
