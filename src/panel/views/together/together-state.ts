import { useEffect, useReducer } from 'preact/hooks'
import type { DeviceState, Event as LabEvent } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { type Span, sinceLastReturn } from '../../state/lanes.ts'

/** How much of the past is shown. */
export const SPANS = {
  events: { title: 'since the first event', ms: undefined },
  minutes: { title: 'five minutes', ms: 300_000 },
  hour: { title: 'an hour', ms: 3_600_000 },
  day: { title: 'a day', ms: 86_400_000 },
} as const

/** At least so much is shown, ms. */
const LEAST_MS = 60_000
/** Of what is shown, before the first event, and after now: what has just begun is seen, too. */
const BEFORE = 0.05
const AFTER = 0.02

export function spanOf(
  name: string | undefined,
  now: number,
  events: readonly LabEvent[],
  units: readonly string[],
): Span {
  const ms = name !== undefined && name in SPANS ? SPANS[name as keyof typeof SPANS].ms : undefined
  if (ms !== undefined) return { from: now - ms, to: now + ms * AFTER }
  const theirs = sinceLastReturn(events).filter(({ device }) => units.includes(device))
  const first = theirs[0]?.at ?? now
  const length = Math.max(LEAST_MS, now - first)
  return { from: now - length * (1 + BEFORE), to: now + length * AFTER }
}

/** The states of several units, drawn again when one of them changes. */
export function useUnits(ids: readonly string[]): DeviceState[] {
  const { store } = usePage()
  const [, again] = useReducer((turn: number) => turn + 1, 0)
  const names = ids.join('\n')
  useEffect(() => {
    const stops = ids.map((id) => store.unit(id).watch(() => again(undefined as never)))
    return () => {
      for (const stop of stops) stop()
    }
  }, [names, store])
  return ids.flatMap((id) => store.unit(id).value ?? [])
}
