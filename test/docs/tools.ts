import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apcupsd } from '../real-clients/setup/apcupsd.ts'
import { ClientRoot } from '../real-clients/setup/client-root.ts'
import { CACHE, type Clients } from '../real-clients/setup/ensure-clients.ts'
import { nut } from '../real-clients/setup/nut.ts'
import { root } from './markdown.ts'

/** Programs that pages use and not every machine has, with the client that brings them. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  apcupsd: ['apcupsd', 'apcaccess'],
  nut: ['apc_modbus', 'upsd', 'upsc', 'upscmd'],
  mbpoll: ['mbpoll'],
}

/** Makes a folder of programs for PATH: `upslab` as built, and the real clients where they are at hand. */
export function makePrograms(folder: string, clients: Clients): string {
  mkdirSync(folder, { recursive: true })
  program(folder, 'upslab', [process.execPath, join(root, 'dist/src/cli/main.js')])
  // Pages say `npx upslab`, which would ask the registry.
  writeFileSync(join(folder, 'npx'), '#!/bin/sh\nexec "$@"\n')
  chmodSync(join(folder, 'npx'), 0o755)
  if (!clients.available) return folder
  for (const [client, names] of Object.entries(PROGRAMS))
    for (const name of names) program(folder, name, argvOf(client, name))
  return folder
}

function argvOf(client: string, name: string): readonly string[] {
  if (client === 'apcupsd') return apcupsd().argv(name)
  if (client === 'nut') return nut('2.8.5').argv(name)
  return new ClientRoot(join(CACHE, client)).argv(name)
}

function program(folder: string, name: string, argv: readonly string[]): void {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\nexec ${argv.map((word) => `'${word}'`).join(' ')} "$@"\n`)
  chmodSync(path, 0o755)
}

/** Why `needs` cannot be met on this machine; undefined when it can. */
export function missing(needs: string, clients: Clients): string | undefined {
  if (needs in PROGRAMS) return clients.available ? undefined : clients.reason
  const found = spawnSync('sh', ['-c', `command -v ${needs}`]).status === 0
  return found ? undefined : `no ${needs} on this machine`
}

/** Why pages cannot be run on this machine at all; undefined when they can. */
export function cannotRunPages(): string | undefined {
  if (process.platform === 'win32') return 'the commands are written for a Unix shell'
  const said = spawnSync('curl', ['--version'], { encoding: 'utf8' })
  const version = /^curl (\d+)\.(\d+)/.exec(said.stdout ?? '')
  if (!version) return 'no curl on this machine'
  const [major, minor] = [Number(version[1]), Number(version[2])]
  return major > 7 || (major === 7 && minor >= 82) ? undefined : 'curl is older than 7.82 and has no --json'
}
