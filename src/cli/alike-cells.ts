import { resolveFirmware } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import type { Catalogue } from '../lab/plugins/catalogue.ts'
import type { Cell } from '../matrix/cell.ts'
import { firmwareDifferences } from './firmware-differences.ts'

/**
 * A sentence for each model whose neighbouring versions differ in nothing, so that nobody takes two equal results for two
 * findings. Cells that stand for a defect differ by it.
 */
export function alikeText(cells: readonly Cell[], known: Catalogue): string[] {
  const sentences = new Set<string>()
  for (const [index, cell] of cells.entries()) {
    const next = cells.slice(index + 1).find(({ model, card }) => model === cell.model && card === cell.card)
    if (!next || cell.role !== undefined || next.role !== undefined || cell.firmware === next.firmware)
      continue
    const model = findModel(cell.model, known.models)
    const load = ({ lab, device }: Cell) => {
      const { firmware } = lab.devices[device]!
      const { defects: chosen = {}, ...asked } =
        typeof firmware === 'object' ? firmware : { version: firmware }
      const { line, version } = resolveFirmware(model, asked as { version?: string; id?: number })
      return new Firmware(line, version, chosen, known)
    }
    if (firmwareDifferences(model, load(cell), load(next)).length === 0)
      sentences.add(
        `${model.name}: ${cell.firmware} and ${next.firmware} differ in nothing that is reproduced`,
      )
  }
  return [...sentences]
}
