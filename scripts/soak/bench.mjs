import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))
const LAB = `
clock: { virtual: true }
control: 127.0.0.1:0
usbip: 127.0.0.1:0
devices:
  rack:
    model: SMT1500RM2U
    firmware: "09.2"
    rj45: { protocol: modbus, pty: ./rack }
    modbusTcp: 127.0.0.1:0
    usb: usbip
    smartslot1: { card: AP9624, mode: confirmed, advancedPortAlwaysConfirmed: true, basic1: { rfc2217: 127.0.0.1:0 } }
    hosts: { server: { shutdownTrigger: basic1 } }
  tower: { model: SUA1000, rj45: { tcp: 127.0.0.1:0 } }
`

/** A bench in a process of its own, with a port of each kind. */
export class SoakBench {
  #child
  #stderr = ''

  static async start(folder) {
    writeFileSync(join(folder, 'lab.yaml'), LAB)
    const bench = new SoakBench()
    bench.#child = spawn(process.execPath, [MAIN, 'up', 'lab.yaml', '--json'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    bench.#child.stderr.on('data', (text) => {
      bench.#stderr = (bench.#stderr + text).slice(-4000)
    })
    const [line] = await once(bench.#child.stdout, 'data')
    bench.ready = JSON.parse(String(line))
    return bench
  }

  /** Address or path of a port. */
  at(device, port) {
    const { endpoints } = this.ready.devices.find(({ id }) => id === device)
    const found = endpoints.find((endpoint) => endpoint.port === port)
    return found.address ?? found.path
  }

  async call(method, path, body) {
    const answer = await fetch(`${this.ready.control}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }

  /** What the process takes, MB: its resident set. */
  memoryMb() {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)[1]) / 1024
  }

  async stop() {
    const ended = this.#child.exitCode === null ? once(this.#child, 'exit') : [this.#child.exitCode]
    this.#child.kill('SIGTERM')
    const [code] = await ended
    return { code, stderr: this.#stderr }
  }
}
