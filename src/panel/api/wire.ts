import { refusal } from '../../client/control-error.ts'
import { SseReader } from '../../client/sse.ts'

/** One piece on a wire, as `GET /traffic` tells it. */
export interface TrafficLine {
  readonly id: number
  readonly device: string
  readonly port: string
  readonly protocol: string
  readonly direction: 'to-unit' | 'to-host'
  /** Device time, milliseconds. */
  readonly at: number
  readonly hex: string
  readonly summary: string
  readonly fields: readonly { readonly name: string; readonly value: unknown }[]
}

export interface TrafficWanted {
  readonly device: string | undefined
  readonly port: string | undefined
}

/**
 * Follows what passes on the wires until `signal` ends it.
 *
 * @throws ControlError when the bench refuses
 */
export async function followTraffic(
  headers: Readonly<Record<string, string>>,
  { device, port }: TrafficWanted,
  take: (line: TrafficLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const query = new URLSearchParams({ ...(device ? { device } : {}), ...(port ? { port } : {}) })
  const response = await fetch(`/api/v1/traffic?${query}`, { headers, signal })
  if (!response.ok || !response.body) throw await refusal('traffic', response)
  const body = response.body
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
    .getReader()
  const reader = new SseReader()
  for (let piece = await body.read(); !piece.done; piece = await body.read())
    for (const data of reader.push(piece.value)) take(JSON.parse(data) as TrafficLine)
}
