import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Argv } from '../../real-clients/setup/client-root.ts'
import { runProgram } from '../../real-clients/setup/daemon.ts'
import { ClientsUnavailable, debianMirror } from '../../real-clients/setup/private-apt.ts'
import { DOCKER_CACHE, toolsEnv } from './docker-tools.ts'
import { BASE_IMAGES, type BaseImage, NODE_PACKAGES } from './recipe.ts'

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt'

/** The file system of a base image, as `docker import` takes it. */
export function archiveOf({ tag }: BaseImage): string {
  return join(DOCKER_CACHE, `${tag.replace(':', '-')}.tar`)
}

/** Settings of an imported image: this machine's certificates, in case its network needs them. */
export const IMPORT_CHANGE = `ENV NODE_EXTRA_CA_CERTS=${CERTIFICATES}`

/**
 * Makes the base images' file systems unless they are there, all at once.
 *
 * @throws ClientsUnavailable when a mirror or a registry is not reached
 */
export async function ensureBaseImages(): Promise<void> {
  const wanted = BASE_IMAGES.filter((image) => !existsSync(archiveOf(image)))
  await Promise.all(wanted.map(make))
}

async function make(image: BaseImage): Promise<void> {
  process.stderr.write(`docker: making ${image.tag}\n`)
  const root = join(DOCKER_CACHE, `root-${image.suite}`)
  rmSync(root, { recursive: true, force: true })
  const include = `--include=${image.include.join(',')}`
  // What it mounts in there ends with it, also when it is killed: the folder could not be removed otherwise.
  const apart = ['unshare', '--mount', '--propagation', 'private'] as const
  await demand([...apart, 'debootstrap', '--variant=minbase', include, image.suite, root, debianMirror()])
  if (image.withNode) await addNode(root)
  if (existsSync(CERTIFICATES)) cpSync(CERTIFICATES, join(root, CERTIFICATES))
  for (const folder of ['var/cache/apt/archives', 'var/lib/apt/lists'])
    rmSync(join(root, folder), { recursive: true, force: true })
  await demand(['tar', '-C', root, '-cf', `${archiveOf(image)}.new`, '.'])
  renameSync(`${archiveOf(image)}.new`, archiveOf(image))
  rmSync(root, { recursive: true, force: true })
}

async function addNode(root: string): Promise<void> {
  const folder = join(DOCKER_CACHE, 'node')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{}')
  await demand(['npm', 'install', '--ignore-scripts', '--no-audit', '--prefix', folder, ...NODE_PACKAGES])
  const from = join(folder, 'node_modules')
  const modules = join(root, 'usr/local/lib/node_modules')
  mkdirSync(modules, { recursive: true })
  cpSync(join(from, `node-linux-${process.arch}/bin/node`), join(root, 'usr/local/bin/node'))
  cpSync(join(from, 'npm'), join(modules, 'npm'), { recursive: true })
  for (const name of ['npm', 'npx'])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(root, 'usr/local/bin', name))
  const registry = (await demand(['npm', 'config', 'get', 'registry'])).trim()
  mkdirSync(join(root, 'usr/local/etc'), { recursive: true })
  writeFileSync(join(root, 'usr/local/etc/npmrc'), `registry=${registry}\n`)
  rmSync(folder, { recursive: true, force: true })
}

async function demand(argv: Argv): Promise<string> {
  const { status, stdout, stderr } = await runProgram(['nice', ...argv], {
    env: toolsEnv(),
    timeoutMs: 900_000,
  })
  if (status === 0) return stdout
  const last = `${stdout}${stderr}`.trim().split('\n').at(-1)
  throw new ClientsUnavailable(`${argv[0]} failed (offline?): ${last}`)
}
