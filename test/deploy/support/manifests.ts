import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse, parseAllDocuments } from 'yaml'
import { root } from '../../docs/markdown.ts'
import type { Clients } from '../../real-clients/setup/ensure-clients.ts'
import { withLock } from '../../real-clients/setup/folder-lock.ts'

const FOLDER = join(root, 'deploy/kubernetes')
const CACHE = join(root, '.cache/kubernetes')
/** Carries the schemas of the Kubernetes API, compiled into checks. */
const MODELS = 'kubernetes-models@5.1.0'

export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string }
  // biome-ignore lint/suspicious/noExplicitAny: what is in it depends on its kind, and is what the tests look at
  readonly [field: string]: any
}

export const kustomization = () => parse(readFileSync(join(FOLDER, 'kustomization.yaml'), 'utf8'))

/** The resources as files have them, before anything is put together. */
export function resources(): Manifest[] {
  return (kustomization().resources as string[]).map((file) =>
    parse(readFileSync(join(FOLDER, file), 'utf8')),
  )
}

/** A program that builds kustomizations, if this machine has one. */
export function kustomizer(): Clients & { readonly argv?: readonly [string, ...string[]] } {
  const ways = [
    ['kustomize', 'build'],
    ['kubectl', 'kustomize'],
  ] as const
  const argv = ways.find(([program]) => spawnSync(program, ['version', '--client']).error === undefined)
  return argv ? { available: true, argv } : { available: false, reason: 'neither kustomize nor kubectl here' }
}

/** What kustomize makes of the folder, an overlay's patch added to its kustomization. */
export function build(patch = ''): Manifest[] {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-kustomize-'))
  try {
    cpSync(FOLDER, folder, { recursive: true })
    writeFileSync(join(folder, 'token'), 'of this test')
    const file = join(folder, 'kustomization.yaml')
    writeFileSync(file, `${readFileSync(file, 'utf8')}${patch}`)
    const [program, ...args] = kustomizer().argv!
    const { status, stdout, stderr } = spawnSync(program, [...args, folder], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return parseAllDocuments(stdout).map((document) => document.toJS() as Manifest)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fetches the published schemas into the cache unless they are there. */
export async function ensureSchemas(): Promise<Clients> {
  return withLock(join(root, '.cache/kubernetes.lock'), async () => {
    if (existsSync(CACHE)) return { available: true }
    const fresh = `${CACHE}.new`
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { recursive: true })
    writeFileSync(join(fresh, 'package.json'), '{}')
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', fresh, MODELS]
    const { status } = spawnSync('npm', install, { encoding: 'utf8', timeout: 60_000 })
    if (status !== 0) return { available: false, reason: `${MODELS} cannot be had (offline?)` }
    renameSync(fresh, CACHE)
    return { available: true }
  })
}

/** Checks a manifest against the schema of its kind; throws with what is wrong. */
export async function check(manifest: Manifest): Promise<void> {
  const file = join(CACHE, 'node_modules/kubernetes-models', manifest.apiVersion, `${manifest.kind}.js`)
  const models = await import(/* @vite-ignore */ pathToFileURL(file).href)
  new models[manifest.kind](manifest).validate()
}
