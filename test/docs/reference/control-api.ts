import { openApiDocument } from '../../../src/control/openapi.ts'
import { OPERATIONS } from '../../../src/control/operations/index.ts'
import { fieldTable, type Schema } from './json-schema.ts'
import { code, table } from './table.ts'

interface Described {
  readonly operationId?: string
  readonly summary?: string
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
}

/** Every call, and then the fields of each that takes a body. */
export function controlApi(): string {
  const { paths } = openApiDocument(OPERATIONS, '') as { paths: Record<string, Record<string, Described>> }
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      path,
      method: method.toUpperCase(),
      ...described,
    })),
  )
  const list = table(
    ['call', 'client', ''],
    calls.map(({ method, path, operationId, summary }) => [
      code(`${method} ${path}`),
      operationId ? code(operationId) : '',
      summary ?? '',
    ]),
  )
  const bodies = calls.flatMap(({ method, path, requestBody }) => {
    const schema = requestBody?.content['application/json'].schema
    return schema ? [`## ${method} ${path}\n\n${fieldTable(schema)}`] : []
  })
  return [list, ...bodies].join('\n\n')
}
