import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { labFromFlags } from '../../src/cli/lab-from-flags.ts'
import { fromEnv, VARIABLE_NAMES } from '../../src/cli/up-from-env.ts'
import { root } from '../docs/markdown.ts'

test('variables describe a unit as flags do; empty ones are not given', () => {
  const { file, flags } = fromEnv({
    PATH: '/bin',
    UPSLAB_MODEL: 'SMX1500RM2U',
    UPSLAB_FIRMWARE: '10.2',
    UPSLAB_CARD: 'none',
    UPSLAB_MODBUS_TCP: '0.0.0.0:1600',
    UPSLAB_CONTROL: '0.0.0.0:9090',
    UPSLAB_SPEED: '60',
    UPSLAB_VIRTUAL: 'false',
    UPSLAB_SERIAL: '',
    UPSLAB_TOKEN: 'a-secret-of-mine',
  })
  expect(file).toBeUndefined()
  expect(flags).toEqual({
    model: 'SMX1500RM2U',
    firmware: '10.2',
    card: 'none',
    modbusTcp: '0.0.0.0:1600',
    control: '0.0.0.0:9090',
    speed: 60,
    virtual: undefined,
  })
  expect(labFromFlags(flags).devices.ups0).toMatchObject({ model: 'SMX1500RM2U', modbusTcp: '0.0.0.0:1600' })
})

test('a lab file goes with what concerns the bench as a whole', () => {
  expect(fromEnv({ UPSLAB_LAB: '/lab.yaml', UPSLAB_CONTROL: '9090' })).toEqual({
    file: '/lab.yaml',
    flags: { control: '9090' },
  })
  expect(() => fromEnv({ UPSLAB_LAB: '/lab.yaml', UPSLAB_MODEL: 'SMT1500' })).toThrow(
    'UPSLAB_MODEL does not go with UPSLAB_LAB: say it in /lab.yaml',
  )
})

test('what is not known is refused with what is', () => {
  expect(() => fromEnv({ UPSLAB_MODLE: 'SMT1500' })).toThrow(
    /^UPSLAB_MODLE is not known; allowed: UPSLAB_MODEL, /,
  )
  expect(() => fromEnv({ UPSLAB_SPEED: 'fast' })).toThrow('UPSLAB_SPEED: "fast" is not a number')
  expect(() => fromEnv({ UPSLAB_VIRTUAL: 'perhaps' })).toThrow('allowed: true, false')
})

test('the page names each', () => {
  const page = readFileSync(join(root, 'docs/docker-compose.md'), 'utf8')
  expect(VARIABLE_NAMES.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
