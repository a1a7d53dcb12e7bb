import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { cpio } from './cpio.ts'
import { GUEST_CACHE as CACHE } from './ensure-guest.ts'
import { INIT } from './guest-recipe.ts'
import { type Qemu, startQemu } from './qemu.ts'

/** A boot takes ten seconds here, and several times that where others share the processors. */
const BOOT_MS = 150_000
const POLL_MS = 100

/** What a guest starts from. */
export interface GuestStart {
  /** Path of the archive that it boots with. */
  readonly initrd: string
  /** Path of the saved machine; undefined where none could be saved, and the guest has to boot. */
  readonly saved: string | undefined
}

/**
 * The guest as it is after its boot, saved by QEMU once for each size of memory. Restoring it takes a second. It is of
 * no use to another kernel, file system, QEMU or processor (whose speed the kernel has measured), so these are in its name.
 */
export async function guestStart(memory: number): Promise<GuestStart> {
  const key = keyOf()
  const initrd = join(CACHE, `boot-${key}.gz`)
  const saved = join(CACHE, `saved-${memory}-${key}`)
  if (existsSync(initrd) && existsSync(saved)) return { initrd, saved }
  return withLock(join(CACHE, 'saved.lock'), async () => {
    removeOlder(key)
    if (!existsSync(initrd)) writeWhole(initrd, bootArchive())
    if (!existsSync(saved)) {
      process.stderr.write(`guest: booting one of ${memory} MB, to be saved and restored from now on\n`)
      const problem = await save(memory, initrd, saved)
      if (problem) process.stderr.write(`guest: it could not be saved, so every guest boots: ${problem}\n`)
    }
    return { initrd, saved: existsSync(saved) ? saved : undefined }
  })
}

function keyOf(): string {
  const parts = ['vmlinuz', 'initrd.gz', 'qemu/usr/bin/qemu-system-x86_64', 'stamp'].map((part) => {
    const { size, mtimeMs } = statSync(join(CACHE, part))
    return [part, size, mtimeMs]
  })
  const own = [INIT, readFileSync(new URL('./qemu.ts', import.meta.url), 'utf8')]
  const all = JSON.stringify([parts, own, cpus()[0]?.model])
  return createHash('sha256').update(all).digest('hex').slice(0, 12)
}

function removeOlder(key: string): void {
  for (const name of readdirSync(CACHE))
    if (/^(boot|saved)-/.test(name) && !name.includes(key)) rmSync(join(CACHE, name), { force: true })
}

/** The guest's file system, with its first program laid over it: several archives may follow each other. */
function bootArchive(): Buffer {
  const init = cpio([{ path: 'init', kind: 'file', bytes: Buffer.from(INIT), mode: 0o755 }])
  return Buffer.concat([readFileSync(join(CACHE, 'initrd.gz')), gzipSync(init)])
}

function writeWhole(file: string, bytes: Buffer): void {
  writeFileSync(`${file}.new`, bytes)
  renameSync(`${file}.new`, file)
}

/** @returns in words why it could not be saved; undefined when it was */
async function save(memory: number, initrd: string, to: string): Promise<string | undefined> {
  const socket = join(tmpdir(), `upslab-guest-${process.pid}.socket`)
  const qemu = startQemu({ memory, initrd, more: ['-qmp', `unix:${socket},server=on,wait=off`] })
  const giveUp = setTimeout(() => qemu.kill('SIGKILL'), BOOT_MS)
  try {
    if (!(await printed(qemu, 'GUEST-READY'))) return `it did not boot in ${BOOT_MS / 1000} s`
    await migrate(socket, `${to}.new`)
    renameSync(`${to}.new`, to)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    clearTimeout(giveUp)
    qemu.kill('SIGKILL')
    rmSync(`${to}.new`, { force: true })
    rmSync(socket, { force: true })
  }
}

/** Resolves to whether the machine has printed that before its end. */
function printed(qemu: Qemu, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    let all = ''
    qemu.stdout.on('data', (chunk) => {
      all += chunk
      if (all.includes(text)) resolve(true)
    })
    qemu.once('close', () => resolve(false))
    qemu.once('error', () => resolve(false))
  })
}

/** Has QEMU write the running machine into a file, over its own protocol (QMP). */
function migrate(socket: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socket)
    const send = (execute: string, more = {}) =>
      connection.write(`${JSON.stringify({ execute, arguments: more })}\n`)
    const poll = setInterval(() => send('query-migrate'), POLL_MS)
    const end = (error?: Error) => {
      clearInterval(poll)
      connection.destroy()
      if (error) reject(error)
      else resolve()
    }
    send('qmp_capabilities')
    send('migrate-set-parameters', { 'max-bandwidth': 10_000_000_000 })
    // One that is stopped before would be restored as stopped.
    send('migrate', { uri: `exec:cat > '${file}'` })
    let answers = ''
    connection.on('data', (chunk) => {
      answers += chunk
      if (answers.includes('"status": "completed"')) end()
      else if (/"status": "failed"|"error":/.test(answers)) end(new Error(`QEMU answered ${answers.trim()}`))
    })
    connection.on('error', end)
    connection.on('close', () => end(new Error('QEMU ended while it was saved')))
  })
}
