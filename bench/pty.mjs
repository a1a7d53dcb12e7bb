import { fork } from 'node:child_process'
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { count, median, ratio } from './table.mjs'

/** FC 3, 20 registers from 0, RTU. */
const REQUEST = Buffer.from('01030000001445c5', 'hex')
const REPLY_LENGTH = 45
const EXCHANGES = 4000
const ROUNDS = 7

/** Exchanges per second with a client that blocks on its end of the line. */
function exchange(path) {
  const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY)
  const buffer = Buffer.alloc(256)
  const start = performance.now()
  for (let n = 0; n < EXCHANGES; n++) {
    writeSync(fd, REQUEST)
    for (let got = 0; got < REPLY_LENGTH; ) got += readSync(fd, buffer)
  }
  const rate = (EXCHANGES / (performance.now() - start)) * 1000
  closeSync(fd)
  return rate
}

async function server(kind) {
  const link = join(tmpdir(), `upslab-bench-${process.pid}-${kind}`)
  const child = fork(fileURLToPath(new URL('./servers/pty.mjs', import.meta.url)), [kind, link])
  await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`pty server ended with ${code}`)))
  })
  return { link, stop: () => child.kill('SIGTERM') }
}

export async function measure() {
  if (process.platform === 'win32') return []
  const [ours, bare] = [await server('upslab'), await server('bare')]
  exchange(ours.link)
  exchange(bare.link)
  const rates = { ours: [], bare: [] }
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(exchange(ours.link))
    rates.bare.push(exchange(bare.link))
  }
  ours.stop()
  bare.stop()
  return [
    {
      what: 'pty, 20 registers',
      ours: `${count(median(rates.ours))}/s`,
      peer: `bare responder: ${count(median(rates.bare))}/s`,
      ratio: ratio(rates.ours, rates.bare),
      aim: '0.95',
    },
  ]
}
