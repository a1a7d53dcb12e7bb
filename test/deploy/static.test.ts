/** What the compose file and the Dockerfiles promise, read from them: runs everywhere. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readLabFile } from '../../src/lab/lab-file/read.ts'
import { root } from '../docs/markdown.ts'
import { BASE_IMAGES, NODE_PACKAGES } from './setup/recipe.ts'

interface Service {
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean }
  readonly image: string
  readonly command?: readonly string[]
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly privileged?: boolean
  readonly profiles?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

const text = (file: string) => readFileSync(join(root, file), 'utf8')
const compose = parse(text('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>
}
const services = Object.entries(compose.services)
/** The one service that ends by itself, and the one that the host's kernel has to trust. */
const [RUNS_TO_COMPLETION, PRIVILEGED] = ['example', 'usb']

describe('docker-compose.yml', () => {
  test('without a profile there is the bench alone', () => {
    expect(services.filter(([, service]) => !service.profiles).map(([name]) => name)).toEqual(['bench'])
    const profiles = services.flatMap(([, service]) => service.profiles ?? [])
    expect([...new Set(profiles)].sort()).toEqual(['apcupsd', 'example', 'fleet', 'nut', 'simple', 'usb'])
  })

  test('every port is published on 127.0.0.1 only', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? [])
    expect(ports.length).toBeGreaterThan(3)
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  test.each(services)('%s is healthy or not, or runs to its end', (name, { healthcheck, image }) => {
    if (name === RUNS_TO_COMPLETION) return expect(healthcheck).toEqual({ disable: true })
    // The image of the bench brings its own.
    if (image.includes('upslab:local')) return expect(text('Dockerfile')).toMatch(/^HEALTHCHECK /m)
    return expect(healthcheck?.test?.[0]).toBe('CMD')
  })

  test.each(services.filter(([name]) => name !== PRIVILEGED))(
    '%s may do nothing it need not',
    (_, service) => {
      expect(service.read_only).toBe(true)
      expect(service.cap_drop).toEqual(['ALL'])
      expect(service.security_opt).toEqual(['no-new-privileges:true'])
      expect(service.privileged).toBeUndefined()
    },
  )

  test('who needs a bench waits until it is healthy', () => {
    const clients = services.filter(([name]) => !['bench', 'example-bench', 'fleet'].includes(name))
    for (const [, { depends_on }] of clients)
      expect(Object.values(depends_on ?? {})).toEqual([{ condition: 'service_healthy' }])
  })

  test('every file it mounts is there, and lab files can be used', () => {
    const mounts = services
      .flatMap(([, { volumes }]) => volumes ?? [])
      .filter((mount) => mount.startsWith('./'))
    const files = mounts.map((mount) => mount.split(':')[0]!)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
    const labs = files.filter((file) => file.endsWith('.yaml'))
    expect(labs).toHaveLength(3)
    for (const lab of labs) expect(Object.keys(readLabFile(join(root, lab)).devices)).not.toEqual([])
  })
})

describe.each(['Dockerfile', 'deploy/compose/clients.Dockerfile'])('%s', (file) => {
  const lines = text(file).split('\n')

  test('starts from images that can be made without a registry, by a tag that says which', () => {
    const images = lines.flatMap((line) => /^ARG \w+_IMAGE=(.+)$/.exec(line)?.[1] ?? [])
    const tags = BASE_IMAGES.map(({ tag }) => tag)
    const ownTag = (image: string) => image.replace(/@.*/, '').replace(/:(\d+)[.\d]*-/, ':$1-')
    expect(images.filter((image) => !tags.includes(ownTag(image)))).toEqual([])
    expect(images.filter((image) => !/:\w*\d*-?\w+/.test(image) || image.endsWith(':latest'))).toEqual([])
    const from = lines.flatMap((line) => /^FROM (?:--platform=\S+ )?(\S+)/.exec(line)?.[1] ?? [])
    expect(from.filter((name) => !/^\$\{\w+_IMAGE\}$/.test(name))).toEqual([])
  })

  test('knows nothing of an architecture', () => {
    expect(lines.filter((line) => !line.startsWith('#') && /amd64|x86|arm64|aarch64/.test(line))).toEqual([])
  })

  test('ends as a user with a number, but for the one that is documented to be root', () => {
    const stages = text(file)
      .split(/^FROM /m)
      .slice(1)
    const runs = stages.filter((stage) => /^ENTRYPOINT /m.test(stage))
    const users = runs.map((stage) => [...stage.matchAll(/^USER (.+)$/gm)].at(-1)?.[1] ?? 'root')
    expect(users.filter((user) => user === 'root')).toHaveLength(file === 'Dockerfile' ? 0 : 1)
    expect(users.filter((user) => user !== 'root' && !/^\d{5}:\d{5}$/.test(user))).toEqual([])
  })
})

test('the image of the bench starts from one image for ever, and is built without emulation', () => {
  const lines = text('Dockerfile').split('\n')
  const [base] = lines.flatMap((line) => /^ARG NODE_IMAGE=(.+)$/.exec(line)?.[1] ?? [])
  const [, version] = /^node:(\d+\.\d+\.\d+)-bookworm-slim@sha256:[0-9a-f]{64}$/.exec(base ?? '') ?? []
  // The Node that tests put into their own image.
  expect(NODE_PACKAGES[0]).toBe(`node-linux-${process.arch}@${version}`)
  expect(lines.filter((line) => /^FROM --platform=.*BUILDPLATFORM.* AS build$/.test(line))).toHaveLength(1)
  const { version: own } = JSON.parse(text('package.json')) as { readonly version: string }
  expect(lines.filter((line) => line.includes(own))).toEqual([])
})

test.skipIf(process.platform === 'win32')('the scripts of the clients are shell that can be read', () => {
  const folder = join(root, 'deploy/compose')
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.sh'),
  )
  expect(scripts.length).toBeGreaterThan(4)
  for (const script of scripts)
    expect(spawnSync('sh', ['-n', join(folder, script)], { encoding: 'utf8' })).toMatchObject({ status: 0 })
})
