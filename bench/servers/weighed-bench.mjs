// Benches of many like units, and how much memory they take.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Bench } from '../../dist/src/index.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

function heap() {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

/** @returns an open bench, and the bytes of heap that its units and what they load take */
async function weighedBench(count, device, options = {}) {
  const bench = new Bench({ time: { virtual: false, speed: 1 }, ...options })
  const before = heap()
  for (let unit = 0; unit < count; unit++)
    bench.add(`ups${unit}`, { model: 'SMT1500RM2U', firmware: '09.3', ...device })
  await bench.open()
  return { bench, heap: heap() - before }
}

/** What units without and with something take; what the first ones load and compile belongs to neither. */
export async function weighedTwice(count, device, options) {
  await (await weighedBench(count, device, options)).bench.close()
  const without = await weighedBench(count, {}, options)
  await without.bench.close()
  const { bench, heap: heapWith } = await weighedBench(count, device, options)
  return { bench, heapWithout: without.heap, heapWith }
}
