import type { GroupName } from '../../emulators/smart-ups/commands.ts'
import { deviceOf } from '../lab/bench-of.ts'
import { type Verdict as HostVerdict, VERDICTS } from '../lab/hosts/verdict.ts'
import type { LabEvent } from '../lab/journal.ts'
import { type Duration, formatDuration, milliseconds } from '../lab/time/duration.ts'
import { SIGNALS, type Signal } from '../lab/wiring/signal-log.ts'
import { noSuchPort } from './no-such-port.ts'
import { TestUnit } from './test-unit.ts'

/** What a matcher found: the shape that vitest and jest want. */
export interface Verdict {
  readonly pass: boolean
  /** What to say when that is not what the test expects. */
  readonly message: () => string
}

/** How long to watch, in device time. */
export interface Watch {
  readonly for: Duration
}

/** The matchers of `upslab/vitest`; each takes a unit of a test bench. */
export const matchers = { toHaveOutlet, toStayOff, toHaveBeenSignalled, toHaveVerdict }

/** An outlet group is on or off at this moment. */
function toHaveOutlet(received: unknown, group: GroupName, output: 'on' | 'off'): Verdict {
  const unit = checkedUnit('toHaveOutlet', received)
  const { outletGroups } = unit.state
  const found = outletGroups.find(({ name }) => name === group)
  if (!found)
    throw new TypeError(
      `${unit.id} has no outlet group ${JSON.stringify(group)}; it has ${outletGroups.map(({ name }) => name).join(', ')}`,
    )
  checkedWord('toHaveOutlet', output, ['on', 'off'])
  const pending = found.pending
    ? `, ${found.pending.action} pending${found.pending.seconds === null ? '' : ` in ${found.pending.seconds} s`}`
    : ''
  const pass = found.output === output
  return verdict(
    unit,
    pass,
    `expected ${group} of ${unit.id} ${pass ? 'not ' : ''}to be ${output}, and it is ${found.output}${pending}`,
  )
}

/** Every outlet group is off now and stays off while so much device time passes, which this lets pass. */
function toStayOff(received: unknown, watch: Watch): Verdict {
  const unit = checkedUnit('toStayOff', received)
  const ms = milliseconds(watch?.for)
  const expected = `expected ${unit.id} %s off for ${formatDuration(ms)}`
  const on = unit.state.outletGroups.filter(({ output }) => output === 'on').map(({ name }) => name)
  if (on.length > 0)
    return verdict(
      unit,
      false,
      `${expected.replace('%s', 'to stay')}, and ${on.join(', ')} is on to begin with`,
    )
  const began = unit.ups.clock.now
  const returned = watching(unit, () => unit.advance(ms / 1000))
  if (!returned) return verdict(unit, true, `${expected.replace('%s', 'not to stay')}, and it did`)
  const after = formatDuration(returned.at - began)
  return verdict(
    unit,
    false,
    `${expected.replace('%s', 'to stay')}, and ${returned.group} came on after ${after} (${returned.cause})`,
  )
}

type OutletEvent = LabEvent & { type: 'outlet' }

/** The first outlet group that comes on while `action` runs. */
function watching(unit: TestUnit, action: () => void): Omit<OutletEvent, 'id' | 'device'> | undefined {
  let first: Omit<OutletEvent, 'id' | 'device'> | undefined
  const stop = unit.ups.on((event) => {
    if (event.type === 'outlet' && event.on) first ??= event
  })
  try {
    action()
  } finally {
    stop()
  }
  return first
}

/** A client on a signaling port of a card has been signalled: low battery, or on battery. */
function toHaveBeenSignalled(received: unknown, port: string, signal: Signal = 'low-battery'): Verdict {
  const unit = checkedUnit('toHaveBeenSignalled', received)
  checkedWord('toHaveBeenSignalled', signal, SIGNALS)
  const found = deviceOf(unit.device).ups.slots.signalPort(port)
  if (!found) throw new TypeError(noSuchPort(unit.device, port))
  const times = unit.signals.filter((entry) => entry.port === port && entry.signal === signal)
  const pass = times.length > 0
  const what = `the client on ${port} of ${unit.id} ${pass ? 'not ' : ''}to have been signalled ${signal}`
  const instead = pass
    ? `it was, at ${times.map(({ at }) => unit.since(at)).join(', ')}`
    : found.lines.connected
      ? 'it has not been'
      : 'no client is plugged in there'
  return verdict(unit, pass, `expected ${what}, and ${instead}`)
}

/** What became of a host behind an outlet group so far; one that nothing happened to has come through clean. */
function toHaveVerdict(received: unknown, name: string, expected: HostVerdict): Verdict {
  const unit = checkedUnit('toHaveVerdict', received)
  checkedWord('toHaveVerdict', expected, VERDICTS)
  const { hosts } = deviceOf(unit.device)
  const host = hosts.views.find((each) => each.name === name)
  if (!host) {
    const known = hosts.list.map((each) => each.name).join(', ') || 'none'
    throw new TypeError(`${unit.id} has no host ${JSON.stringify(name)}; there are: ${known}`)
  }
  const is = host.verdict ?? 'clean'
  const pass = is === expected
  const proof = host.moments.map(({ at, text }) => `\n  ${unit.since(at)}  ${text}`).join('')
  return verdict(
    unit,
    pass,
    `expected the verdict on ${name} ${pass ? 'not ' : ''}to be ${expected}, and it is ${is}; it is ${host.state}${proof}`,
  )
}

function verdict(unit: TestUnit, pass: boolean, sentence: string): Verdict {
  // Made now: the bench may have moved on, or be closed, when somebody reads it.
  const text = `${sentence}\n\nTimeline of ${unit.id}, device time since its bench was made:\n${unit.timeline}`
  return { pass, message: () => text }
}

function checkedUnit(matcher: string, received: unknown): TestUnit {
  if (received instanceof TestUnit) return received
  const given = received === null ? 'null' : typeof received
  throw new TypeError(`${matcher} takes a unit of a test bench, such as expect(bench.unit()), not ${given}`)
}

function checkedWord(matcher: string, word: string, allowed: readonly string[]): void {
  if (!allowed.includes(word))
    throw new TypeError(`${matcher}: ${JSON.stringify(word)} is not allowed; allowed: ${allowed.join(', ')}`)
}
