// Starts net-snmp's agent on a free port and speaks for it.
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { GET } from '../snmp-client.mjs'
import { announceProgram } from './serve.mjs'

const [folder, command, ...args] = process.argv.slice(2)
const probe = createSocket('udp4').bind(0, '127.0.0.1')
await once(probe, 'listening')
const { port } = probe.address()
probe.close()
await once(probe, 'close')

const env = { ...process.env, SNMP_PERSISTENT_DIR: folder, SNMPCONFPATH: folder, MIBDIRS: folder }
const child = spawn(command, [...args, `udp:127.0.0.1:${port}`], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
})
const socket = createSocket('udp4')
const asking = setInterval(() => socket.send(GET, port, '127.0.0.1'), 50)
await once(socket, 'message')
clearInterval(asking)
socket.close()
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
announceProgram(child, { port })
