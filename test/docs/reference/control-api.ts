import { openApiDocument } from '../../../src/control/openapi.ts'
import { OPERATIONS } from '../../../src/control/operations/index.ts'
import { linkedTable, type Schema, takes } from './json-schema.ts'
import { code, table } from './table.ts'

interface Described {
  readonly operationId?: string
  readonly summary?: string
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content: Readonly<
          Record<string, { readonly schema: Schema; readonly 'x-item-schema'?: Schema }>
        >
      }
    >
  >
}

/** What a call that succeeds answers with; of a stream, what each event carries. */
function answerOf({ responses }: Described): { readonly schema: Schema; readonly streamed: boolean } {
  const [done] = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const [type, { schema, 'x-item-schema': item }] = Object.entries(done![1].content)[0]!
  return { schema: item ?? schema, streamed: type === 'text/event-stream' }
}

/** Every call with its answer, the fields of each that takes a body or answers with one of its own, and the schemas that answers share. */
export function controlApi(): string {
  const { paths, components } = openApiDocument(OPERATIONS, '') as {
    paths: Record<string, Record<string, Described>>
    components: { schemas: Record<string, Schema> }
  }
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      path,
      method: method.toUpperCase(),
      ...described,
    })),
  )
  const list = table(
    ['call', 'client', 'answer', ''],
    calls.map((call) => {
      const { schema, streamed } = answerOf(call)
      return [
        code(`${call.method} ${call.path}`),
        call.operationId ? code(call.operationId) : '',
        schema.properties ? 'see below' : `${streamed ? 'stream of ' : ''}${takes(schema, {})}`,
        call.summary ?? '',
      ]
    }),
  )
  const bodies = calls.flatMap((call) => {
    const body = call.requestBody?.content['application/json'].schema
    const { schema: answer } = answerOf(call)
    const parts = [
      ...(body ? [linkedTable(body)] : []),
      ...(answer.properties ? [`Answers with:\n\n${linkedTable(answer, 'is')}`] : []),
    ]
    return parts.length > 0 ? [`## ${call.method} ${call.path}\n\n${parts.join('\n\n')}`] : []
  })
  const shared = Object.entries(components.schemas)
    .sort(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([name, schema]) => {
      const about = schema.description && schema.properties ? `${schema.description}\n\n` : ''
      return `### ${name}\n\n${about}${linkedTable(schema, 'is')}`
    })
  return [list, ...bodies, '## What answers are made of', ...shared].join('\n\n')
}
