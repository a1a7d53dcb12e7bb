import type { EmulatedUps } from '../../../emulators/smart-ups/emulated-ups.ts'
import { DEFECTS } from '../../../emulators/smart-ups/firmware/defects/index.ts'
import { published } from '../../../emulators/smart-ups/firmware/published/index.ts'
import { MODBUS, type Recipe } from './recipe.ts'
import { REGISTER_CODE } from './registers.ts'
import { codeOf, literal, type Step, tenths } from './step.ts'

/** Runners that a recipe is printed for. */
export const RUNNERS = ['node', 'vitest'] as const
export type Runner = (typeof RUNNERS)[number]

/** How a runner is imported, what a test is given and what ends it, and what runs a file. */
interface RunnerWords {
  readonly from: string
  readonly context: string
  readonly end: string
  readonly run: string
}

const WORDS: Readonly<Record<Runner, RunnerWords>> = {
  node: {
    from: "import { test } from 'node:test'",
    context: 't',
    end: 't.after(() => bench.close())',
    run: 'node --test FILE',
  },
  vitest: {
    from: "import { onTestFinished, test } from 'vitest'",
    context: '',
    end: 'onTestFinished(() => bench.close())',
    run: 'npx vitest run FILE',
  },
}

/** A recipe as a file of tests: it passes on the fixed firmware and fails on the affected one. */
export function recipeText(recipe: Recipe, runner: Runner): string {
  const { from, context, end, run } = WORDS[runner]
  const { id, model, affected, fixed, expression, expected } = recipe
  const usesReports = expression.startsWith('await report(')
  const usesRegisters = expression.startsWith('await registers(')
  const options = [
    `model: ${literal(model.name)}`,
    'firmware: FIRMWARES[asked] ?? asked',
    ...(usesRegisters ? [`rj45: ${literal(MODBUS)}`] : []),
  ]
  const body = [
    `const bench = await createBench({ ${options.join(', ')} })`,
    end,
    'const unit = bench.device()',
    ...(usesReports ? REPORT : []),
    ...(usesRegisters ? REGISTER_CODE : []),
    '',
    ...codeOfAll(recipe.steps, { model } as EmulatedUps),
    `assert.deepEqual(${expression}, ${literal(JSON.parse(expected))})`,
  ]
  return `${[
    `// ${id}: ${titleOf(id)}.`,
    `// Passes on the fixed firmware and fails on the affected one: UPSLAB_FIRMWARE=affected ${run}`,
    "import assert from 'node:assert/strict'",
    ...(usesRegisters ? ["import { once } from 'node:events'", "import { connect } from 'node:net'"] : []),
    from,
    ...(usesReports ? ["import { hidBus } from 'upslab/node-hid'"] : []),
    "import { createBench } from 'upslab/testing'",
    '',
    `const FIRMWARES = {`,
    `  affected: ${literal(affected)},`,
    `  fixed: ${literal(fixed)},`,
    '}',
    "const asked = process.env.UPSLAB_FIRMWARE ?? 'fixed'",
    '',
    `test(\`without ${id}: \${asked}\`, async (${context}) => {`,
    ...body.map((line) => (line === '' ? '' : `  ${line}`)),
    '})',
  ].join('\n')}\n`
}

/** Reads a feature report of the unit's USB port, in hexadecimal. */
const REPORT = [
  'const hid = hidBus(bench)',
  'const report = async (id) => {',
  '  const device = await hid.HIDAsync.open(hid.devices()[0].path)',
  "  return Buffer.from(await device.getFeatureReport(id, 64)).toString('hex')",
  '}',
]

/** The published sentence, or the title of a defect that no row has. */
function titleOf(id: string): string {
  const { rows, title } = DEFECTS.find((each) => each.id === id)!
  return rows[0] === undefined ? title : published(rows[0]).symptom
}

/** Lines of all steps; voltages that follow each other evenly, a second each, are a loop. */
function codeOfAll(steps: readonly Step[], ups: EmulatedUps): string[] {
  const lines: string[] = []
  for (let at = 0; at < steps.length; ) {
    const ramp = rampAt(steps, at)
    if (ramp < 4) {
      lines.push(...codeOf(steps[at]!, ups))
      at++
      continue
    }
    const volts = (index: number) => voltageOf(steps[index])! * ups.model.nominalVoltage
    const [first, by] = [tenths(volts(at)), tenths(volts(at + 2) - volts(at))]
    lines.push(
      `for (let second = 0; second < ${ramp}; second++) {`,
      `  unit.ups.setInput({ voltage: ${first} ${by < 0 ? '-' : '+'} second * ${Math.abs(by)} })`,
      '  unit.advance(1)',
      '}',
    )
    at += 2 * ramp
  }
  return lines
}

/** How many pairs of a voltage and a second begin here, with even differences. */
function rampAt(steps: readonly Step[], at: number): number {
  let count = 0
  for (let index = at; ; index += 2, count++) {
    const voltage = voltageOf(steps[index])
    const wait = steps[index + 1]
    if (
      voltage === undefined ||
      wait === undefined ||
      wait === 'look' ||
      !('seconds' in wait) ||
      wait.seconds !== 1
    )
      return count
    if (count >= 2) {
      const [first, second] = [voltageOf(steps[at])!, voltageOf(steps[at + 2])!]
      if (Math.abs(voltage - first - count * (second - first)) > 1e-6) return count
    }
  }
}

function voltageOf(step: Step | undefined): number | undefined {
  return step !== undefined && step !== 'look' && 'input' in step ? step.input.voltage : undefined
}
