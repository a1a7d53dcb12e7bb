import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { labJsonSchema } from '../../../src/lab/lab-file/json-schema.ts'
import { parseLab } from '../../../src/lab/lab-file/read.ts'
import { scenarioJsonSchema } from '../../../src/lab/scenario/scenario-schema.ts'
import { expanderOf } from '../../support/expander.ts'

const GOOD = `
clock: { virtual: true }
control: 127.0.0.1:0
devices:
  rack1:
    model: SMT1500RM2U
    firmware: { version: "09.2", id: 18, defects: { id18-sleep-cancel: false } }
    serial: AS1234567890
    rj45: { protocol: modbus, pty: ./ports/rack1 }
    modbusTcp: 127.0.0.1:0
    smartslot1:
      card: AP9624
      mode: confirmed
      advancedPortAlwaysConfirmed: true
      basic1: {}
    load: { SOG0: 300 }
`

test('a lab file becomes a bench', () => {
  const bench = Bench.fromLab(parseLab(GOOD, 'lab.yaml'))
  const device = bench.device('rack1')!
  const { ups } = device
  const card = expanderOf(device)
  expect(ups.model.name).toBe('SMT1500RM2U')
  expect(ups.firmware.defects).toContain('id18-sleep-outage')
  expect(ups.firmware.defects).not.toContain('id18-sleep-cancel')
  expect(ups.power.watts).toBe(300)
  expect(ups.modbusEnabled).toBe(true)
  expect(card.settings).toMatchObject({ mode: 'confirmed', advancedPortAlwaysConfirmed: true })
  expect(card.signalPorts.map((port) => port.lines.connected)).toEqual([true, false])
})

describe('mistakes are reported with line, column, the value given and the values allowed', () => {
  const cases: [string, string, RegExp][] = [
    [
      'a misspelt key',
      GOOD.replace('firmware:', 'firmwares:'),
      /line 7, column 5: devices\.rack1\.firmwares: firmwares is not known here; allowed: model, firmware,/,
    ],
    [
      'a wrong choice',
      GOOD.replace('mode: confirmed', 'mode: confirm'),
      /line 13, column 7: .*mode: "confirm" is not allowed; allowed: confirmed, timer, until-low-battery/,
    ],
    ['a wrong type', GOOD.replace('SOG0: 300', 'SOG0: lots'), /line 16, column 13: .*"lots" is not a number/],
    ['a number out of range', GOOD.replace('SOG0: 300', 'SOG0: -5'), /-5 is too small; at least 0/],
    ['no model', GOOD.replace('    model: SMT1500RM2U\n', ''), /devices\.rack1\.model: a string is needed/],
    [
      'two ends of one port',
      GOOD.replace('pty: ./ports/rack1', 'pty: ./a, tcp: "0"'),
      /exactly one of pty, tcp, serialport/,
    ],
    [
      'a bad address',
      GOOD.replace('modbusTcp: 127.0.0.1:0', 'modbusTcp: nowhere'),
      /line 10, column 5: .*nowhere.*HOST:PORT/,
    ],
    ['no devices', 'devices: {}', /at least one device/],
    [
      'a version that YAML takes for a number',
      GOOD.replace('{ version: "09.2", id: 18, defects: { id18-sleep-cancel: false } }', '9.2'),
      /9\.2 is not allowed here; allowed: a string, an object; put it in quotes/,
    ],
    ['a speed of nothing', GOOD.replace('virtual: true', 'speed: 0'), /0 is too small; at least 0.001/],
    [
      'a card that there is not',
      'devices: { a: { model: SMT1500, smartslot1: { card: AP9999 } } }',
      /smartslot1\.card: "AP9999" is not allowed; allowed: AP9624, AP9620, /,
    ],
    [
      'a card without its name',
      'devices: { a: { model: SMT1500, smartslot1: { dip: "00000000" } } }',
      /smartslot1\.card: card is needed; allowed: AP9624, /,
    ],
    ['not YAML', 'devices: {', /line 1/],
    ['a bad name', GOOD.replace('rack1:', '"rack/1":'), /rack\/1.*letters, digits/],
    [
      'an unknown port language',
      GOOD.replace('protocol: modbus', 'protocol: snmp'),
      /"snmp" is not allowed; allowed: auto, microlink, modbus, simple/,
    ],
  ]
  test.each(cases)('%s', (_name, text, message) => {
    expect(() => parseLab(text, 'lab.yaml')).toThrow(message)
  })
})

describe('what cannot be on one bench', () => {
  const bench = (change: [string, string]) => () =>
    Bench.fromLab(parseLab(GOOD.replace(...change), 'lab.yaml'))
  test.each([
    [
      'an unknown model',
      ['SMT1500RM2U', 'SMT1500RM9U'],
      /rack1: no model "SMT1500RM9U"; close to it: .*SMT1500RM2U/,
    ],
    [
      'an impossible version',
      ['"09.2"', '"12.0"'],
      /rack1: .*no firmware 12\.0.*possible: ID 18: 06\.5-09\.8, 15\.0/,
    ],
    [
      'Modbus on firmware without it',
      ['"09.2"', '"08.8"'],
      /UPS 08\.8 \(ID 18\) does not speak Modbus; this line does from UPS 09\.0/,
    ],
    ['an unknown defect', ['id18-sleep-cancel', 'id99'], /no defect id99; known: ie2-shutdown-override/],
    ['load on a group it lacks', ['SOG0: 300', 'SOG2: 300'], /no outlet group SOG2; it has MOG, SOG0/],
  ] as [string, [string, string], RegExp][])('%s', (_name, change, message) => {
    expect(bench(change)).toThrow(message)
  })
})

test('Confirmed mode with DIP 4 down is warned of (FA176957)', () => {
  const lab = parseLab(
    GOOD.replace('advancedPortAlwaysConfirmed: true', 'advancedPortAlwaysConfirmed: false'),
    'lab.yaml',
  )
  expect(Bench.fromLab(lab).device('rack1')!.warnings.join()).toMatch(/waits for ever.*switch 4 up/)
})

test('two devices cannot share a serial port', () => {
  const two = `${GOOD}  rack2: { model: SMT1500, firmware: "09.3", rj45: { protocol: modbus, pty: ports/rack1 } }\n`
  expect(() => Bench.fromLab(parseLab(two, 'lab.yaml'))).toThrow(
    /rack2: ports\/rack1 is given to a port of rack1 already/,
  )
})

test.each([
  ['lab.schema.json', labJsonSchema],
  ['scenario.schema.json', scenarioJsonSchema],
] as const)('%s, shipped for editors, is the one in force', (file, made) => {
  const shipped: unknown = JSON.parse(
    readFileSync(new URL(`../../../schema/${file}`, import.meta.url), 'utf8'),
  )
  expect(shipped).toEqual(JSON.parse(JSON.stringify(made())))
})

test('an editor is offered models, the versions of each, defects; others stay allowed', () => {
  type Node = { readonly [key: string]: Node } & {
    readonly enum?: string[]
    readonly allOf?: Node[]
    readonly anyOf?: Node[]
  }
  const device = (JSON.parse(JSON.stringify(labJsonSchema())) as Node).properties!.devices!
    .additionalProperties!
  const [offered, any] = device.properties!.model!.anyOf!
  expect(offered!.enum).toContain('SMT1500RM2U')
  expect(any).toEqual({ type: 'string' })
  const rules = device.allOf!.filter((rule) => rule.if!.properties!.model!.enum!.includes('SMT1500RM2U'))
  const firmware = rules.map((rule) => rule.then!.properties!.firmware!.anyOf![0]!.anyOf!)
  expect(firmware).toEqual([
    [{ type: 'string', enum: expect.arrayContaining(['09.2', '09.3']) }, { type: 'string' }],
  ])
  const chosen = device.properties!.firmware!.anyOf!.find((each) => each.properties)!
  expect(Object.keys(chosen.properties!.defects!.properties!)).toContain('id18-sleep-cancel')
})

test('an editor is offered the firmware of a card by its order number, and its defects', () => {
  const ajv = new Ajv2020({ strict: false })
  const schema = JSON.parse(JSON.stringify(labJsonSchema()))
  const cards = schema.properties.devices.additionalProperties.properties.smartslot1
  const kinds: { allOf?: object[]; properties: { defects?: { properties?: object } } }[] =
    cards.anyOf ?? cards.oneOf
  const kind = kinds.find(({ allOf }) => allOf !== undefined)!
  const enums = JSON.stringify(kind.allOf)
  expect(enums).toContain('"6.9.6"')
  expect(Object.keys(kind.properties.defects!.properties!).length).toBeGreaterThan(5)
  const check = ajv.compile(schema)
  const lab = (firmware: string) => ({
    devices: { a: { model: 'SMT1500', smartslot1: { card: 'AP9631', firmware } } },
  })
  // What is offered, and what a plug-in may bring.
  expect([check(lab('6.9.6')), check(lab('99.0.0'))]).toEqual([true, true])
})

describe('names of host fields before 0.2', () => {
  const lab = (host: string) => `devices: { ups0: { model: SMT1500RM2U, hosts: { db1: ${host} } } }`

  test('are read until 0.3, with a warning', async () => {
    const warnings: string[] = []
    const take = (warning: Error) => warnings.push(warning.message)
    process.on('warning', take)
    const old =
      '{ told: on-battery, over: usb, halts: scripted, killsPower: usb, whenLost: shut-down, lostSeconds: 5 }'
    const { devices } = parseLab(lab(old), 'lab.yaml')
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', take)
    expect(devices.ups0!.hosts).toEqual({
      db1: {
        shutdownTrigger: 'on-battery',
        readsVia: 'usb',
        haltReportedBy: 'scripted',
        killPowerVia: 'usb',
        onCommLost: 'shut-down',
        commLostSeconds: 5,
      },
    })
    expect(warnings).toContain('upslab: told of a host is read until 0.3; write shutdownTrigger')
  })

  test('beside the new name are a mistake', () => {
    expect(() => parseLab(lab('{ told: nothing, shutdownTrigger: nothing }'), 'lab.yaml')).toThrow(
      /told is the old name of shutdownTrigger: give one/,
    )
  })
})
