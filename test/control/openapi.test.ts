import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { openApiDocument } from '../../src/control/openapi.ts'
import { OPERATIONS } from '../../src/control/operations/index.ts'

const document = openApiDocument(OPERATIONS, '1.0.0') as {
  paths: Record<string, Record<string, { operationId?: string; parameters?: { name: string; in: string }[] }>>
}

/** What the published schema of OpenAPI 3.1 says of a document. */
async function verdict(described: object) {
  const { valid, errors } = await new Validator().validate(
    structuredClone(described) as Record<string, unknown>,
  )
  return valid ? 'valid' : JSON.stringify(errors)
}

describe('the OpenAPI document', () => {
  test('is one, by the schema that its makers publish', async () => {
    expect(await verdict(document)).toBe('valid')
    expect(await verdict({ ...document, paths: { 'no-slash': { get: 7 } } })).toContain('paths')
  })

  test('every reference in it leads somewhere', async () => {
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!.split('/'))
    expect(references.length).toBeGreaterThan(0)
    const lost = references.filter(
      (path) =>
        path.reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document) === undefined,
    )
    expect(lost).toEqual([])
  })

  test('shows a body for each call that takes one, and each is taken', () => {
    const taking = OPERATIONS.filter(({ body }) => body)
    expect(taking.filter(({ example }) => example === undefined).map(({ id }) => id)).toEqual([])
    for (const { id, body, example } of taking)
      expect(body!.safeParse(example).error?.issues, id).toBeUndefined()
  })

  test('names each call once, and each parameter of its path', () => {
    const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((call) => ({ path, ...call })),
    )
    const names = calls.flatMap(({ operationId }) => operationId ?? [])
    expect(new Set(names).size).toBe(names.length)
    for (const { path, parameters = [] } of calls) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath)
    }
  })
})
