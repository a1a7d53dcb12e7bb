import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Host } from './host.ts'
import { type Intent, shouldReturn } from './intent.ts'

/**
 * Why nothing will bring a host back by itself though the utility is good, in words; undefined while something will, or
 * while it is down because somebody wants it to be.
 */
export function whyNoRestart(host: Host, ups: SmartUps, intent: Intent | null): string | undefined {
  const { state } = host.data
  if ((state !== 'halted' && state !== 'off') || !ups.power.inputOk) return undefined
  const group = ups.outlets.get(host.group)!
  if (state === 'halted') {
    // A host that somebody shut down without the unit's part waits for that somebody.
    if (host.data.triggeredAt === null || group.process || ups.slots.busy) return undefined
    return `the mains are good and ${host.group} is on, but its power was never cycled: it stays halted`
  }
  if (!shouldReturn(intent, ups.clock.now)) return undefined
  const why = whyOutletStaysOff(ups, host)
  return why && `the mains are good and ${host.group} stays off: ${why}`
}

function whyOutletStaysOff(ups: SmartUps, host: Host): string | undefined {
  const group = ups.outlets.get(host.group)!
  if (ups.power.data.stopped)
    return `a fault stopped the output (${ups.faults.list.join(', ') || 'overload'})`
  if (!group.process) return 'nothing is pending that would turn it on'
  if (ups.outlets.chargeWait(group.process) !== undefined) return undefined
  const { minimumRuntimeMs } = group.process
  return `it waits for ${minimumRuntimeMs / 1000} s of runtime, which this battery cannot reach`
}
