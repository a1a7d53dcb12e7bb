// Starts the compiled libmodbus server and speaks for it; its CPU time comes from /proc.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const [program, libraries] = process.argv.slice(2)
const child = spawn(program, [], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, LD_LIBRARY_PATH: libraries },
})
child.stdout.once('data', (text) => process.send({ port: Number(String(text)) }))
child.once('exit', (code) => process.exit(code ?? 1))
process.on('message', () => {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
  // Ticks of a hundredth of a second.
  process.send((Number(fields[11]) + Number(fields[12])) * 10_000)
})
process.on('disconnect', () => {
  child.kill('SIGKILL')
  process.exit(0)
})
