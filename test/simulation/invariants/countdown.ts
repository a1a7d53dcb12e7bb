import type { Process } from '../../../emulators/smart-ups/outlets/process.ts'
import type { MakeInvariant } from './invariant.ts'

/** What somebody does that may set a countdown anew. */
const COMMANDS: ReadonlySet<string> = new Set(['command', 'signal', 'firmware', 'update'])

const ENDS = ['turnOffAt', 'stayOffAt', 'turnOnAt'] as const

/** A countdown that runs is never put off, unless somebody commands. */
export const countdown: MakeInvariant = ({ ups }) => {
  let before = new Map<string, Process>()
  let commanded = false
  ups.on(({ type }) => {
    if (COMMANDS.has(type)) commanded = true
  })
  return {
    name: 'a countdown never grows',
    settled() {
      const now = new Map(
        ups.outlets.groups.flatMap(({ name, process }) => (process ? [[name, { ...process }]] : [])),
      )
      const [then, free] = [before, commanded]
      before = now
      commanded = false
      for (const [name, process] of now) {
        const old = then.get(name)
        const end = ENDS.find((each) => each.startsWith(camel(process.phase)))
        if (!end || !old || free || old.kind !== process.kind || old.phase !== process.phase) continue
        const [was, is] = [old[end], process[end]]
        if (was !== null && is !== null && is > was)
          return `${name}: ${process.kind} put off by ${is - was} ms`
      }
      for (const { name, turnOffCountdown, stayOffCountdown, turnOnCountdown } of ups.outlets.groups)
        for (const shown of [turnOffCountdown, stayOffCountdown, turnOnCountdown])
          if (shown < -1) return `${name} shows a countdown of ${shown} s`
      return undefined
    },
    forget() {
      before = new Map()
    },
  }
}

/** `turn-off` as `turnOff`. */
const camel = (phase: string) => phase.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase())
