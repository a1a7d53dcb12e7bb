import { Command } from 'commander'
import { versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { findModel } from '../../../emulators/smart-ups/models/catalogue.ts'
import { traitEntries } from '../../../emulators/smart-ups/traits/index.ts'
import { valueText } from '../../../emulators/smart-ups/traits/words.ts'
import { cardFirmware } from '../../lab/cards/index.ts'
import type { Catalogue } from '../../lab/plugins/catalogue.ts'
import { cardVersions } from '../card-firmware.ts'
import { columns } from '../paint.ts'
import { knownTo, type PluginFlags, withPlugins } from '../plugins.ts'
import { withTarget } from '../steer/target.ts'
import { flash } from '../steer/unit-commands.ts'
import { type UpdateFlags, updateUnit } from './firmware-update.ts'

const NOTES = `
Examples:
  upslab firmware                  every firmware line
  upslab firmware SMT1500RM2U      the versions this model can run, with Modbus, known defects and traits
  upslab firmware SMT1500 --json   the same as JSON
  upslab firmware ups0 09.3        give a unit of a running bench another version
  upslab firmware ups0 --update 09.6            send it that firmware as its users do, in device time`

export function firmwareCommand(): Command {
  const command = new Command('firmware')
    .summary('list firmware lines or the versions of a model, or flash a unit')
    .description('List firmware lines (UPS IDs), or the versions that a model can run and what each brings.')
    .argument(
      '[model]',
      'a model name, as upslab models lists them, or a card; with a version, a unit of a running bench',
    )
    .argument('[version]', 'the version that this unit gets')
    .option('--update <version>', 'send the unit that firmware as its users do, in device time')
    .option('--via <way>', 'how: serial (default), usb or smartslot')
    .option('--unsigned', 'the file has no signature')
    .addHelpText('after', NOTES)
  return withTarget(withPlugins(command), { unit: false }).action(
    async (model: string | undefined, version: string | undefined, flags: UpdateFlags & PluginFlags) => {
      const { catalogue } = await knownTo(flags)
      const { json } = flags
      const ofCard = model === undefined ? undefined : cardFirmware(model)
      if (flags.update !== undefined)
        process.stdout.write(`${await updateUnit(model, flags.update, flags)}\n`)
      else if (model !== undefined && version !== undefined) await flash(model, version, flags)
      else if (model !== undefined && ofCard)
        process.stdout.write(cardVersions(model, ofCard, catalogue.cardVersions, json))
      else if (json)
        process.stdout.write(
          `${JSON.stringify(model ? versions(model, catalogue) : catalogue.lines, null, 2)}\n`,
        )
      else if (!model) process.stdout.write(`${columns(lineRows(catalogue))}\n`)
      else
        process.stdout.write(
          `${columns(versionRows(model, catalogue))}\n\n${columns(traitRows(model, catalogue))}\n`,
        )
    },
  )
}

function lineRows({ lines }: Catalogue): string[][] {
  const rows = lines.map((line) => [
    String(line.id),
    line.bySku ? 'any revision' : `${line.first} - ${line.last}`,
    line.modbusFrom ? `from ${line.modbusFrom}` : 'no',
    line.modbusTcpFrom ? `from ${line.modbusTcpFrom}` : 'no',
    line.signedFrom ? `from ${line.signedFrom}` : 'no',
    line.units,
  ])
  return [['ID', 'VERSIONS', 'MODBUS', 'MODBUS TCP', 'SIGNED', 'UNITS'], ...rows]
}

function versions(name: string, known: Catalogue) {
  const model = findModel(name, known.models)
  return versionsOf(model).map(({ line, version }) => {
    const firmware = new Firmware(line, version, {}, known)
    const traits = traitEntries({ model, line: line.id, version }, known.rules)
    const reported = line.oldCodes ? { reported: firmware.reported } : {}
    return { version, ...reported, id: line.id, modbus: firmware.hasModbus, defects: firmware.active, traits }
  })
}

/** What the newest version tells of itself, and how that is known. */
function traitRows(name: string, known: Catalogue): string[][] {
  const newest = versions(name, known).at(-1)!
  const rows = newest.traits.map(({ title, value, source, assumed }) => [
    title,
    valueText(value),
    source ?? `assumed: ${assumed}`,
  ])
  return [[`TRAIT AT ${newest.version}`, 'VALUE', 'EVIDENCE'], ...rows]
}

function versionRows(name: string, known: Catalogue): string[][] {
  const rows = versions(name, known).map(({ version, reported, id, modbus, defects }) => [
    reported ? `${version} (${reported})` : version,
    String(id),
    modbus ? 'yes' : 'no',
    defects.map((defect) => (defect.assumed ? `${defect.id} (assumed)` : defect.id)).join(', ') ||
      'none known',
  ])
  return [['VERSION', 'ID', 'MODBUS', 'DEFECTS'], ...rows]
}
