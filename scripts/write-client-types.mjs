// Writes src/client/types.ts from the OpenAPI document of the built package; `npm run build` first.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../build/src/control/openapi.js'
import { OPERATIONS } from '../build/src/control/operations/index.js'
import { clientTypes } from './client-types.mjs'
import { bin, root, run } from './ensure-installed.mjs'

const file = join(root, 'src/client/types.ts')
writeFileSync(file, clientTypes(openApiDocument(OPERATIONS, '')))
process.exit(run(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '--write', file]))
