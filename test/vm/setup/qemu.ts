import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { ClientRoot } from '../../real-clients/setup/client-root.ts'
import { GUEST_CACHE as CACHE } from './ensure-guest.ts'
import { FILES_PORT, SCRIPT_PORT, SERVED_ADDRESS } from './guest-recipe.ts'

/** A machine that can be started. One that was saved can be restored only into a machine of the same memory. */
export interface Machine {
  /** Megabytes of memory; all files are held there. */
  readonly memory: number
  /** Path of the archive that the guest boots with. */
  readonly initrd: string
  /** Path of the script that the guest fetches, and of an archive of files that it fetches before. */
  readonly script?: string
  readonly files?: string
  /** Further arguments, such as those that restore a saved machine. */
  readonly more?: readonly string[]
}

export type Qemu = ChildProcessByStdio<Writable, Readable, Readable>

/** Starts QEMU. The guest's console is its standard input and output. */
export function startQemu({ memory, initrd, script, files, more = [] }: Machine): Qemu {
  const [command, ...args] = new ClientRoot(join(CACHE, 'qemu')).argv('qemu-system-x86_64', [
    ...['-L', join(CACHE, 'qemu/usr/share/qemu'), '-L', join(CACHE, 'qemu/usr/share/seabios')],
    ...['-accel', 'tcg', '-cpu', 'max', '-m', String(memory), '-smp', '1'],
    ...['-nographic', '-no-reboot', '-display', 'none'],
    ...['-kernel', join(CACHE, 'vmlinuz'), '-initrd', initrd],
    ...['-append', 'console=ttyS0 quiet panic=-1 rdinit=/init'],
    ...['-netdev', ['user,id=n0', serves(SCRIPT_PORT, script), serves(FILES_PORT, files)].join(',')],
    ...['-device', 'virtio-net-pci,netdev=n0,romfile='],
    ...['-serial', 'stdio', '-monitor', 'none', ...more],
  ])
  const env = { ...process.env, QEMU_MODULE_DIR: join(CACHE, 'qemu/usr/lib/x86_64-linux-gnu/qemu') }
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env })
  // Typing at a machine that has just ended is no failure of the test.
  child.stdin.on('error', () => {})
  return child
}

/** A port of the guest's network on which it receives a file, nothing where there is none. */
function serves(port: number, file: string | undefined): string {
  const command = file === undefined ? 'true' : `cat '${file}'`
  return `guestfwd=tcp:${SERVED_ADDRESS}:${port}-cmd:${command.replaceAll(',', ',,')}`
}
