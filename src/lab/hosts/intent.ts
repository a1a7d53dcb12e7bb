import type { SimpleSignalingRequest, Source, UpsCommand } from '../../../emulators/smart-ups/commands.ts'

/** What can be wanted of an outlet group. */
export const INTENT_RULES = ['stay-off', 'with-ac', 'sleep', 'reboot', 'cancelled'] as const

/**
 * What whoever commanded last wants of an outlet group: that it stays off, that it comes back with the mains, after a
 * time, or by itself. A card that joins in with a shutdown of its own wants nothing: it follows what others command.
 */
export interface Intent {
  readonly rule: (typeof INTENT_RULES)[number]
  /** Who, in words. */
  readonly by: string
  /** `sleep`: how long it stays off, ms. */
  readonly sleepMs: number
  /** `sleep`: when it may come back, device ms; null until the outlet has gone off. */
  readonly wakesAt: number | null
}

/** What an accepted command makes of the intent for a group that is on or off; null when nothing is wanted any more. */
export function intentOf(command: UpsCommand, on: boolean, stayOffSeconds: number): Intent | null {
  const by = `${command.source}`
  switch (command.action) {
    case 'off':
      return intent('stay-off', by)
    case 'shutdown':
      return intent('with-ac', by)
    case 'reboot':
      return intent('reboot', by)
    case 'sleep':
      return intent('sleep', by, (command.seconds ?? stayOffSeconds) * 1000)
    case 'on':
      return null
    case 'cancel':
      // Before the outlet went off nothing is left to want; after it, nobody says what should become of it.
      return on ? null : intent('cancelled', by)
  }
}

/** The same for a request of simple signaling; `standing` is what was wanted before. */
export function intentOfSignal(
  request: SimpleSignalingRequest,
  source: Source,
  standing: Intent | null,
): Intent | null {
  if (request === 'remote-on') return null
  if (request === 'remote-off') return intent('stay-off', source)
  return standing ?? intent('with-ac', source)
}

/** Load shedding whose setting says that the group stays off. */
export function shedIntent(): Intent {
  return intent('stay-off', 'load shedding')
}

/** The outlet went off: a sleep begins. */
export function wentOff(standing: Intent | null, now: number): Intent | null {
  return standing?.rule === 'sleep' ? { ...standing, wakesAt: now + standing.sleepMs } : standing
}

/** A return less than this before the end of a sleep is the unit's own rounding. */
const ROUNDING_MS = 1000

/** Why an outlet should not have come back now, in words; undefined when it should. */
export function againstIntent(standing: Intent | null, now: number): string | undefined {
  if (standing?.rule === 'stay-off') return `${standing.by} had said off and stay off`
  if (standing?.rule !== 'sleep' || standing.wakesAt === null) return undefined
  if (now >= standing.wakesAt - ROUNDING_MS) return undefined
  const left = Math.round((standing.wakesAt - now) / 1000)
  return `the sleep that ${standing.by} had commanded had ${left} s to go`
}

/** An outlet that is off with the utility good should be coming back. */
export function shouldReturn(standing: Intent | null, now: number): boolean {
  if (standing?.rule === 'stay-off' || standing?.rule === 'cancelled') return false
  return standing?.rule !== 'sleep' || standing.wakesAt === null || now >= standing.wakesAt
}

/** In words, for a host's timeline. */
export function intentText({ rule, by, sleepMs }: Intent): string {
  switch (rule) {
    case 'stay-off':
      return `${by} commanded off and stay off`
    case 'with-ac':
      return `${by} asked for a shutdown: off, and back when the mains are good`
    case 'sleep':
      return `${by} commanded a sleep of ${sleepMs / 1000} s`
    case 'reboot':
      return `${by} commanded a reboot`
    case 'cancelled':
      return `${by} cancelled what was pending`
  }
}

function intent(rule: Intent['rule'], by: string, sleepMs = 0): Intent {
  return { rule, by, sleepMs, wakesAt: null }
}

/** The command takes power away, now or later. */
export function isOff(action: string): boolean {
  return action !== 'on' && action !== 'cancel'
}
