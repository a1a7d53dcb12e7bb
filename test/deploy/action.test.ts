import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readPage, root } from '../docs/markdown.ts'

interface Action {
  readonly inputs: Record<string, { default?: string; required?: boolean; description: string }>
  readonly runs: { steps: { shell: string; env: Record<string, string>; run: string }[] }
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action
const step = action.runs.steps[0]!

describe('the GitHub action', () => {
  test('hands every input over as a variable, and none as text of the script', () => {
    const handed = Object.values(step.env).map((value) => /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1])
    expect(handed.sort()).toEqual(Object.keys(action.inputs).sort())
    expect(step.run).not.toContain('${{')
  })

  test('the page names its inputs, and its example uses no others', () => {
    const { text, blocks } = readPage('docs/test-every-firmware.md')
    const sentence = /The other inputs are ([^\n]+)/.exec(text)![1]!
    const named = [...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name)
    expect(text).toContain('With the input\n`package`')
    expect(['package', ...named].sort()).toEqual(Object.keys(action.inputs).sort())
    const workflow = parse(blocks.find(({ directive }) => directive[0] === 'workflow')!.text)
    const { with: given } = workflow.jobs.firmware.steps.at(-1) as { with: Record<string, string> }
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)))
    expect(given).toHaveProperty('command')
  })
})

describe.skipIf(process.platform === 'win32')('the script of the action', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'upslab-action-'))
    const npx = join(folder, 'npx')
    // The package that npx would unpack is the one built here.
    const cli = `'${process.execPath}' '${join(root, 'dist/src/cli/main.js')}'`
    writeFileSync(
      npx,
      `#!/bin/sh\n[ "$1 $2 $4" = "--yes --package upslab" ] && [ -f "$3" ] || exit 99\nshift 4\nexec ${cli} "$@"\n`,
    )
    const npm = join(folder, 'npm')
    writeFileSync(
      npm,
      `#!/bin/sh\n[ "$1 $2" = "pack --pack-destination" ] || exit 98\ntouch "$3/upslab-0.0.0.tgz"\n`,
    )
    for (const program of [npx, npm]) chmodSync(program, 0o755)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function run(inputs: Record<string, string>) {
    const summary = join(folder, 'summary.md')
    writeFileSync(summary, '')
    const all = Object.entries(action.inputs).map(([name, { default: value }]) => [
      `UPSLAB_ACTION_${name.toUpperCase()}`,
      inputs[name] ?? value ?? '',
    ])
    const env = {
      ...process.env,
      ...Object.fromEntries(all),
      PATH: `${folder}:${process.env.PATH}`,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ACTION_PATH: root,
    }
    // As GitHub runs `shell: bash`.
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run]
    const { status, stdout, stderr } = spawnSync('bash', args, { cwd: folder, env, encoding: 'utf8' })
    return { status, stdout, stderr, summary: readFileSync(summary, 'utf8') }
  }

  test('runs the matrix, fills the summary and ends as the matrix does', () => {
    const inputs = {
      firmware: '09.2,09.3',
      card: 'AP9624,none',
      jobs: '2',
      flags: '--virtual --modbus-tcp 0',
      junit: 'report.xml',
      command: `echo "$UPSLAB_NETWORK; it's"; [ "$UPSLAB_FIRMWARE$UPSLAB_CARD" != 09.2AP9624 ]`,
    }
    const failing = run(inputs)
    expect(failing.status).toBe(1)
    const reported = run({ ...inputs, expect: 'fail:09.2\npass:SMT1500RM2U@09.2\n' })
    expect(reported.summary).toContain('| SMT1500RM2U | 09.2 | none | passed | pass | yes |')
    expect(reported.stderr).toMatch(/127\.0\.0\.1:\d+; it's/)
    const right = run({ ...inputs, expect: 'fail:SMT1500RM2U@09.2+AP9624' })
    expect(right.status).toBe(0)
    expect(right.summary).toContain('| SMT1500RM2U | 09.2 | AP9624 | failed | fail | yes |')
    expect(right.stdout).toBe(right.summary)
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toContain('tests="4" failures="0"')
  })

  test('takes the package that is named, and packs none then', () => {
    const tarball = join(folder, 'mine.tgz')
    writeFileSync(tarball, '')
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\nexit 97\n')
    const { status, stderr } = run({ firmware: '09.3', command: 'true', package: tarball })
    expect(status, stderr).toBe(0)
    expect(run({ firmware: '09.3', command: 'true' }).status).toBe(97)
  })

  test('says what is wrong with its inputs', () => {
    const { status, stderr } = run({ command: 'true' })
    expect(status).toBe(2)
    expect(stderr).toContain('--firmware is needed, or --defect')
  })
})
