/** What GitHub reads from this repository: it parses, and what it names exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = (file: string) => readFileSync(join(root, file), 'utf8')
const manifest = JSON.parse(text('package.json')) as {
  scripts: Record<string, string>
  engines: { node: string }
}
const config = text('vitest.config.ts')
const PROJECTS = [...config.matchAll(/name: '(\w+)'/g)].map(([, name]) => name)

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly id?: string
}
interface Job {
  readonly 'runs-on'?: string
  readonly uses?: string
  readonly needs?: string | readonly string[]
  readonly steps?: readonly Step[]
  readonly outputs?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly strategy?: {
    readonly matrix: { readonly node?: readonly number[]; readonly os?: readonly string[] }
  }
}

const FOLDER = '.github/workflows'
const workflows = readdirSync(join(root, FOLDER)).map((name) => ({
  name,
  source: text(`${FOLDER}/${name}`),
  ...(parse(text(`${FOLDER}/${name}`)) as { on: object; permissions: object; jobs: Record<string, Job> }),
}))
const jobs = workflows.flatMap(({ name, jobs: of }) =>
  Object.entries(of).map(([id, job]) => ({ where: `${name}, ${id}`, job, others: of })),
)
const list = (value: string | readonly string[] = []) => (typeof value === 'string' ? [value] : value)

describe.each(workflows)('$name', ({ on, permissions, source, jobs: own }) => {
  test('says when it runs, and may no more than read unless a job says so', () => {
    expect(Object.keys(on)).not.toEqual([])
    expect(permissions).toEqual({ contents: 'read' })
  })

  test('takes outputs from jobs and steps that give them', () => {
    for (const [whole, job = '', name = ''] of source.matchAll(/needs\.(\w+)\.outputs\.(\w+)/g))
      expect(Object.keys(own[job]?.outputs ?? {}), whole).toContain(name)
    for (const [whole, id] of source.matchAll(/steps\.(\w+)\.outputs/g))
      expect(
        Object.values(own).flatMap(({ steps = [] }) => steps.map((step) => step.id)),
        whole,
      ).toContain(id)
  })
})

describe.each(jobs)('$where', ({ job, others }) => {
  const steps = job.steps ?? []

  test('runs somewhere, for a bounded time, after jobs that there are', () => {
    if (job.uses) expect(existsSync(join(root, job.uses)), job.uses).toBe(true)
    else expect(job).toMatchObject({ 'runs-on': expect.any(String), 'timeout-minutes': expect.any(Number) })
    for (const needed of list(job.needs)) expect(Object.keys(others)).toContain(needed)
  })

  test('uses actions of a named version', () => {
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^[\w.-]+\/[\w.-]+(\/[\w.-]+)*@v\d+/)
  })

  test('runs scripts, files and projects that there are', () => {
    for (const { run = '' } of steps) {
      for (const [, script = ''] of run.matchAll(/npm run (\S+)/g))
        expect(Object.keys(manifest.scripts)).toContain(script)
      for (const [, file = ''] of run.matchAll(/\bnode ([\w./-]+\.m?js)/g))
        expect(file.startsWith('dist/') || existsSync(join(root, file)), file).toBe(true)
      for (const [, project] of run.matchAll(/--project (\S+)/g)) expect(PROJECTS).toContain(project)
    }
  })
})

test('every project of the tests runs somewhere, unit on three systems and three versions of Node', () => {
  const ran = (project: string) =>
    jobs.filter(
      ({ where, job }) =>
        where.startsWith('ci') && job.steps?.some(({ run = '' }) => run.includes(`--project ${project}`)),
    )
  expect(PROJECTS).toEqual(['unit', 'build', 'clients'])
  for (const project of PROJECTS) expect(ran(project!), project).toHaveLength(1)
  const { os, node } = ran('unit')[0]!.job.strategy!.matrix
  expect(os).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest'])
  expect(node).toEqual([20, 22, 24])
  expect(manifest.engines.node).toBe('>=20.19')
  expect(node).toContain(Number(text('.nvmrc')))
})

describe('forms and settings', () => {
  const forms = readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml')

  test.each(forms)('%s is a form: named fields, each with a label', (name) => {
    const form = parse(text(`.github/ISSUE_TEMPLATE/${name}`)) as {
      name: string
      description: string
      body: { type: string; id?: string; attributes: { label?: string } }[]
    }
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) })
    const fields = form.body.filter(({ type }) => type !== 'markdown')
    for (const { type, attributes } of fields) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type)
      expect(attributes.label).toEqual(expect.any(String))
    }
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
  })

  test('dependabot looks after packages, actions and the image', () => {
    const { updates } = parse(text('.github/dependabot.yml')) as {
      updates: { 'package-ecosystem': string; directory: string }[]
    }
    expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions', 'docker'])
    for (const { directory } of updates) expect(existsSync(join(root, directory))).toBe(true)
  })

  test('the editor debugs and the container installs with what there is', () => {
    const { configurations } = JSON.parse(text('.vscode/launch.json')) as {
      configurations: { program: string; preLaunchTask?: string }[]
    }
    for (const { program, preLaunchTask } of configurations) {
      const file = program.replace(`\${workspaceFolder}/`, '')
      expect(file.startsWith('dist/') || existsSync(join(root, file)), file).toBe(true)
      if (preLaunchTask) expect(Object.keys(manifest.scripts)).toContain(preLaunchTask.replace('npm: ', ''))
    }
    const { image } = JSON.parse(text('.devcontainer/devcontainer.json')) as { image: string }
    expect(image).toContain(`:${text('.nvmrc').trim()}-`)
  })
})
