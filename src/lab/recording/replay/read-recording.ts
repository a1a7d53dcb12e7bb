import { z } from 'zod'
import { labSchema } from '../../lab-file/schema.ts'
import { FORMAT, type RecordedLine, type RecordingHeader } from '../journal-format.ts'

/** A recording that cannot be replayed. */
export class RecordingError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'RecordingError'
  }
}

export interface Recording {
  readonly header: RecordingHeader
  readonly lines: readonly NumberedLine[]
  /** It was ended, and not cut off. */
  readonly complete: boolean
}

/** A line of the journal and where it stands in the file, from 1. */
export interface NumberedLine {
  readonly number: number
  readonly line: RecordedLine
}

const headerSchema = z.looseObject({
  type: z.literal('recording'),
  format: z.literal(FORMAT),
  version: z.string(),
  seed: z.number(),
  at: z.number(),
  from: z.number(),
  line: z.number(),
  lab: labSchema,
  devices: z.array(
    z.looseObject({
      id: z.string(),
      model: z.string(),
      firmware: z.looseObject({
        version: z.string(),
        id: z.number(),
        choices: z.record(z.string(), z.unknown()),
      }),
      settings: z.looseObject({}),
    }),
  ),
})

const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/, 'bytes in hexadecimal')
const trafficSchema = z.looseObject({
  type: z.literal('traffic'),
  device: z.string(),
  port: z.string(),
  protocol: z.string(),
  connection: z.number(),
  direction: z.enum(['to-unit', 'to-host']),
  at: z.number(),
  line: z.number(),
  kind: z.enum(['bytes', 'usb', 'lines', 'opened', 'closed']),
  hex: hex.optional(),
})
const lineSchema = z.looseObject({ type: z.string(), at: z.number() })

/**
 * Reads the journal of a recording.
 *
 * @throws RecordingError naming the line that cannot be used
 */
export function readRecording(text: string): Recording {
  const rows = text.split('\n').map((row, index) => ({ row, number: index + 1 }))
  const [first, ...rest] = rows.filter(({ row }) => row.trim() !== '')
  if (!first) throw new RecordingError('the recording is empty')
  const header = checked(headerSchema, parsed(first.row, first.number), first.number)
  const complete = rest.at(-1)?.row.startsWith('{"type":"end"') ?? false
  const lines = rest.flatMap(({ row, number }, index): NumberedLine[] => {
    // The last line of a recording that was cut off may be half a line.
    if (!complete && index === rest.length - 1 && !isJson(row)) return []
    const line = checked(lineSchema, parsed(row, number), number)
    if (line.type === 'traffic') checked(trafficSchema, line, number)
    return [{ number, line: line as unknown as RecordedLine }]
  })
  return { header: header as unknown as RecordingHeader, lines, complete }
}

function parsed(row: string, number: number): unknown {
  try {
    return JSON.parse(row)
  } catch (error) {
    throw new RecordingError(`line ${number} is not JSON: ${(error as Error).message}`)
  }
}

function isJson(row: string): boolean {
  try {
    JSON.parse(row)
    return true
  } catch {
    return false
  }
}

function checked<S extends z.ZodType>(schema: S, value: unknown, number: number): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.map(String).join('.') || 'it'
  throw new RecordingError(`line ${number} is no line of a recording: ${where}: ${issue?.message}`)
}
