import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { stringify } from 'yaml'
import { findModel } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { Clone } from '../../lab/clone/clone.ts'
import { labSchema } from '../../lab/lab-file/schema.ts'
import { cloneSources, SOURCE_KINDS, type SourceKind } from '../clone-source.ts'
import { number } from '../device-options.ts'
import { UsageError } from '../errors.ts'

const NOTES = `
Reads only: nothing is written to the unit.

Sources:
  HOST:PORT         Modbus TCP
  /dev/ttyUSB0      Modbus on a serial port, 9600 baud (needs npm install serialport); with --as ups-link or
                    --as microlink the unit's own languages, also at tcp://HOST:PORT of a serial port server
  /dev/hidraw0      the unit's USB port (Linux)
  a file, or -      the output of upsc, of usbhid-ups -DDDDD, or of apcaccess; a HID dump; with --as registers a
                    listing of Modbus registers
Several sources of one unit are read together; what the first does not tell, the next does.

Examples:
  upslab clone 192.0.2.7:502 -o rack12.yaml
  upslab clone /dev/ttyUSB0 -o rack12.yaml
  upsc ups@localhost | upslab clone - -o rack12.yaml --model SMT1500RM2U
  upslab clone rack12.upsc rack12.apcaccess -o rack12.yaml
  upslab up rack12.yaml

Exit codes:
  0  a profile is written; what could not be reproduced is listed
  2  the source cannot be used, is of another maker, or does not tell which model it is
  3  the address or device could not be had`

interface CloneFlags {
  readonly output?: string
  readonly as?: SourceKind
  readonly model?: string
  readonly firmware?: string
  readonly id?: number
  readonly unit?: number
  readonly json?: boolean
}

export function cloneCommand(): Command {
  return new Command('clone')
    .summary('read a real unit, or a dump of one, into a lab file')
    .description('Read a real unit, or a dump of one, and write a lab file with a unit like it.')
    .argument('<source...>', 'addresses, devices or files, all of one unit')
    .option('-o, --output <file>', 'the lab file to write; printed when left out')
    .addOption(new Option('--as <kind>', 'what the source is').choices([...SOURCE_KINDS]))
    .option('--model <model>', 'the model, where the source does not tell')
    .option('--firmware <version>', 'the firmware version, where the source does not tell')
    .option('--id <number>', 'the UPS ID', number('--id'))
    .option('--unit <address>', 'Modbus address (default 1; over TCP whoever is there)', number('--unit'))
    .option('--json', 'print what came of it as JSON')
    .addHelpText('after', NOTES)
    .action(async (sources: string[], { output, as, model, firmware, id, unit, json }: CloneFlags) => {
      const clone = await cloneSources(sources, {
        ...{ kind: as, unit, firmware, id },
        model: model === undefined ? undefined : findModel(model),
      })
      const source = sources.join(', ')
      const text = profileOf(clone, source)
      if (output !== undefined) save(output, text)
      if (json) process.stdout.write(`${JSON.stringify({ source, output: output ?? null, ...clone })}\n`)
      else process.stdout.write(output === undefined ? text : report(clone, output))
    })
}

/** The lab file, with what it does not reproduce on top. */
function profileOf(clone: Clone, source: string): string {
  const lab = { devices: { ups0: clone.config } }
  // A profile that up would refuse is no profile.
  labSchema.parse(structuredClone(lab))
  const said = [`A unit like ${source === '-' ? 'the one of a dump' : source}.`, ...remarks(clone)]
  return `${said.map((line) => `# ${line}`).join('\n')}\n${stringify(lab, { lineWidth: 0 })}`
}

function remarks({ notes, derived, unexplained, compared, differences }: Clone): string[] {
  const head = `${compared} compared, ${compared - differences.length} the same.`
  return [
    ...notes.map((note) => `Note: ${note}.`),
    ...derived.map((text) => `Derived: ${text}.`),
    differences.length === 0 ? head : `${head} What is not reproduced:`,
    ...differences.map(
      ({ name, source, clone, reason }) => `  ${name}: ${source} there, ${clone} here (${reason})`,
    ),
    ...(unexplained.length > 0 ? ['What the source says beside that:'] : []),
    ...unexplained.map((text) => `  ${text}`),
  ].map((line) => line.replace(UNPRINTABLE, '?'))
}

/** What a source says is printed, and stands in the file: it must not steer a terminal, nor end a comment. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

function report(clone: Clone, output: string): string {
  const { model, firmware } = clone.config
  const version = typeof firmware === 'object' ? `UPS ${firmware.version} / ID=${firmware.id}` : ''
  return [
    `${output}  ${model}, ${version}, confidence ${clone.confidence}`,
    ...remarks(clone),
    `Now: upslab up ${output}`,
    '',
  ].join('\n')
}

function save(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`--output: ${(error as Error).message}`)
  }
}
