import { describe, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

describe('catalogues on the command line', () => {
  test('models, as a table and as JSON', async () => {
    const { code, stdout } = await cli(['models', 'RM2U'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^MODEL +FORM +VA/)
    expect(stdout).toMatch(/^SMT1500RM2U +2U +1440 +1000 +120 V 60 Hz +24 V +MOG SOG0 +yes +18 /m)
    const json = JSON.parse((await cli(['models', '--json'])).stdout) as { name: string }[]
    expect(json.length).toBeGreaterThan(90)
  })

  test('firmware lines, and the versions of a model with their defects', async () => {
    expect((await cli(['firmware'])).stdout).toMatch(/^18 +06\.5 - 15\.1 +from 09\.0/m)
    const { stdout } = await cli(['firmware', 'SMT1500RM2U'])
    expect(stdout).toMatch(
      /^09\.2 +18 +yes +ie2-shutdown-override, id18-sleep-cancel, id18-sleep-outage, id18-hid-delaybeforeshutdown, /m,
    )
    expect(stdout).toMatch(/^09\.8 +18 +yes +none known$/m)
    expect((await cli(['firmware', 'SRT3000XLA'])).stdout).toMatch(/ie2-shutdown-override \(assumed\)/)
  })

  test('published differences, counted and one by one', async () => {
    const { stdout } = await cli(['defects', '--summary'])
    expect(stdout).toMatch(/^\d+ of 185 published differences between versions are reproduced/)
    expect(stdout).toMatch(/^ {2}id20-limits: trait mostReturnRuntime$/m)
    const json = JSON.parse((await cli(['defects', '--summary', '--json'])).stdout) as { rows: unknown[] }
    expect(json.rows).toHaveLength(185)
  })

  test('a recipe, the list of them, and what has none', async () => {
    const [printed, list, none] = await Promise.all([
      cli(['recipe', 'FA233876']),
      cli(['recipe', '--list']),
      cli(['recipe', 'id20-limits']),
    ])
    expect(printed).toMatchObject({ code: 0, stderr: '' })
    expect(printed.stdout).toMatch(/^test\(`without ie2-shutdown-override: /m)
    expect(list.stdout).toMatch(/^c-zero-runtime$/m)
    expect(list.stdout).toMatch(/^id20-limits: it is a value/m)
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('id20-limits has no recipe: ') })
  })

  test('defects with source, ranges and options', async () => {
    const { stdout } = await cli(['defects'])
    expect(stdout).toMatch(/ie2-shutdown-override, also FA233876/)
    expect(stdout).toMatch(/ID 18: from the first version, until fixed in 09\.3/)
    expect(stdout).toMatch(/ID 20: after 05\.0, until fixed in 09\.8/)
    expect(stdout).toMatch(/option reloadTurnOff \(off\)/)
  })

  test('diff --exit-code is 1 where versions differ', async () => {
    const codes = ['09.6 09.7', '09.2 09.3'].map(async (versions) => {
      const { code } = await cli(['diff', '--model', 'SMT1500', ...versions.split(' '), '--exit-code'])
      return code
    })
    expect(await Promise.all(codes)).toEqual([0, 1])
  })

  test('diff names what changes', async () => {
    const { stdout } = await cli(['diff', '--model', 'SMT1500', '09.2', '09.3'])
    expect(stdout).toMatch(/^ie2-shutdown-override +present +absent$/m)
    expect(stdout).not.toMatch(/id18-sleep-cancel +present +absent/)
    expect((await cli(['diff', '--model', 'SMT1500', '09.6', '09.7'])).stdout).toMatch(/^No difference/)
    const json = await cli(['diff', '--model', 'SMT1500', '07.1', '08.0', '--json'])
    expect(JSON.parse(json.stdout)).toContainEqual({ what: 'line', before: 'ID 17', after: 'ID 18' })
  })

  test('the firmware of a card of its own: versions, differences, defects', async () => {
    const { stdout } = await cli(['firmware', 'AP9631'])
    expect(stdout).toMatch(
      /^5\.1\.7 +selftest-invalid, ietf-output-none, ietf-test-oid +recording of a real card$/m,
    )
    expect(stdout).toMatch(/^7\.1\.2 .*outletflags-31/m)
    const diff = await cli(['diff', '--model', 'AP9630', '6.6.4', '6.9.6'])
    expect(diff.stdout).toMatch(/^access as shipped: .* +"legacy" +"secure"$/m)
    expect(await cli(['diff', '--model', 'AP9630', '6.6.4', '1.0'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/card firmware "1.0" is not known; known: 5.1.6/),
    })
    expect((await cli(['defects'])).stdout).toMatch(
      /^outletflags-31\n.*31 flags.*\n.*\n {2}card firmware: second gen/m,
    )
  })

  test('--help of everything shows examples and ends with 0', async () => {
    for (const args of [[], ['up'], ['models'], ['firmware'], ['defects'], ['diff']]) {
      const { code, stdout } = await cli([...args, '--help'])
      expect(code).toBe(0)
      expect(stdout).toMatch(/Examples?:/)
    }
    expect((await cli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  }, 60_000)
})
