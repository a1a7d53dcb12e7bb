import { ManualLine } from '../../../ports/manual-line.ts'
import { BenchCore } from '../../bench-core.ts'
import { defined } from '../../defined.ts'
import type { DeviceConfig } from '../../lab-file/schema.ts'
import type { PlugIn } from '../../plugins/plug-in.ts'
import type { RecordingHeader } from '../journal-format.ts'

export interface InsteadOptions {
  /** Another firmware version for every unit. */
  readonly firmware?: string | undefined
  /** Its UPS ID, where several lines have that version. */
  readonly id?: number | undefined
  /** Another model for every unit. */
  readonly model?: string | undefined
  /** What its bench knows beyond what this program brings. */
  readonly plugins?: readonly PlugIn[] | undefined
}

/**
 * The bench of a recording as it was at the beginning, on time that is moved by hand.
 *
 * @throws CatalogueError, DeviceError and the like when a unit cannot be what is asked for instead
 */
export function replayBench(
  header: RecordingHeader,
  instead: InsteadOptions = {},
): { readonly bench: BenchCore; readonly lineTo: (ms: number) => void } {
  const line = new ManualLine(header.line)
  const bench = new BenchCore({
    line,
    seed: header.seed,
    startAt: header.at,
    ...defined({ plugins: instead.plugins }),
  })
  for (const { id, model, firmware, settings } of header.devices) {
    const config: DeviceConfig = {
      ...header.lab.devices[id]!,
      model: instead.model ?? model,
      firmware: firmwareInstead(firmware, instead),
    }
    const device = bench.add(id, config)
    // Another model may lack a setting, or not take its value; it keeps its own then.
    if (instead.model === undefined) device.ups.settings.load(settings)
  }
  return { bench, lineTo: (ms) => line.advanceTo(ms) }
}

function firmwareInstead(
  recorded: RecordingHeader['devices'][number]['firmware'],
  { firmware, id, model }: InsteadOptions,
): NonNullable<DeviceConfig['firmware']> {
  if (firmware !== undefined || id !== undefined) return defined({ version: firmware, id })
  if (model !== undefined) return {}
  return { version: recorded.version, id: recorded.id, defects: recorded.choices as Record<string, boolean> }
}
