import { serveControl } from '../control/server.ts'
import { Bench } from '../lab/bench.ts'
import { defined } from '../lab/defined.ts'
import type { PlugIn } from '../lab/plugins/plug-in.ts'
import { devicesFor, type RunChoices, runScenario, seedFor } from '../lab/scenario/engine.ts'
import type { ScenarioReport, TimelineEntry } from '../lab/scenario/report.ts'
import { RealRunTime } from '../lab/scenario/run-time.ts'
import { parseListenAddress } from '../ports/address.ts'
import { InterruptedError } from './errors.ts'
import { readyText } from './ready.ts'
import type { NamedScenario } from './scenario-source.ts'
import { packageVersion } from './version.ts'

export interface RealRun {
  readonly choices: RunChoices
  /** Device seconds to the second. */
  readonly speed: number
  /** Where the control API listens. */
  readonly control: string
  readonly onEntry: (entry: TimelineEntry) => void
  readonly plugins: readonly PlugIn[]
}

/** Runs a scenario on real time with its ports open, so that real clients take part. Where they are goes to stderr. */
export async function runReally(
  { name, scenario }: NamedScenario,
  { choices, speed, control, onEntry, plugins }: RealRun,
): Promise<ScenarioReport> {
  const seed = seedFor(scenario, choices)
  const bench = new Bench({
    time: { virtual: false, speed },
    seed,
    plugins,
    ...defined({ usbip: scenario.usbip }),
  })
  bench.onWarning = (text) => process.stderr.write(`warning: ${text}\n`)
  bench.onTrouble = (device, error) => process.stderr.write(`upslab: ${device.id}: ${error.message}\n`)
  for (const [id, config] of Object.entries(devicesFor(scenario, choices))) bench.add(id, config)
  const interruption = watchForInterruption()
  try {
    await bench.open()
    const server = await serveControl({
      bench,
      listen: parseListenAddress(control),
      version: packageVersion(),
    })
    process.stderr.write(readyText(bench, server.url, false))
    try {
      const run = runScenario(bench, scenario, { name, seed, time: new RealRunTime(bench), onEntry })
      return await Promise.race([run, interruption.happens])
    } finally {
      await server.close()
    }
  } finally {
    interruption.forget()
    await bench.close()
  }
}

/** Somebody ends a run before its end: ports are closed, links go, and nothing is judged. */
function watchForInterruption() {
  let end = (_error: Error): void => {}
  const happens = new Promise<never>((_resolve, reject) => {
    end = reject
  })
  // Nobody may be waiting yet when it comes.
  happens.catch(() => {})
  const signals = ['SIGINT', 'SIGTERM'] as const
  const listener = (signal: NodeJS.Signals) => end(new InterruptedError(`interrupted by ${signal}`))
  for (const signal of signals) process.once(signal, listener)
  return {
    happens,
    forget() {
      for (const signal of signals) process.off(signal, listener)
    },
  }
}
