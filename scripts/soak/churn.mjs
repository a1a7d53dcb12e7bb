import { once } from 'node:events'
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const MBAP = Uint8Array.of(0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 2)
const RTU = Uint8Array.of(1, 3, 0, 0, 0, 2, 0xc4, 0x0b)
const OPTION_COM_PORT = Uint8Array.of(0xff, 0xfb, 0x2c)
/** OP_REQ_IMPORT of the device with bus id 1-1. */
const IMPORT = Buffer.concat([
  Uint8Array.of(1, 0x11, 0x80, 3, 0, 0, 0, 0),
  Buffer.from('1-1'.padEnd(32, '\0')),
])
const WAIT_MS = 5000

/** Connects, asks, takes the answer and goes. */
async function ask(address, question) {
  const [host, port] = address.split(':')
  const socket = connect(Number(port), host)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(WAIT_MS) })
    socket.write(question)
    const signal = AbortSignal.timeout(WAIT_MS)
    const turnedAway = once(socket, 'close', { signal }).then(() => {
      throw Object.assign(new Error(`${address} closed the connection`), { code: 'ECONNRESET' })
    })
    await Promise.race([once(socket, 'data', { signal }), turnedAway])
    turnedAway.catch(() => {})
  } finally {
    socket.destroy()
  }
}

async function askPty(path) {
  const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  try {
    writeSync(fd, RTU)
    const buffer = Buffer.alloc(64)
    for (let left = WAIT_MS; left > 0; left--) {
      try {
        if (readSync(fd, buffer) > 0) return
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error
      }
      await sleep(1)
    }
    throw new Error(`no answer at ${path}`)
  } finally {
    closeSync(fd)
  }
}

async function follow(bench, path) {
  const ended = new AbortController()
  const stream = await fetch(`${bench.ready.control}/api/v1${path}`, { signal: ended.signal })
  if (!stream.ok) throw new Error(`${path}: ${stream.status}`)
  ended.abort()
}

/** A port with room for one client refuses the next until it has seen the last one go. */
async function patiently(attempt) {
  for (let left = 100; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0 || error.code !== 'ECONNRESET') throw error
      await sleep(5)
    }
  }
}

async function outage(bench) {
  await bench.call('PATCH', '/devices/rack/input', { voltage: 0 })
  await bench.call('POST', '/clock/advance', { seconds: 60 })
  await bench.call('PATCH', '/devices/rack/input', { voltage: 120 })
}

/** What clients do in a round, and how often. */
export const CHURN = [
  { name: 'tcp', times: 20, once: (bench) => ask(bench.at('rack', 'network'), MBAP) },
  { name: 'upsLink', times: 5, once: (bench) => ask(bench.at('tower', 'rj45'), Buffer.from('Y')) },
  { name: 'pty', times: 20, once: (bench) => askPty(bench.at('rack', 'rj45')) },
  { name: 'usbip', times: 10, once: (bench) => ask(bench.at('rack', 'usb'), IMPORT) },
  {
    name: 'rfc2217',
    times: 5,
    once: (bench) => patiently(() => ask(bench.at('rack', 'smartslot1.basic1'), OPTION_COM_PORT)),
  },
  { name: 'events', times: 4, once: (bench) => follow(bench, '/events') },
  { name: 'traffic', times: 2, once: (bench) => follow(bench, '/traffic') },
  {
    name: 'flash',
    times: 1,
    once: (bench, round) =>
      bench.call('PUT', '/devices/rack/firmware', { version: round % 2 ? '09.2' : '09.3' }),
  },
  {
    name: 'outage',
    times: 1,
    once: outage,
  },
  { name: 'snapshot', times: 1, once: (bench) => bench.call('POST', '/snapshots') },
]
