import { Command, Option } from 'commander'
import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { CLIENT_NAMES, type ClientName } from '../../../emulators/smart-ups/firmware/published/clients.ts'
import { findModel } from '../../../emulators/smart-ups/models/catalogue.ts'
import { cardFirmware } from '../../lab/cards/index.ts'
import type { Catalogue } from '../../lab/plugins/catalogue.ts'
import { cardDifferences, cardDifferencesText } from '../card-firmware.ts'
import { seedFlag } from '../device-options.ts'
import { diffScenario } from '../diff-scenario.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-code.ts'
import { type Difference, firmwareDifferences } from '../firmware-differences.ts'
import { columns, painter } from '../paint.ts'
import { knownTo, type PluginFlags, withPlugins } from '../plugins.ts'

const NOTES = `
With --scenario both versions play it, and their timelines stand side by side: = marks what is the same, > the first
difference, ! those after it.

Examples:
  upslab diff --model SMT1500 09.2 09.3
  upslab diff --model SMT1500C 04.0 04.1 --client nut-usbhid
  upslab diff --model SMT1500RM2U 09.2 09.3 --scenario fa233876-off-confirmed`

interface Flags extends PluginFlags {
  readonly model: string
  readonly json?: boolean
  readonly exitCode?: boolean
  readonly client?: ClientName
  readonly scenario?: string
  readonly seed?: number
}

export function diffCommand(): Command {
  return withPlugins(new Command('diff'))
    .summary('show what changes between two firmware versions')
    .description('Show what changes between two firmware versions of a model, as far as upslab emulates it.')
    .requiredOption(
      '--model <model>',
      'a model name, as upslab models lists them, or a card with a firmware of its own',
    )
    .argument('<before>', 'one version, such as 09.2')
    .argument('<after>', 'another version, such as 09.3')
    .option('--scenario <scenario>', 'a name from the library, or a file: play it on both')
    .addOption(
      new Option('--client <client>', 'leave out what this program cannot notice').choices(CLIENT_NAMES),
    )
    .option('--seed <number>', 'with --scenario: repeat a run', seedFlag)
    .option('--json', 'print JSON')
    .option('--exit-code', 'exit with 1 when they differ, as for a script')
    .addHelpText('after', NOTES)
    .action(
      async (
        before: string,
        after: string,
        { model, json, exitCode, client, scenario, seed, ...flags }: Flags,
      ) => {
        const { plugins, catalogue } = await knownTo(flags)
        if (exitCode && scenario !== undefined)
          throw new UsageError('--exit-code does not go with --scenario: it compares what the versions are')
        const ofCard = cardFirmware(model)
        if (ofCard) {
          if (scenario !== undefined)
            throw new UsageError('--scenario goes with a model of a unit, not with a card')
          const differences = cardDifferences(model, ofCard, [before, after], catalogue.cardVersions)
          if (exitCode && differences.length > 0) process.exitCode = EXIT.failed
          if (json) process.stdout.write(`${JSON.stringify(differences, null, 2)}\n`)
          else process.stdout.write(cardDifferencesText(differences, [before, after]))
          return
        }
        if (scenario !== undefined)
          return diffScenario(scenario, [before, after], { model, seed, json, plugins })
        if (seed !== undefined) throw new UsageError('--seed goes with --scenario')
        const [a, b] = [load(model, before, catalogue), load(model, after, catalogue)]
        const differences = firmwareDifferences(findModel(model, catalogue.models), a, b, client)
        if (exitCode && differences.length > 0) process.exitCode = EXIT.failed
        if (json) process.stdout.write(`${JSON.stringify(differences, null, 2)}\n`)
        else process.stdout.write(report(a, b, differences))
      },
    )
}

function load(model: string, version: string, known: Catalogue): Firmware {
  const resolved = resolveFirmware(findModel(model, known.models), { version })
  return new Firmware(resolved.line, resolved.version, {}, known)
}

function report(a: Firmware, b: Firmware, differences: readonly Difference[]): string {
  if (differences.length === 0)
    return `No difference that upslab emulates between ${a.reported} and ${b.reported}.\n`
  const paint = painter(process.stdout)
  const rows = differences.map(({ what, before, after }) => [what, before, after])
  const titles = differences.flatMap(({ what }) => {
    const defect = a.known.defects.find(({ id }) => id === what)
    return defect ? [`${paint('bold', defect.id)}: ${defect.title} (${defect.source})`] : []
  })
  return `${columns([['WHAT', a.reported, b.reported], ...rows])}\n${titles.map((line) => `\n${line}`).join('')}${titles.length ? '\n' : ''}`
}
