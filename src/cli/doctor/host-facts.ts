import { spawnSync } from 'node:child_process'
import { accessSync, closeSync, constants, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { release } from 'node:os'
import { delimiter, join } from 'node:path'
import { isInstalled } from '../../ports/installed.ts'
import { openPtyPair } from '../../ports/pty/pty-pair.ts'
import type { HostFacts } from './judge.ts'

const PORTS = [
  [8080, 'the page and the control API'],
  [1502, 'Modbus TCP in the examples'],
  [3240, 'USB/IP'],
] as const
const CLIENTS = ['apcupsd', 'apcaccess', 'upsd', 'upsc', 'mbpoll', 'tshark', 'snmpget']
const PACKAGES = ['koffi', 'serialport']
const DOCKER_MS = 5000

/** Looks at this computer. Opens a pty and a few ports for a moment, and changes nothing. */
export async function hostFacts(oldestNode: string): Promise<HostFacts> {
  const { platform } = process
  return {
    platform,
    node: process.version,
    oldestNode,
    noPty: await whyPtyFails(),
    usbip: {
      module: platform === 'linux' ? vhci() : 'absent',
      root: process.getuid?.() === 0,
      program: findProgram('usbip') !== undefined,
    },
    ports: await Promise.all(PORTS.map(async ([port, use]) => ({ port, use, free: await isFree(port) }))),
    docker: docker(),
    packages: Object.fromEntries(PACKAGES.map((name) => [name, isInstalled(name)])),
    clients: Object.fromEntries(CLIENTS.map((name) => [name, findProgram(name)])),
  }
}

async function whyPtyFails(): Promise<string | undefined> {
  try {
    const { masterFd, slaveFd } = await openPtyPair(0o600)
    for (const fd of [slaveFd, masterFd]) closeSync(fd)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function vhci(): HostFacts['usbip']['module'] {
  if (existsSync('/sys/devices/platform/vhci_hcd.0') || existsSync('/sys/module/vhci_hcd')) return 'loaded'
  for (const list of ['modules.dep', 'modules.builtin']) {
    try {
      if (/\bvhci-hcd\b/.test(readFileSync(`/lib/modules/${release()}/${list}`, 'utf8'))) return 'installed'
    } catch {
      // A kernel without modules has no such list.
    }
  }
  return 'absent'
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

function docker(): HostFacts['docker'] {
  const { error, status } = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], {
    stdio: 'ignore',
    timeout: DOCKER_MS,
  })
  if (status === 0) return 'runs'
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT' ? 'absent' : 'installed'
}

/** Where a program is: on the path, or where daemons are, which users often do not have there. */
function findProgram(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  for (const folder of folders.filter(Boolean))
    for (const ending of endings) {
      const path = join(folder, `${name}${ending}`)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not in this one.
      }
    }
  return undefined
}
