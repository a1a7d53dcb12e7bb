import type { DeviceState } from '../../../client/types.ts'
import { outputWords } from '../../words/names.ts'
import { DefectActed } from '../unit/defect-acted.tsx'

/** Which unit it is, how it is, and what a defect of its firmware did. */
export function Head({ unit }: { readonly unit: DeviceState }) {
  const [state, tone] = outputWords(unit)
  return (
    <header class="column-head">
      <h3>
        {unit.id} <small>UPS {unit.firmware.version}</small>
      </h3>
      <p class="state" data-tone={tone}>
        {state}
      </p>
      <DefectActed unit={unit} />
    </header>
  )
}
