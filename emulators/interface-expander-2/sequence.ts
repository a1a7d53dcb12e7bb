import type { CardSettings } from './dip-switches.ts'

/** What the card has last seen of its unit. */
export interface CardView {
  readonly onBattery: boolean
  readonly lowBattery: boolean
  readonly outputOff: boolean
  readonly wholeTurnOffPending: boolean
}

/**
 * Where the card stands: nothing to do; watching an outage; forcing its signals until it commands; having
 * commanded; behind an output that is off.
 */
export const CARD_PHASES = ['idle', 'watching', 'signalling', 'commanded', 'off'] as const
export type CardPhase = (typeof CARD_PHASES)[number]
/** Why it signals: someone commanded an off; the timer ran out; low battery; only some clients confirmed. */
export const SIGNAL_REASONS = ['pending-off', 'timer', 'low-battery', 'partial-confirmation'] as const
export type SignalReason = (typeof SIGNAL_REASONS)[number]

export interface SequenceData {
  phase: CardPhase
  reason: SignalReason | null
  /** When the card asks the unit for a shutdown, ms; null while it is not going to. */
  commandAt: number | null
  /** Timer mode: when the outage has lasted long enough, ms; null outside an outage. */
  timerAt: number | null
}

/** What the sequence looks at, besides what it has seen. */
export interface SequenceInput {
  readonly now: number
  readonly seen: CardView
  readonly settings: CardSettings
  /** Milliseconds until the pending off happens. */
  readonly turnOffInMs: number
  readonly confirmed: 'none' | 'some' | 'all'
  readonly commandInstant: CommandInstant
  /** The card's way of looking: it cannot tell a change younger than this. */
  readonly pollMs: number
}

/** When the card sends its own shutdown after it has seen a commanded off. No source tells; the first is assumed. */
export const COMMAND_INSTANTS = ['at-signal-end', 'at-detect', 'at-off'] as const
export type CommandInstant = (typeof COMMAND_INSTANTS)[number]

/** The next phase of the card, or null to stay. Pure: the rules of the dossier's sections 4, 5 and 9. */
export function nextPhase(data: SequenceData, input: SequenceInput): SequenceData | null {
  const { seen } = input
  if (seen.outputOff) return data.phase === 'off' ? null : { ...IDLE, phase: 'off' }
  switch (data.phase) {
    case 'off':
      return IDLE
    case 'idle':
      if (seen.wholeTurnOffPending) return signalPendingOff(input)
      return seen.onBattery ? { ...IDLE, phase: 'watching', timerAt: timerOf(input) } : null
    case 'watching':
      return watching(data, input)
    case 'signalling':
      return signalling(data, input)
    case 'commanded':
      // A request that came to nothing, because someone cancelled what was pending, ends the sequence.
      return !seen.wholeTurnOffPending && input.now >= (data.commandAt ?? 0) + 2 * input.pollMs ? IDLE : null
  }
}

export const IDLE: SequenceData = { phase: 'idle', reason: null, commandAt: null, timerAt: null }

function watching(data: SequenceData, input: SequenceInput): SequenceData | null {
  const { seen, settings, confirmed, now } = input
  if (seen.wholeTurnOffPending) return signalPendingOff(input)
  if (settings.mode === 'confirmed' && confirmed === 'all')
    return { ...IDLE, phase: 'signalling', commandAt: now }
  if (seen.lowBattery) return signal('low-battery', input)
  if (!seen.onBattery)
    return settings.mode === 'confirmed' && confirmed === 'some'
      ? signal('partial-confirmation', input)
      : IDLE
  if (settings.mode === 'timer' && data.timerAt !== null && now >= data.timerAt) return signal('timer', input)
  return null
}

function signalling(data: SequenceData, input: SequenceInput): SequenceData | null {
  const { seen, settings, confirmed, now } = input
  if (data.reason === 'pending-off' && !seen.wholeTurnOffPending) {
    // Cancelled. Clients that have confirmed are down and need a power cycle to come back.
    const halted = settings.mode === 'confirmed' && confirmed !== 'none'
    return halted ? signal('partial-confirmation', input) : IDLE
  }
  if (confirmed === 'all' && data.commandAt !== null && now < data.commandAt)
    return { ...data, commandAt: now }
  if (data.reason === 'pending-off' || !seen.wholeTurnOffPending) return null
  // Somebody commands an off while the card counts for a reason of its own: its command must come before the off.
  const plan = signalPendingOff(input)
  return { ...plan, commandAt: Math.min(plan.commandAt, data.commandAt ?? plan.commandAt) }
}

type SignallingSequence = SequenceData & { readonly commandAt: number }

function signal(reason: SignalReason, { now, settings }: SequenceInput): SignallingSequence {
  return { ...IDLE, phase: 'signalling', reason, commandAt: now + settings.lowBatterySignalSeconds * 1000 }
}

/** The card's own shutdown comes once clients have had their time, but before the unit is off. */
function signalPendingOff(input: SequenceInput): SignallingSequence {
  const plan = signal('pending-off', input)
  const { now, turnOffInMs, commandInstant, pollMs } = input
  if (commandInstant === 'at-detect') return { ...plan, commandAt: now }
  const latest = now + Math.max(0, turnOffInMs - (commandInstant === 'at-off' ? 1 : pollMs))
  return { ...plan, commandAt: commandInstant === 'at-off' ? latest : Math.min(plan.commandAt, latest) }
}

function timerOf({ now, settings }: SequenceInput): number | null {
  return settings.mode === 'timer' ? now + settings.timerSeconds * 1000 : null
}
