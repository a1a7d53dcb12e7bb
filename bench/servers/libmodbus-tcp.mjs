// Starts the compiled libmodbus server and speaks for it.
import { spawn } from 'node:child_process'
import { announceProgram } from './serve.mjs'

const [program, libraries] = process.argv.slice(2)
const child = spawn(program, [], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, LD_LIBRARY_PATH: libraries },
})
child.stdout.once('data', (text) => announceProgram(child, { port: Number(String(text)) }))
