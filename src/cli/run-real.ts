import { serveControl } from '../control/server.ts'
import { Bench } from '../lab/bench.ts'
import { defined } from '../lab/defined.ts'
import { devicesFor, type RunChoices, runScenario, seedFor } from '../lab/scenario/engine.ts'
import type { ScenarioReport, TimelineEntry } from '../lab/scenario/report.ts'
import { RealRunTime } from '../lab/scenario/run-time.ts'
import { parseListenAddress } from '../ports/address.ts'
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
}

/** Runs a scenario on real time with its ports open, so that real clients take part. Where they are goes to stderr. */
export async function runReally(
  { name, scenario }: NamedScenario,
  { choices, speed, control, onEntry }: RealRun,
): Promise<ScenarioReport> {
  const seed = seedFor(scenario, choices)
  const bench = new Bench({ time: { virtual: false, speed }, seed, ...defined({ usbip: scenario.usbip }) })
  bench.onWarning = (text) => process.stderr.write(`warning: ${text}\n`)
  bench.onTrouble = (device, error) => process.stderr.write(`upslab: ${device.id}: ${error.message}\n`)
  for (const [id, config] of Object.entries(devicesFor(scenario, choices))) bench.add(id, config)
  try {
    await bench.open()
    const server = await serveControl({
      bench,
      listen: parseListenAddress(control),
      version: packageVersion(),
    })
    process.stderr.write(readyText(bench, server.url, false))
    try {
      return await runScenario(bench, scenario, { name, seed, time: new RealRunTime(bench), onEntry })
    } finally {
      await server.close()
    }
  } finally {
    await bench.close()
  }
}
