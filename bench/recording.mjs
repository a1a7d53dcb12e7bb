import { startServer } from './server-process.mjs'
import { count, median, ratio } from './table.mjs'
import { load, ROUNDS } from './tcp.mjs'

const WARM_UP = 3

/** What recording everything costs a busy client: the same load with and without, turn by turn. */
export async function measure() {
  const rows = []
  for (const connections of [1, 8]) {
    const recorded = await startServer('upslab-tcp-recorded')
    const plain = await startServer('upslab-tcp')
    const rates = { recorded: [], plain: [] }
    const cpu = { recorded: [], plain: [] }
    // The recorder is compiled on the way: the first rounds are those of a cold one.
    for (let round = 0; round < WARM_UP; round++)
      for (const server of [recorded, plain]) await load(server.port, connections)
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, server] of Object.entries({ recorded, plain })) {
        const before = await server.cpu()
        const { rate, exchanges } = await load(server.port, connections)
        rates[name].push(rate)
        cpu[name].push(((await server.cpu()) - before) / exchanges)
      }
    for (const server of [recorded, plain]) server.stop()
    rows.push({
      what: `Modbus TCP while recorded, ${connections} connection${connections > 1 ? 's' : ''}`,
      ours: `${count(median(rates.recorded))}/s, ${median(cpu.recorded).toFixed(1)} us CPU`,
      peer: `not recorded: ${count(median(rates.plain))}/s, ${median(cpu.plain).toFixed(1)} us CPU`,
      ratio: ratio(rates.recorded, rates.plain),
      aim: '0.90',
    })
  }
  return rows
}
