// Many units on one hub, and what each of them weighs with and without its USB port.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Bench } from '../../dist/src/index.js'
import { announce } from './serve.mjs'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const heap = () => {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

async function benchOf(count, more) {
  const bench = new Bench({ time: { virtual: false, speed: 1 }, usbip: '127.0.0.1:0' })
  const before = heap()
  for (let unit = 0; unit < count; unit++)
    bench.add(`ups${unit}`, { model: 'SMT1500RM2U', firmware: '09.3', ...more })
  await bench.open()
  return { bench, heap: heap() - before }
}

const count = Number(process.argv[2])
// Once for nothing: what the first units load and compile belongs to none of them.
await (await benchOf(count, { usb: 'usbip' })).bench.close()
const alone = await benchOf(count, {})
const heapOfUnits = alone.heap
await alone.bench.close()
const exported = await benchOf(count, { usb: 'usbip' })
const [{ address }] = exported.bench.device('ups0').endpoints
announce({ port: Number(address.split(':')[1]), heap: exported.heap, heapOfUnits })
