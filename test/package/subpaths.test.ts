import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeBinary } from './setup/nodes.ts'
import { install, type Packed, packed, root } from './setup/packed.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | object>
  devDependencies: Record<string, string>
}
const peers = ['@serialport/binding-mock', '@serialport/stream', 'msw', 'vitest']

/** Imported by a test of its own instead: it works inside vitest only. */
const NOT_BY_ITSELF = './vitest'
const modules = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === 'string' || name === NOT_BY_ITSELF ? [] : [name.replace(/^\./, 'upslab')],
)

/** What a user's first lines look like: every subpath imported, and each put to work. */
const PROGRAM = `
import assert from 'node:assert/strict'
import { once } from 'node:events'
${modules.map((name, index) => `import * as m${index} from '${name}'`).join('\n')}
import schema from 'upslab/lab.schema.json' with { type: 'json' }
import { setupServer } from 'msw/node'
const modules = { ${modules.map((name, index) => `'${name}': m${index}`).join(', ')} }
for (const [name, module] of Object.entries(modules)) assert.ok(Object.keys(module).length > 0, name)
assert.equal(schema.title, 'upslab lab file')

const bench = await modules['upslab/testing'].createBench({ model: 'SUA1500' })
const serial = modules['upslab/serialport'].serialPorts(bench, { 'COM3': { port: 'rj45' } })
const port = new serial.SerialPort({ path: 'COM3', baudRate: 2400 })
port.write('Y')
assert.equal(String((await once(port, 'data'))[0]), 'SM\\r\\n')
port.close()
const bus = modules['upslab/node-hid'].hidBus(bench)
assert.equal(bus.devices()[0].vendorId, 0x051d)
bus.close()
await bench.close()

const here = modules['upslab/msw'].createBench({ model: 'SMT1500' })
const server = setupServer(...modules['upslab/msw'].benchHandlers(here))
server.listen()
const client = modules['upslab/client'].createClient()
await client.setInput('ups0', { voltage: 0 })
assert.equal((await client.getDevice('ups0')).output.state, 'on-battery')
server.close()
console.log('all of it works on', process.version)
`

/** What is of vitest's own world. */
const VITEST = `
import { expect, test } from 'upslab/vitest'
test('a bench', ({ unit }) => {
  unit.onBattery('1m')
  expect(unit).toHaveOutlet('MOG', 'on')
})
`

/** msw 3 is for Node 22.12 and later. */
const nodes = await Promise.all([
  nodeBinary(20).then((node) => ({ ...node, msw: '2' })),
  nodeBinary(22).then((node) => ({ ...node, msw: '3' })),
  nodeBinary(24).then((node) => ({ ...node, msw: '3' })),
])

describe('every subpath of the packed package', () => {
  let npmPackage: Packed
  const folderOf = (msw: string) => join(npmPackage.folder, `msw${msw}`)
  beforeAll(() => {
    npmPackage = packed()
    const named = Object.fromEntries(peers.map((name) => [name, manifest.devDependencies[name]!]))
    for (const msw of ['2', '3']) {
      mkdirSync(folderOf(msw))
      install(folderOf(msw), { dependencies: { ...named, msw, upslab: `file:${npmPackage.tarball}` } })
      writeFileSync(join(folderOf(msw), 'program.mjs'), PROGRAM)
      writeFileSync(join(folderOf(msw), 'bench.test.mjs'), VITEST)
    }
  }, 300_000)
  afterAll(() => npmPackage?.remove())

  for (const node of nodes) {
    const why = 'reason' in node ? node.reason : undefined
    const name = `works on Node ${node.major} with msw ${node.msw}${why ? ` (skipped: ${why})` : ''}`
    test.skipIf(why !== undefined)(name, { timeout: 120_000 }, () => {
      const run = (...args: string[]) => {
        const options = { cwd: folderOf(node.msw), encoding: 'utf8', timeout: 50_000 } as const
        const { status, stdout, stderr } = spawnSync('path' in node ? node.path : '', args, options)
        expect(status, `${stdout}${stderr}`).toBe(0)
        return stdout
      }
      expect(run('program.mjs')).toContain(`all of it works on v${node.major}.`)
      expect(run('node_modules/vitest/vitest.mjs', 'run', '--no-color')).toMatch(/1 passed/)
    })
  }

  test('upslab/msw is as large in a browser as its page says', { timeout: 60_000 }, async () => {
    const entry = join(folderOf('2'), 'entry.mjs')
    writeFileSync(entry, "export { benchHandlers, createBench } from 'upslab/msw'\n")
    const built = (await build({
      root: folderOf('2'),
      logLevel: 'error',
      build: {
        write: false,
        rollupOptions: { input: entry, external: ['msw'], preserveEntrySignatures: 'strict' },
      },
    })) as { output: { code?: string }[] }
    const code = built.output.map((part) => part.code ?? '').join('')
    expect(code).not.toMatch(/node:|__vite-browser-external/)
    const kilobytes = gzipSync(code).length / 1000
    const page = readFileSync(join(root, 'docs/test-a-dashboard-with-msw.md'), 'utf8')
    const said = Number(/about (\d+) kB compressed/.exec(page)?.[1])
    expect(kilobytes).toBeGreaterThan(said * 0.9)
    expect(kilobytes).toBeLessThan(said * 1.1)
  })
})
