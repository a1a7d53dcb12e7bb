import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, so that the load generator's work is not counted as the server's. */
export async function startServer(name, ...args) {
  const child = fork(fileURLToPath(new URL(`./servers/${name}.mjs`, import.meta.url)), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ready = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  return {
    ...ready,
    /** CPU time of the server so far, in microseconds. */
    cpu: () =>
      new Promise((resolve) => {
        child.once('message', resolve)
        child.send('cpu')
      }),
    /** Every server ends, with what it started, when its parent lets go of it. */
    stop: () => child.disconnect(),
  }
}
