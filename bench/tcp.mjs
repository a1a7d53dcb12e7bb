import { connect } from 'node:net'
import { libmodbusServer } from './peers/libmodbus.mjs'
import { startServer } from './server-process.mjs'
import { count, median, ratio } from './table.mjs'

/** FC 3, 20 registers from 0: status words of a unit. */
const REQUEST = Buffer.from('000100000006010300000014', 'hex')
const REPLY_LENGTH = 9 + 40
const ROUND_MS = 700
export const ROUNDS = 7

/** Exchanges per second over so many connections, one request in flight on each. */
export async function load(port, connections) {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  let done = 0
  let stop = false
  const finished = sockets.map(
    (socket) =>
      new Promise((resolve) => {
        let received = 0
        socket.on('data', (bytes) => {
          received += bytes.length
          if (received < REPLY_LENGTH) return
          received -= REPLY_LENGTH
          done++
          if (stop) resolve()
          else socket.write(REQUEST)
        })
        socket.write(REQUEST)
      }),
  )
  const start = performance.now()
  await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
  const rate = (done / (performance.now() - start)) * 1000
  stop = true
  await Promise.all(finished)
  for (const socket of sockets) socket.destroy()
  return { rate, exchanges: done }
}

function open(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
  })
}

export async function measure() {
  const reply = Buffer.concat([Buffer.from('00010000002b010328', 'hex'), Buffer.alloc(40)]).toString('hex')
  const libmodbus = libmodbusServer()
  if (libmodbus.reason) process.stderr.write(`skipped: libmodbus (${libmodbus.reason})\n`)
  const servers = {
    upslab: await startServer('upslab-tcp'),
    'bare socket': await startServer('bare-tcp', reply),
    'modbus-serial': await startServer('modbus-serial-tcp'),
    ...(libmodbus.reason
      ? {}
      : { libmodbus: await startServer('libmodbus-tcp', libmodbus.program, libmodbus.libraries) }),
  }
  const rows = []
  for (const connections of [1, 8]) rows.push(...(await compare(servers, connections)))
  for (const server of Object.values(servers)) server.stop()
  return rows
}

const AIMS = {
  1: { 'bare socket': '0.95', 'modbus-serial': '10' },
  8: { 'bare socket': '0.95', libmodbus: '> 1' },
}

async function compare(servers, connections) {
  const rates = Object.fromEntries(Object.keys(servers).map((name) => [name, []]))
  const cpu = Object.fromEntries(Object.keys(servers).map((name) => [name, []]))
  for (const server of Object.values(servers)) await load(server.port, connections)
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, server] of Object.entries(servers)) {
      const before = await server.cpu()
      const { rate, exchanges } = await load(server.port, connections)
      rates[name].push(rate)
      cpu[name].push(((await server.cpu()) - before) / exchanges)
    }
  const what = `Modbus TCP, 20 registers, ${connections} connection${connections > 1 ? 's' : ''}`
  return Object.keys(servers)
    .filter((name) => name !== 'upslab')
    .map((name) => ({
      what,
      ours: `${count(median(rates.upslab))}/s, ${median(cpu.upslab).toFixed(1)} us CPU`,
      peer: `${name}: ${count(median(rates[name]))}/s, ${median(cpu[name]).toFixed(1)} us CPU`,
      ratio: ratio(rates.upslab, rates[name]),
      aim: AIMS[connections][name] ?? '',
    }))
}
