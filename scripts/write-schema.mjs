// Writes the JSON Schemas of lab files and scenarios from the built package; `npm run build` first.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { labJsonSchema } from '../build/src/lab/lab-file/json-schema.js'
import { scenarioJsonSchema } from '../build/src/lab/scenario/scenario-schema.js'
import { root } from './ensure-installed.mjs'

mkdirSync(join(root, 'schema'), { recursive: true })
const write = (name, schema) =>
  writeFileSync(join(root, 'schema', name), `${JSON.stringify(schema, null, 2)}\n`)
write('lab.schema.json', labJsonSchema())
write('scenario.schema.json', scenarioJsonSchema())
