import { Bench } from '../build/src/index.js'
import { ModbusEngine } from '../build/src/protocols/modbus/engine.js'
import { median } from './table.mjs'

const SECONDS = 30 * 60
const READ_27 = Uint8Array.of(3, 0, 0, 0, 27)

/** Half an hour without mains on the virtual clock, one unit polled each second: wall milliseconds. */
function once() {
  const bench = new Bench()
  const { ups } = bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3', load: { SOG0: 300 } })
  const engine = new ModbusEngine(ups)
  const start = performance.now()
  ups.setInput({ voltage: 0 })
  for (let second = 0; second < SECONDS; second++) {
    bench.advance(1)
    engine.handle(READ_27)
  }
  return performance.now() - start
}

export function measure() {
  const times = Array.from({ length: 9 }, once)
  return [
    { what: '30 minutes of outage, polled each second', ours: `${median(times).toFixed(1)} ms`, aim: '' },
  ]
}
