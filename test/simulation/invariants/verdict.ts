import type { Host } from '../../../src/lab/hosts/host.ts'
import type { Verdict } from '../../../src/lab/hosts/verdict.ts'
import type { MakeInvariant } from './invariant.ts'

/** What a timeline says somewhere when the verdict follows from it. */
const SAYS: Readonly<Record<Verdict, RegExp>> = {
  'never-signalled': /while it was up, and nothing had triggered its shutdown/,
  'cut-while-up': /while it was (up, \d+ s after|booting)/,
  'cut-while-shutting-down': /while it was shutting down/,
  bounced: /back on, though/,
  'stuck-off': /stays (off|halted)/,
  clean: /it had halted/,
}

/** What became of a host follows from what happened to it. */
export const verdict: MakeInvariant = (device) => ({
  name: 'a verdict follows from its timeline',
  settled() {
    for (const host of device.hosts.list) {
      const wrong = problem(host, device.ups.clock.now)
      if (wrong) return `${host.name}: ${wrong}`
    }
    return undefined
  },
  between() {
    for (const { name, group, data } of device.hosts.list) {
      const on = device.ups.outlets.isOn(group)
      if ((data.state === 'off') === on)
        return `${name} is ${data.state} and ${group} is ${on ? 'on' : 'off'}`
    }
    return undefined
  },
})

function problem({ data }: Host, now: number): string | undefined {
  for (const moments of [data.timeline, data.evidence])
    for (const [index, { at }] of moments.entries()) {
      if (at > now) return `a moment ${at - now} ms ahead`
      if (index > 0 && at < moments[index - 1]!.at) return 'a timeline that goes back'
    }
  if (data.verdict === null) return undefined
  const said = data.evidence.some(({ text }) => SAYS[data.verdict!].test(text))
  return said ? undefined : `${data.verdict}, and nothing of that in ${JSON.stringify(data.evidence)}`
}
