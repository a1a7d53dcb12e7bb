import { Command } from 'commander'
import { findModel } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { columns } from '../paint.ts'
import { knownTo, type PluginFlags, withPlugins } from '../plugins.ts'

const NOTES = `
Groups are outlet groups: MOG the main one, SOG0 to SOG2 switched ones. Lines are UPS IDs, the numbers
in "UPS 09.3 / ID=18"; upslab firmware MODEL shows the versions of each.

Examples:
  upslab models                all of them
  upslab models SMT1500        those whose name contains SMT1500
  upslab models --json         as JSON, with what is assumed and how sure each figure is`

export function modelsCommand(): Command {
  return withPlugins(new Command('models'))
    .summary('list the models that can be emulated')
    .description('List the models that can be emulated, with ratings, outlet groups and firmware lines.')
    .argument('[filter]', 'part of a model name')
    .option('--json', 'print JSON')
    .addHelpText('after', NOTES)
    .action(async (filter: string | undefined, { json, ...flags }: PluginFlags & { json?: boolean }) => {
      const { catalogue } = await knownTo(flags)
      const wanted = (filter ?? '').toUpperCase()
      const models = catalogue.models.filter((model) => model.name.toUpperCase().includes(wanted))
      if (models.length === 0) findModel(filter ?? '', catalogue.models)
      if (json) process.stdout.write(`${JSON.stringify(models, null, 2)}\n`)
      else process.stdout.write(`${columns([HEADING, ...models.map(row)])}\n`)
    })
}

const HEADING = ['MODEL', 'FORM', 'VA', 'W', 'VOLTS', 'BATTERY', 'GROUPS', 'SLOT', 'LINES', 'TOPOLOGY']

function row(model: UpsModel): string[] {
  return [
    model.name,
    model.form,
    String(model.voltAmperes),
    String(model.watts),
    `${model.nominalVoltage} V ${model.nominalFrequency} Hz`,
    `${model.battery.nominalVoltage} V`,
    model.groups.join(' '),
    model.smartSlots > 0 ? 'yes' : 'no',
    model.lines.join(' '),
    model.topology,
  ]
}
