import { describe, expect, test } from 'vitest'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { outcome, read, readPdu } from './requests.ts'
import { MODELS, standUnit } from './units.ts'

const NUT_BLOCKS = [
  [516, 120],
  [516, 88],
  [0, 27],
  [128, 44],
  [128, 32],
  [1026, 22],
  [1026, 7],
] as const

/** One item each, in the order of the start-up probe. The last is what the driver's self-test menu reads. */
const APCUPSD_ITEMS = [
  ...[
    [532, 16],
    [564, 8],
    [596, 8],
    [591, 1],
    [595, 1],
    [592, 1],
    [516, 8],
    [2048, 2],
    [589, 1],
    [588, 1],
  ],
  ...[
    [1029, 1],
    [1030, 1],
    [151, 1],
    [142, 1],
    [140, 1],
    [131, 1],
    [144, 1],
    [135, 1],
    [130, 1],
    [128, 2],
  ],
  ...[
    [0, 2],
    [2, 1],
    [24, 1],
    [23, 1],
    [20, 2],
    [22, 1],
    [150, 1],
    [136, 1],
    [138, 1],
    [18, 1],
  ],
  ...[
    [1541, 1],
    [1542, 1],
    [1543, 1],
  ],
] as [number, number][]

const MODELS_BY_NAME = new Map<string, UpsModel>([
  ...Object.values(MODELS).map((model) => [`${model.name} as in a dump`, model] as const),
  ...listModels().map((model) => [model.name, model] as const),
])

describe.each([...MODELS_BY_NAME])('%s', (_, model) => {
  test.each(['native', 'nmc'] as const)('every block NUT and apcupsd read is there (%s)', (persona) => {
    const engine = new ModbusEngine(standUnit({ model }).ups, { persona })
    for (const [address, quantity] of [...NUT_BLOCKS, ...APCUPSD_ITEMS])
      expect(outcome(engine.handle(readPdu(address, quantity))), `${quantity} from ${address}`).toBe('ok')
  })

  test('the ratings and groups are those of the model', () => {
    const engine = new ModbusEngine(standUnit({ model }).ups)
    const groups = ['MOG', 'SOG0', 'SOG1', 'SOG2'].map((name) =>
      (model.groups as readonly string[]).includes(name),
    )
    const present = groups.reduce((sum, has, bit) => sum + (has ? 1 << bit : 0), 0)
    // An SMT750I of the first generation tells its switched group alone.
    const reported = model.name === 'SMT750I' ? 2 : present
    expect(read(engine, 588, 3)).toEqual([model.voltAmperes, model.watts, reported])
  })
})
