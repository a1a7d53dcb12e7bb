import { Command } from 'commander'
import { parseDocument } from 'yaml'
import { BenchCore } from '../../lab/bench-core.ts'
import { LARGEST_DOCUMENT } from '../../lab/lab-file/document.ts'
import { LabFileError, readLabFile } from '../../lab/lab-file/read.ts'
import { readBounded } from '../../lab/lab-file/read-bounded.ts'
import type { DeviceConfig } from '../../lab/lab-file/schema.ts'
import { type PlugIn, PlugInError } from '../../lab/plugins/plug-in.ts'
import { devicesFor } from '../../lab/scenario/engine.ts'
import { parseScenario, ScenarioFileError } from '../../lab/scenario/read.ts'
import { refuseShared } from '../../lab/shared-places.ts'
import { DeviceError } from '../../lab/unit/device-error.ts'
import { UsageError } from '../errors.ts'
import { knownTo, type PluginFlags, withPlugins } from '../plugins.ts'

const NOTES = `
A file with steps is a scenario, any other one a lab file. Models, versions, cards and settings are checked as well; no port is opened.

Examples:
  upslab check lab.yaml
  upslab check lab.yaml scenarios/*.yaml

Exit codes:
  0  every file can be used
  2  one cannot; each mistake is listed with line and column`

/** What is in a file, and what is wrong with it. */
interface CheckedFile {
  readonly file: string
  readonly kind: 'lab file' | 'scenario'
  readonly devices: number
  readonly mistakes: readonly string[]
}

export function checkCommand(): Command {
  return withPlugins(new Command('check'))
    .summary('check lab files and scenarios without starting anything')
    .description('Check lab files and scenarios without starting anything.')
    .argument('<file...>', 'lab files and scenarios')
    .option('--json', 'print JSON')
    .addHelpText('after', NOTES)
    .action(async (files: readonly string[], { json, ...flags }: PluginFlags & { json?: boolean }) => {
      const checked: CheckedFile[] = []
      for (const file of files) checked.push(await check(file, flags))
      if (json) process.stdout.write(`${JSON.stringify(checked, null, 2)}\n`)
      else for (const each of checked) process.stdout.write(textOf(each))
      const wrong = checked.filter(({ mistakes }) => mistakes.length > 0).length
      if (wrong > 0) throw new UsageError(`${wrong} of ${files.length} files cannot be used`)
    })
}

function textOf({ file, kind, devices, mistakes }: CheckedFile): string {
  if (mistakes.length === 0)
    return `${file}: fine, a ${kind} with ${devices} ${devices === 1 ? 'device' : 'devices'}\n`
  return `${file}: ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}\n${mistakes.map((text) => `  ${text}\n`).join('')}`
}

async function check(file: string, flags: PluginFlags): Promise<CheckedFile> {
  let text: string
  try {
    text = readBounded(file, LARGEST_DOCUMENT)
  } catch (error) {
    return { file, kind: 'lab file', devices: 0, mistakes: [(error as Error).message] }
  }
  const kind = hasSteps(text) ? 'scenario' : 'lab file'
  try {
    const lab = kind === 'scenario' ? undefined : readLabFile(file)
    const devices = lab?.devices ?? devicesFor(parseScenario(text, file), {})
    const { plugins } = await knownTo(flags, lab)
    const mistakes = mistakesOf(devices, plugins, { opensPorts: kind === 'lab file' })
    return { file, kind, devices: Object.keys(devices).length, mistakes }
  } catch (error) {
    if (error instanceof PlugInError)
      return { file, kind, devices: 0, mistakes: [`plugins: ${error.message}`] }
    if (error instanceof LabFileError || error instanceof ScenarioFileError)
      return { file, kind, devices: 0, mistakes: error.mistakes }
    throw error
  }
}

function hasSteps(text: string): boolean {
  const document = parseDocument(text, { prettyErrors: false })
  return document.errors.length === 0 && document.has('steps')
}

/** What the units themselves refuse (models, versions, defects, cards, settings), and in a lab file what two of them would share. */
function mistakesOf(
  devices: Readonly<Record<string, DeviceConfig>>,
  plugins: readonly PlugIn[],
  { opensPorts }: { readonly opensPorts: boolean },
): string[] {
  const bench = new BenchCore({ seed: 0, plugins })
  return Object.entries(devices).flatMap(([id, config]) => {
    try {
      const others = bench.devices
      const device = bench.add(id, config)
      if (opensPorts) refuseShared(device, others)
      return []
    } catch (error) {
      if (error instanceof DeviceError) return [`devices.${error.message}`]
      throw error
    }
  })
}
