import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ClientsUnavailable, debianMirror, PrivateApt } from '../../real-clients/setup/private-apt.ts'
import { TOOL_PACKAGES } from './recipe.ts'

/** Where programs and base images are kept, in this repository and out of git. */
export const DOCKER_CACHE = fileURLToPath(new URL('../../../.cache/docker', import.meta.url))

const TOOLS = join(DOCKER_CACHE, 'tools')

/** The environment in which `dockerd`, `docker` and `debootstrap` are found and run. */
export function toolsEnv(): Record<string, string> {
  const libraries = readdirSync(join(TOOLS, 'usr/lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.endsWith('-linux-gnu'))
    .map(({ name }) => join(TOOLS, 'usr/lib', name))
  return {
    ...(process.env as Record<string, string>),
    PATH: `${join(TOOLS, 'usr/sbin')}:${join(TOOLS, 'usr/bin')}:${process.env.PATH}`,
    LD_LIBRARY_PATH: libraries.join(':'),
    XTABLES_LIBDIR: libraries.map((folder) => join(folder, 'xtables')).join(':'),
    DEBOOTSTRAP_DIR: join(TOOLS, 'usr/share/debootstrap'),
    DOCKER_CONFIG: join(TOOLS, 'config'),
    LC_ALL: 'C',
  }
}

/**
 * Unpacks the programs into the cache unless they are there.
 *
 * @throws ClientsUnavailable when they cannot be had, or do not run here
 */
export async function ensureTools(): Promise<void> {
  if (existsSync(TOOLS)) return
  const fresh = `${TOOLS}.new`
  rmSync(fresh, { recursive: true, force: true })
  const mirror = debianMirror()
  for (const { suite, packages } of TOOL_PACKAGES) {
    const apt = new PrivateApt(join(DOCKER_CACHE, `apt-${suite}`), suite, mirror)
    process.stderr.write(`docker: fetching ${packages.slice(0, 3).join(', ')}… of Debian ${suite}\n`)
    await apt.update()
    await apt.unpack(packages, fresh)
    rmSync(join(DOCKER_CACHE, `apt-${suite}`), { recursive: true, force: true })
  }
  // What the packages' scripts would have set up: which iptables is meant, and where plugins are.
  for (const name of ['iptables', 'ip6tables'])
    for (const tail of ['', '-save', '-restore'])
      symlinkSync('xtables-nft-multi', join(fresh, 'usr/sbin', `${name}${tail}`))
  mkdirSync(join(fresh, 'config'))
  symlinkSync('../usr/libexec/docker/cli-plugins', join(fresh, 'config/cli-plugins'))
  renameSync(fresh, TOOLS)
  verify()
}

function verify(): void {
  for (const argv of [
    ['dockerd', '--version'],
    ['runc', '--version'],
    ['docker', 'compose', 'version'],
  ]) {
    const { status, stderr } = spawnSync(argv[0]!, argv.slice(1), { env: toolsEnv(), encoding: 'utf8' })
    if (status === 0) continue
    rmSync(TOOLS, { recursive: true, force: true })
    throw new ClientsUnavailable(
      `${argv.join(' ')} does not run here: ${(stderr ?? '').trim().split('\n').at(-1)}`,
    )
  }
}
