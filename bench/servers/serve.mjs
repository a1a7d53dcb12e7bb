import { readFileSync } from 'node:fs'

/** Tells the parent where the server is, and how much CPU it has used whenever asked. */
export function announce(where) {
  process.send(where)
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send(user + system)
  })
  process.on('disconnect', () => process.exit(0))
}

/** Speaks for a program that was started: its CPU time comes from /proc. */
export function announceProgram(child, where) {
  child.once('exit', (code) => process.exit(code ?? 1))
  process.send(where)
  process.on('message', () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
    // Ticks of a hundredth of a second.
    process.send((Number(fields[11]) + Number(fields[12])) * 10_000)
  })
  process.on('disconnect', () => {
    child.kill('SIGKILL')
    process.exit(0)
  })
}
