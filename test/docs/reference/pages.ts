import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { labSchema } from '../../../src/lab/lab-file/schema.ts'
import { root } from '../markdown.ts'
import { defects, firmware, models } from './catalogues.ts'
import { commandLine } from './command-line.ts'
import { controlApi } from './control-api.ts'
import { dashboards } from './dashboards.ts'
import { differences } from './differences.ts'
import { fieldTable, type Schema } from './json-schema.ts'
import { registers } from './registers.ts'

interface ReferencePage {
  readonly title: string
  readonly about: string
  readonly body: () => string | Promise<string>
}

const schemaFile = (name: string) => () =>
  fieldTable(JSON.parse(readFileSync(join(root, 'schema', name), 'utf8')))

/** Pages of docs/reference/ by file name. */
export const REFERENCE: Readonly<Record<string, ReferencePage>> = {
  'models.md': {
    title: 'Models',
    about:
      'What can stand on a bench. `npx upslab models --json` tells more of each, and how sure every figure is.',
    body: models,
  },
  'firmware.md': {
    title: 'Firmware lines',
    about:
      'A line is a family of units that share version numbers, by the UPS ID of its files. `npx upslab firmware MODEL` lists the versions of a model with their defects.',
    body: firmware,
  },
  'defects.md': {
    title: 'Firmware defects',
    about:
      'A version brings the defects of its range; a lab file or the control API switches any of them by hand.',
    body: defects,
  },
  'differences.md': {
    title: 'Published differences between firmware versions',
    about:
      'One recipe for each: which versions have it, what brings it about, who can see it, and how to have it on a unit. `npx upslab matrix --defect ID` runs a command against it and its fix.',
    body: differences,
  },
  'dashboards.md': {
    title: 'What dashboards ask of a network card',
    about:
      'The objects that the templates of Zabbix (APC Smart-UPS by SNMP, 7.0), LibreNMS (`apc`) and snmp_exporter (`apcups`) ask of a Smart-UPS, and how many values a card of the bench answers at or below each. How to set them up, and why some are missing: [network cards](../use-a-network-card.md#dashboards).',
    body: dashboards,
  },
  'modbus-registers.md': {
    title: 'Modbus registers',
    about:
      'Addresses are those on the wire. R can be read, W written; the last column is an SMT1500RM2U with UPS 09.3 at rest.',
    body: registers,
  },
  'command-line.md': {
    title: 'The command line',
    about: 'What `npx upslab COMMAND --help` prints.',
    body: commandLine,
  },
  'control-api.md': {
    title: 'Calls of the control API',
    about:
      'In prose and with examples: [the control API](../control-api.md). The second column is the method of `upslab/client`. The document these tables are made from is served at `/api/v1/openapi.json`.',
    body: controlApi,
  },
  'lab-file.md': {
    title: 'Fields of a lab file',
    about:
      'In prose and with examples: [lab files](../lab-file.md). NAME stands for a name of your choice. The schema for editors is `schema/lab.schema.json`.',
    // The schema for editors also lists what catalogues have: models, versions, defects.
    body: () => fieldTable(labSchema.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as Schema),
  },
  'scenario-file.md': {
    title: 'Fields of a scenario',
    about:
      'In prose and with examples: [write a scenario](../write-a-scenario.md). The schema for editors is `schema/scenario.schema.json`.',
    body: schemaFile('scenario.schema.json'),
  },
}

export async function referencePage({ title, about, body }: ReferencePage): Promise<string> {
  return `# ${title}\n\n<!-- made from the code: UPDATE_DOCS=1 npx vitest run test/docs/reference.test.ts -->\n\n${about}\n\n${await body()}\n`
}
