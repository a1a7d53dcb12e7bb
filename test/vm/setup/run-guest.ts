import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { onTestFailed } from 'vitest'
import { ClientRoot } from '../../real-clients/setup/client-root.ts'
import { cpio } from './cpio.ts'
import { GUEST_CACHE as CACHE } from './ensure-guest.ts'

export interface GuestRun {
  /** Everything the guest printed, control characters and carriage returns removed. */
  readonly output: string
  /** Exit status of the script; undefined when the guest did not get there in time. */
  readonly status: number | undefined
}

/**
 * What the test does when the script prints a line. A promise is for a script that waits, with the shell function
 * `host` of `HOST_ASKED`: the line typed at it says that the moment has come.
 */
export type OnLine = (line: string) => unknown

/**
 * `host WORDS` prints `HOST WORDS` and waits until the test is done with that, for two minutes at most. A busy machine
 * can lose what is typed at a console, so the shell asks again; answers are numbered, so that one too many does no harm.
 */
export const HOST_ASKED = `
asked=0
host() {
  asked=$((asked + 1)); tries=40
  echo "HOST $*"
  while [ $tries -gt 0 ]; do
    if read -r -t 3 answer </dev/ttyS0; then
      case "$answer" in 'done '*) [ "\${answer#done }" -ge $asked ] && return 0 ;; esac
    else
      echo "HOST-AGAIN"; tries=$((tries - 1))
    fi
  done
  echo "NO ANSWER to $*"
}
`

/** What a run has that others do without. */
export interface GuestExtras {
  /** Archives of files laid over the guest's own, packed by `cpio`. */
  readonly files?: readonly Uint8Array[]
  /** Megabytes of memory; all files are held there. */
  readonly memory?: number
}

/**
 * Boots the guest, runs a shell script in it and waits for its end. The host's loopback is 10.0.2.2 there; what the
 * script prints comes line by line, so that a test can do its part when the script says so.
 */
export async function runGuest(
  script: string,
  timeoutMs: number,
  onLine: OnLine = () => {},
  { files = [], memory = 160 }: GuestExtras = {},
): Promise<GuestRun> {
  const initrd = join(
    CACHE,
    `run-${process.pid}-${createHash('sha256').update(script).digest('hex').slice(0, 8)}.gz`,
  )
  const extra = gzipSync(cpio([{ path: 'test.sh', kind: 'file', bytes: Buffer.from(script), mode: 0o755 }]))
  // What is not compressed has to begin at a multiple of four bytes, so it comes first.
  writeFileSync(initrd, Buffer.concat([...files, readFileSync(join(CACHE, 'initrd.gz')), extra]))
  let printed = ''
  onTestFailed(() => console.error(`The guest printed:\n${printed.slice(-4000)}`))
  try {
    const run = await boot(initrd, memory, timeoutMs, onLine)
    printed = run.output
    return run
  } finally {
    rmSync(initrd, { force: true })
  }
}

function boot(initrd: string, memory: number, timeoutMs: number, onLine: OnLine): Promise<GuestRun> {
  const qemu = new ClientRoot(join(CACHE, 'qemu'))
  const [command, ...args] = qemu.argv('qemu-system-x86_64', [
    ...['-L', join(CACHE, 'qemu/usr/share/qemu'), '-L', join(CACHE, 'qemu/usr/share/seabios')],
    ...[
      '-accel',
      'tcg',
      '-cpu',
      'max',
      '-m',
      String(memory),
      '-smp',
      '1',
      '-nographic',
      '-no-reboot',
      '-display',
      'none',
    ],
    ...['-kernel', join(CACHE, 'vmlinuz'), '-initrd', initrd],
    ...['-append', 'console=ttyS0 quiet panic=-1 rdinit=/init'],
    ...['-netdev', 'user,id=n0', '-device', 'virtio-net-pci,netdev=n0,romfile='],
    ...['-serial', 'stdio', '-monitor', 'none'],
  ])
  const env = { ...process.env, QEMU_MODULE_DIR: join(CACHE, 'qemu/usr/lib/x86_64-linux-gnu/qemu') }
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env })
  let text = ''
  let told = 0
  let asked = 0
  let answered = 0
  let failure: unknown
  const answer = () => child.stdin.write(`done ${answered}\n`)
  const hear = (line: string) => {
    if (line === 'HOST-AGAIN' && answered === asked) answer()
    if (line.startsWith('HOST ')) asked++
    const question = asked
    const done = onLine(line)
    if (!(done instanceof Promise)) return
    done.then(
      () => {
        answered = question
        answer()
      },
      (error) => {
        failure = error
        child.kill('SIGKILL')
      },
    )
  }
  child.stdout.on('data', (chunk) => {
    text += chunk
    for (let end = text.indexOf('\n', told); end >= 0; end = text.indexOf('\n', told)) {
      hear(text.slice(told, end).replaceAll('\r', ''))
      told = end + 1
    }
  })
  child.stderr.on('data', (chunk) => (text += chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      if (failure !== undefined) return reject(failure)
      const output = text.replaceAll('\r', '')
      const status = /^GUEST-DONE (\d+)/m.exec(output)?.[1]
      resolve({ output, status: status === undefined ? undefined : Number(status) })
    })
  })
}
