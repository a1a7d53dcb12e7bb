import { listLines, versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import type { AffectedRange } from '../../../emulators/smart-ups/firmware/defect.ts'
import { DEFECTS } from '../../../emulators/smart-ups/firmware/defects/index.ts'
import { isAffected } from '../../../emulators/smart-ups/firmware/firmware.ts'
import type { FirmwareLine } from '../../../emulators/smart-ups/firmware/line.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import { LINES_WITH_A_PAGE } from './line-pages.ts'
import { code, table } from './table.ts'

export function models(): string {
  const rows = listModels().map((model) => [
    code(model.name),
    model.form,
    `${model.voltAmperes} VA, ${model.watts} W`,
    `${model.nominalVoltage} V, ${model.nominalFrequency} Hz`,
    `${model.battery.nominalVoltage} V`,
    model.groups.join(' '),
    model.smartSlots > 0 ? 'yes' : 'no',
    model.lines.map((id) => `[${id}](firmware.md)`).join(' '),
    model.topology,
  ])
  return table(
    ['model', 'form', 'rated', 'output', 'battery', 'outlet groups', 'SmartSlot', 'lines', 'topology'],
    rows,
  )
}

/** `02.0 (6Q)` of units that have such codes. */
function withCode({ oldCodes }: FirmwareLine, version: string): string {
  return oldCodes ? `${version} (${oldCodes[version]})` : version
}

export function firmware(): string {
  const rows = listLines().map((line) => {
    const names = listModels().filter(({ lines }) => lines.includes(line.id))
    return [
      LINES_WITH_A_PAGE.includes(line) ? `[${line.id}](lines/${line.id}.md)` : String(line.id),
      line.units,
      line.ranges.map(({ from, to }) => (from === to ? withCode(line, from) : `${from} to ${to}`)).join(', '),
      line.modbusFrom ? `from ${line.modbusFrom}` : 'no',
      line.modbusTcpFrom ? `from ${line.modbusTcpFrom}` : 'no',
      String(names.length),
    ]
  })
  return table(['UPS ID', 'units', 'versions', 'Modbus', 'Modbus TCP', 'models here'], rows)
}

export function defects(): string {
  return DEFECTS.map((defect) => {
    const ranges = defect.affects.map((range) => [String(range.line), ...words(range)])
    const affected = listModels().filter((model) =>
      versionsOf(model).some(({ line, version }) =>
        defect.affects.some((range) => isAffected(range, line.id, version)),
      ),
    )
    const options = Object.entries(defect.options).map(([name, { value, meaning }]) => [
      code(name),
      value ? 'on' : 'off',
      meaning,
    ])
    return [
      `## ${defect.id}`,
      `${defect.title}.`,
      `Source: ${defect.source}.${defect.aliases?.length ? ` Also answers to ${defect.aliases.map(code).join(', ')}.` : ''}`,
      table(['UPS ID', 'from', 'fixed in', 'assumed'], ranges),
      ...(options.length > 0 ? [table(['option', '', 'meaning'], options)] : []),
      `On ${affected.length} ${affected.length === 1 ? 'model' : 'models'}: ${affected.map(({ name }) => name).join(', ')}.`,
    ].join('\n\n')
  }).join('\n\n')
}

function words({ from, after, fixedIn, assumed }: AffectedRange): string[] {
  return [
    from ?? (after ? `after ${after}` : 'the first version'),
    fixedIn ?? 'no known version',
    assumed ?? '',
  ]
}
