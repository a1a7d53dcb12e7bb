import { BenchCore } from './bench-core.ts'
import { Device } from './device.ts'
import type { BenchDevice, EmulatedBench } from './emulated-bench.ts'

/** The bench behind what a user holds of it. @throws TypeError when it is none */
export function benchOf(given: EmulatedBench): BenchCore {
  if (given instanceof BenchCore) return given
  throw new TypeError(
    'bench: not a bench; allowed: one that new Bench(), Bench.fromLab() or createBench() made',
  )
}

/** The device behind what a user holds of it. @throws TypeError when it is none */
export function deviceOf(given: BenchDevice): Device {
  if (given instanceof Device) return given
  throw new TypeError('device: not a device of a bench; allowed: one that bench.device(), bench.add() gave')
}
