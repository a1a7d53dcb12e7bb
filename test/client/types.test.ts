import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { clientTypes } from '../../scripts/client-types.mjs'
import { openApiDocument } from '../../src/control/openapi.ts'
import { OPERATIONS } from '../../src/control/operations/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const written = readFileSync(join(root, 'src/client/types.ts'), 'utf8')

/** As the file's formatter would have it. */
function formatted(text: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'format', '--stdin-file-path=src/client/types.ts']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    input: text,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const ANEW = 'to write it anew: npm run build && node scripts/write-client-types.mjs'

describe('the types of the client', () => {
  test('are those of the OpenAPI document', () => {
    expect(written, ANEW).toBe(formatted(clientTypes(openApiDocument(OPERATIONS, ''))))
  })

  test.each([
    ['a call less', OPERATIONS.slice(1)],
    ['another summary', OPERATIONS.map((one, index) => (index === 0 ? { ...one, summary: 'Else' } : one))],
    ['another answer', OPERATIONS.map((one) => ({ ...one, response: OPERATIONS[0]!.response }))],
  ])('would differ with %s', (_name, operations) => {
    expect(formatted(clientTypes(openApiDocument(operations, '')))).not.toBe(written)
  })

  test('are refused for what is not known, rather than guessed', () => {
    const call = (schema: object) => ({
      paths: {
        '/x': {
          get: { operationId: 'x', responses: { 200: { content: { 'application/json': { schema } } } } },
        },
      },
    })
    expect(() => clientTypes(call({ not: {} }))).toThrow('no type is known for {"not":{}}')
    expect(clientTypes(call({}))).toMatch(/x\(\): Promise<unknown>/)
  })
})
