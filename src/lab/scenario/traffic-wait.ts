import { hexOf } from '../../protocols/hex.ts'
import { TrafficDecoder } from '../traffic/decoder.ts'
import type { TrafficMessage } from '../traffic/traffic.ts'
import type { ScenarioRun } from './run.ts'
import type { Step } from './scenario-schema.ts'

/** What a piece on a wire must be like to be waited for. */
export type TrafficPattern = Extract<Step['wait'], { traffic: unknown }>['traffic']

/** Lets time pass until a piece that fits is on a wire; whether one was. */
export async function untilTraffic(
  run: ScenarioRun,
  { on, traffic }: { readonly on: string | undefined; readonly traffic: TrafficPattern },
  limitMs: number,
): Promise<boolean> {
  const ids = new Set(run.devices(on).map(({ id }) => id))
  const decoder = new TrafficDecoder((id) => run.bench.device(id))
  let seen = false
  const stop = run.bench.traffic.listen((message) => {
    if (!ids.has(message.device)) return
    const { summary } = decoder.describe(message)
    if (seen || !fits(message, summary, traffic)) return
    seen = true
    run.say('wire', `${message.port} ${message.direction}: ${summary}`, message.device)
  })
  try {
    return await run.time.until(() => seen, limitMs, false)
  } finally {
    stop()
  }
}

function fits(
  message: TrafficMessage,
  summary: string,
  { port, direction, says, hex }: TrafficPattern,
): boolean {
  if (port !== undefined && message.port !== port) return false
  if (direction !== undefined && message.direction !== direction) return false
  if (says !== undefined && !summary.toLowerCase().includes(says.toLowerCase())) return false
  if (hex === undefined) return true
  const bytes = 'bytes' in message ? hexOf(message.bytes) : ''
  return digits(bytes).includes(digits(hex))
}

function digits(hex: string): string {
  return hex.replace(/\s/g, '').toLowerCase()
}
