import { formatDuration } from '../time/duration.ts'
import { type Step, VERBS } from './scenario-schema.ts'

/** What a step does, in a line for the timeline. */
export function stepText(step: Step): string {
  const verb = VERBS.find((name) => (step as Record<string, unknown>)[name] !== undefined)
  const where = step.on === undefined ? '' : ` (${step.on})`
  if (step.say !== undefined) return `${step.say}${where}`
  if (step.wait !== undefined) return `${waitText(step.wait)}${where}`
  if (step.expect !== undefined) return expectText(step.expect) + where
  return `${verb}: ${brief((step as Record<string, unknown>)[verb!])}${where}`
}

function expectText({ for: lasting, within, ...condition }: NonNullable<Step['expect']>): string {
  const span = lasting === undefined ? within : lasting
  const when =
    span === undefined ? '' : `, ${lasting === undefined ? 'within' : 'for'} ${formatDuration(span)}`
  return `expect ${brief(condition)}${when}`
}

function waitText(wait: NonNullable<Step['wait']>): string {
  if (typeof wait === 'number') return `wait ${formatDuration(wait)}`
  const limit = wait.atMost === undefined ? '' : `, at most ${formatDuration(wait.atMost)}`
  return 'until' in wait
    ? `wait until ${brief(wait.until)}${limit}`
    : `wait for traffic: ${brief(wait.traffic)}${limit}`
}

/** A value in few words: `action off, source lcd`. */
export function brief(value: unknown): string {
  if (Array.isArray(value)) return value.map(brief).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key} ${typeof inner === 'object' ? `(${brief(inner)})` : inner}`)
    .join(', ')
}
