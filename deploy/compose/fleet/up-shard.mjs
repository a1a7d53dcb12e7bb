// Puts up one part of a fleet. A container does not know which of its service's replicas it is, but the name server of
// the compose network does: the name that goes with our address ends in our number, such as upslab-fleet-2.
import { spawn } from 'node:child_process'
import { resolvePtr } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'

const address = Object.values(networkInterfaces())
  .flat()
  .find(({ internal, family }) => !internal && family === 'IPv4').address
const names = await resolvePtr(`${address.split('.').reverse().join('.')}.in-addr.arpa`)
const number = names.map((name) => /-(\d+)\./.exec(`${name}.`)?.[1]).find(Boolean)
if (number === undefined) throw new Error(`no replica number in ${names.join(', ')}`)

const shard = ['--shard', `${number}/${process.env.UPSLAB_SHARDS}`]
const bench = spawn('upslab', ['up', ...process.argv.slice(2), ...shard], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal))
bench.on('exit', (status) => process.exit(status ?? 1))
