/** The package from an empty folder by each package manager that the README names, and what is said where a package is missing. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ManagerName, manager } from './setup/managers.ts'
import { install, npm, type Packed, packed } from './setup/packed.ts'

const managers = {
  pnpm: await manager('pnpm'),
  yarn: await manager('yarn'),
  'yarn-pnp': await manager('yarn-pnp'),
}

/** What is typed after the name of the manager: to install, and before a program of the package. */
const WORDS: Readonly<Record<ManagerName, { add: (tarball: string) => string[]; run: string[] }>> = {
  pnpm: { add: (tarball) => ['add', '--save-dev', tarball], run: ['exec'] },
  yarn: { add: (tarball) => ['add', '--dev', tarball], run: ['--silent'] },
  'yarn-pnp': { add: (tarball) => ['add', '--dev', `upslab@file:${tarball}`], run: [] },
}

let npmPackage: Packed
beforeAll(() => {
  npmPackage = packed()
}, 60_000)
afterAll(() => npmPackage?.remove())

function emptyFolder(name: string): string {
  const folder = join(npmPackage.folder, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "name": "mine", "private": true, "type": "module" }')
  // yarn takes the folder above for a project else.
  if (name === 'yarn-pnp') writeFileSync(join(folder, 'yarn.lock'), '')
  return folder
}

function node(cwd: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    timeout: 200_000,
    env: { ...process.env, NODE_OPTIONS: '', CI: '1', NO_COLOR: '1', YARN_ENABLE_IMMUTABLE_INSTALLS: '0' },
  })
  return { status, said: `${stdout}${stderr}` }
}

/** The page of a bench, by HTTP: its status and the beginning of what came. */
async function page(cwd: string, args: readonly string[]): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = ''
      const look = (text: Buffer) => {
        said += text
        const found = /"control":"([^"]+)"/.exec(said)
        if (found) resolve(found[1]!)
      }
      child.stdout!.on('data', look)
      child.stderr!.on('data', look)
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
    })
    const answer = await fetch(url)
    return `${answer.status} ${(await answer.text()).slice(0, 15).toLowerCase()}`
  } finally {
    process.kill(-child.pid!, 'SIGTERM')
  }
}

const UP = ['upslab', 'up', '--control', '127.0.0.1:0', '--tcp', '127.0.0.1:0', '--json']

describe('installed', () => {
  for (const [name, found] of Object.entries(managers) as [ManagerName, (typeof managers)[ManagerName]][]) {
    const why =
      'reason' in found ? found.reason : process.platform === 'win32' ? 'Unix shells only' : undefined
    test.skipIf(why)(
      `by ${name}: ends with 0, runs, and shows its page${why ? ` (skipped: ${why})` : ''}`,
      { timeout: 300_000 },
      async () => {
        const program = 'program' in found ? found.program : ''
        const folder = emptyFolder(name)
        const added = node(folder, [program, ...WORDS[name].add(npmPackage.tarball)])
        expect(added.status, added.said).toBe(0)
        const listed = node(folder, [program, ...WORDS[name].run, 'upslab', 'models', 'SMT1500'])
        expect(listed.said).toContain('SMT1500RM2U')
        expect(await page(folder, [program, ...WORDS[name].run, ...UP])).toBe('200 <!doctype html>')
      },
    )
  }

  test('by npm without what is optional: no compiler, and a bench over TCP', {
    timeout: 200_000,
  }, async () => {
    const folder = emptyFolder('npm-bare')
    npm(
      ['install', '--omit=optional', '--prefer-offline', '--no-audit', '--no-fund', npmPackage.tarball],
      folder,
    )
    const main = join(folder, 'node_modules/upslab/dist/src/cli/main.js')
    expect(node(folder, ['--eval', "import('koffi').catch(({ code }) => console.log(code))"]).said).toContain(
      'ERR_MODULE_NOT_FOUND',
    )
    expect(await page(folder, [main, ...UP.slice(1)])).toBe('200 <!doctype html>')
  })
})

describe('a package that is missing is named, with what to type', () => {
  let folder: string
  beforeAll(() => {
    folder = emptyFolder('peers')
    install(folder, { dependencies: { upslab: `file:${npmPackage.tarball}` } })
  }, 200_000)

  test.each([
    [
      'upslab/vitest',
      'upslab/vitest needs the package vitest, which is not installed; type: npm install --save-dev vitest',
    ],
    [
      'upslab/serialport',
      'upslab/serialport needs the package @serialport/binding-mock, which is not installed; type: npm install --save-dev @serialport/binding-mock @serialport/stream',
    ],
  ])('%s', (subpath, sentence) => {
    const program = `import('${subpath}').catch((error) => console.log(error.message))`
    expect(node(folder, ['--eval', program]).said.trim()).toBe(sentence)
  })
})
