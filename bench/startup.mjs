import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { median } from './table.mjs'

const MAIN = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
const REQUEST = Buffer.from('000100000006010300000002', 'hex')

/** Milliseconds from starting `upslab up` to the first answered poll. */
async function once() {
  const start = performance.now()
  const args = ['up', '--modbus-tcp', '127.0.0.1:0', '--control', '127.0.0.1:0', '--json']
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const line = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text))))
  const { address } = JSON.parse(line).devices[0].endpoints.find((end) => end.kind === 'tcp')
  await new Promise((resolve) => {
    const socket = connect(Number(address.split(':')[1]), '127.0.0.1', () => socket.write(REQUEST))
    socket.once('data', () => {
      socket.destroy()
      resolve()
    })
  })
  const took = performance.now() - start
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  return took
}

export async function measure() {
  const times = []
  for (let n = 0; n < 8; n++) times.push(await once())
  times.shift()
  const range = `${Math.min(...times).toFixed(0)}-${Math.max(...times).toFixed(0)}`
  return [
    {
      what: 'upslab up to first answered poll',
      ours: `${median(times).toFixed(0)} ms (${range})`,
      aim: '400 ms',
    },
  ]
}
