import { type BenchOptions, Bench as LabBench } from '../lab/bench.ts'
import type { BenchDevice, EmulatedBench } from '../lab/emulated-bench.ts'
import type { LabConfig } from '../lab/lab-file/schema.ts'

/** Emulated units, the time they share, and the ports they can be reached at. */
export interface Bench extends EmulatedBench {
  /**
   * Called when an open port stops working by itself, or settings cannot be saved.
   *
   * @example bench.onTrouble = ({ id }, error) => console.error(id, error.message)
   */
  onTrouble: (device: BenchDevice, error: Error) => void
  /**
   * Called with a warning about how the bench is configured.
   *
   * @example bench.onWarning = (text) => console.error(text)
   */
  onWarning: (text: string) => void
  /**
   * Opens every port of every device.
   *
   * @throws PortError when one cannot be had; those already open are closed again
   * @example await bench.open()
   */
  open(): Promise<void>
}

/** Makes benches. */
export interface BenchClass {
  /**
   * An empty bench.
   *
   * @throws TypeError or RangeError when an option is wrong, naming the value given and those allowed
   * @example const bench = new Bench({ time: { virtual: true }, seed: 1 })
   */
  new (options?: BenchOptions): Bench
  /**
   * A bench as a lab file describes it; its ports are still closed. Plug-ins that the file names are run by `loadPlugins` only.
   *
   * @throws DeviceError when a device cannot stand there as asked
   * @example const bench = Bench.fromLab(readLabFile('lab.yaml'))
   */
  fromLab(lab: LabConfig, options?: Pick<BenchOptions, 'plugins'>): Bench
}

export const Bench: BenchClass = LabBench
