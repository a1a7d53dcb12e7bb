import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { registersOf } from '../../src/lab/clone/compare-registers.ts'
import { parseLab } from '../../src/lab/lab-file/read.ts'
import { cli, up } from '../support/cli.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-clone-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const LAB = `
clock: { virtual: true }
devices:
  ups0:
    model: SMX1500RM2U
    serial: AS1716230417
    manufactured: 2017-04-20
    rj45: { protocol: modbus, pty: ./ups0, address: 7 }
    modbusTcp: 127.0.0.1:0
    load: { SOG0: 333 }
    input: { voltage: 117.5 }
    battery: { charge: 80, health: 70 }
    registers: { 580: 16720 }
    settings:
      unit: { name: Rack 12, transferHigh: 132, batteryInstalledOn: 8000 }
      groups: { SOG0: { turnOffDelay: 240, shedOnBattery: true } }
`

describe('upslab clone', { timeout: 60_000 }, () => {
  test.runIf(process.platform === 'linux')(
    'reads a bench over TCP and over its virtual serial port, and the profiles show the same registers',
    async () => {
      writeFileSync(join(folder, 'lab.yaml'), LAB)
      const bench = await up(['lab.yaml', '--control', '127.0.0.1:0'], folder)
      const [serial, network] = bench.ready.devices[0]!.endpoints
      try {
        const sources = [[network!.address!], [serial!.path!, '--unit', '7']]
        for (const [source, ...unit] of sources) {
          const { code, stdout, stderr } = await cli(
            ['clone', source!, ...unit, '-o', 'copy.yaml', '--json'],
            folder,
          )
          expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
          expect(JSON.parse(stdout)).toMatchObject({ source, output: 'copy.yaml', notes: [] })
          const copy = parseLab(readFileSync(join(folder, 'copy.yaml'), 'utf8'), 'copy.yaml').devices.ups0!
          expect(copy).toMatchObject({ model: 'SMX1500RM2U', registers: { 580: 16720 } })
          const original = registersOf(parseLab(LAB, 'lab.yaml').devices.ups0!)
          const shown = registersOf(copy)
          const different = [...original].filter(([address, word]) => shown.get(address) !== word)
          // Worked out from load and charge, which registers tell rounded.
          for (const [address] of different) expect([129, 136, 138, 140, 154]).toContain(address)
        }
      } finally {
        await bench.stop()
      }
    },
  )

  test('0: a dump from a file, printed', async () => {
    writeFileSync(join(folder, 'dump'), 'device.model: Smart-UPS 1500\nups.firmware: UPS 09.3 / ID=18\n')
    const { code, stdout } = await cli(['clone', 'dump', '--model', 'SMT1500RM2U'], folder)
    expect(code).toBe(0)
    expect(parseLab(stdout, 'printed').devices.ups0).toMatchObject({ model: 'SMT1500RM2U' })
    expect(stdout).toMatch(/^# A unit like dump\.\n# 3 compared, 3 the same\./)
  })

  test.runIf(process.platform === 'linux')(
    'reads the languages of a unit over its virtual serial port, and two sources as one',
    async () => {
      const device = (model: string, port: string) =>
        `  ${port}: { model: ${model}, serial: ${port.toUpperCase()}1716230417, battery: { charge: 80 }, rj45: { pty: ./${port} } }\n`
      writeFileSync(
        join(folder, 'lab.yaml'),
        `clock: { virtual: true }\ndevices:\n${device('SUA1500', 'line')}${device('SMX1500RM2U', 'link')}`,
      )
      writeFileSync(join(folder, 'more'), 'MODEL    : Smart-UPS 1500\nITEMP    : 30.5 C\n')
      const bench = await up(['lab.yaml', '--control', '127.0.0.1:0'], folder)
      const path = (id: string) => bench.ready.devices.find((found) => found.id === id)!.endpoints[0]!.path!
      try {
        const line = await cli(['clone', path('line'), '--as', 'ups-link', '--json'], folder)
        expect(line).toMatchObject({ code: 0, stderr: '' })
        expect(JSON.parse(line.stdout)).toMatchObject({
          confidence: 'high',
          config: { model: 'SUA1500', serial: 'LINE1716230417', battery: { charge: 80 } },
        })
        const link = await cli(['clone', path('link'), '--as', 'microlink', '--json'], folder)
        expect(link).toMatchObject({ code: 0, stderr: '' })
        expect(JSON.parse(link.stdout)).toMatchObject({
          confidence: 'certain',
          config: { model: 'SMX1500RM2U', serial: 'LINK1716230417', battery: { charge: 80 } },
        })
      } finally {
        await bench.stop()
      }
      writeFileSync(join(folder, 'dump'), 'device.model: Smart-UPS 1500\nups.firmware: UPS 09.3 / ID=18\n')
      const both = await cli(['clone', 'dump', 'more', '--json'], folder)
      expect(JSON.parse(both.stdout)).toMatchObject({ config: { battery: { temperature: 30.5 } } })
    },
  )

  test('2: nothing of the kind, and nobody who answers', async () => {
    const nothing = await cli(['clone', 'nowhere'], folder)
    expect(nothing).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no file, no device and no HOST:PORT/),
    })
    const deaf = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => deaf.once('listening', resolve))
    const { port } = deaf.address() as { port: number }
    try {
      const silence = await cli(['clone', `127.0.0.1:${port}`, '--unit', '9'], folder)
      expect(silence).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/nothing answers; is Modbus enabled on the unit, and 9 its address\?/),
      })
    } finally {
      deaf.close()
    }
  })

  test('3: no such address', async () => {
    expect(await cli(['clone', '127.0.0.1:1'], folder)).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/cannot connect to 127\.0\.0\.1:1/),
    })
  })
})
