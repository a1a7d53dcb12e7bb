/** FA233876 on every line with Modbus that has it, as NUT meets it: off and to stay off, with an AP9624 fitted. */
import { expect, test } from 'vitest'
import { findLine, hasVersion } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { ie2ShutdownOverride } from '../../emulators/smart-ups/firmware/defects/ie2-shutdown-override.ts'
import { compareVersions } from '../../emulators/smart-ups/firmware/version.ts'
import { listModels } from '../../emulators/smart-ups/models/catalogue.ts'
import { Bench } from '../../src/lab/bench.ts'
import { deviceSchema } from '../../src/lab/lab-file/schema.ts'
import { startNut } from './setup/nut.ts'
import { describeClients } from './support/clients.ts'
import { SHORT } from './support/live-unit.ts'

const ID = ie2ShutdownOverride.id
/** Drivers that run at the same time. */
const AT_ONCE = 8

/** A unit that has the defect, and beside it one that has not: by its version, else by the user's switch. */
interface Pair {
  readonly line: number
  readonly model: string
  readonly affected: string
  readonly fixed: string
}

/** Lines of the defect whose version beside the fix, or whose newest one, has Modbus, and that a model has. */
function pairs(): Pair[] {
  return ie2ShutdownOverride.affects.flatMap(({ line: id, fixedIn }) => {
    const line = findLine(id)
    const model = listModels().find(({ lines }) => lines.includes(id))
    if (!model || line.modbusFrom === undefined) return []
    const affected = line.known.findLast(
      (version) => hasVersion(line, version, model) && (!fixedIn || compareVersions(version, fixedIn) < 0),
    )
    if (affected === undefined || compareVersions(affected, line.modbusFrom) < 0) return []
    return [{ line: id, model: model.name, affected, fixed: fixedIn ?? affected }]
  })
}

describeClients('FA233876 on every line with Modbus, by NUT 2.8.5', () => {
  test('off and stay off is overridden on the affected unit of each pair alone', {
    timeout: 240_000,
  }, async ({ onTestFinished: atEnd }) => {
    const all = pairs()
    expect(all.map(({ line }) => line)).toEqual(expect.arrayContaining([18, 1001, 1013, 1025, 1043]))
    const bench = new Bench({ time: { virtual: false, speed: 1 } })
    atEnd(() => bench.close())
    const devices = all.flatMap(({ line, model, affected, fixed }) =>
      [affected, fixed].map((version, side) => {
        const device = bench.add(
          `line${line}${side === 0 ? 'affected' : 'fixed'}`,
          deviceSchema.parse({
            model,
            firmware: {
              version,
              id: line,
              ...(side === 1 && version === affected ? { defects: { [ID]: false } } : {}),
            },
            modbusTcp: '127.0.0.1:0',
            smartslot1: { card: 'AP9624', mode: 'confirmed', advancedPortAlwaysConfirmed: true },
          }),
        )
        for (const group of device.ups.model.groups)
          for (const [name, value] of Object.entries(SHORT))
            device.ups.settings.setGroup(group, name as keyof typeof SHORT, value)
        return device
      }),
    )
    await bench.open()
    const ends: string[] = []
    // A few at a time: dozens of drivers that start at once time out for want of a processor.
    for (let first = 0; first < devices.length; first += AT_ONCE) {
      const some = devices.slice(first, first + AT_ONCE)
      const nut = await startNut('2.8.5', {
        ups: Object.fromEntries(
          some.map(({ id, endpoints }) => {
            const port = endpoints.find(({ kind }) => kind === 'tcp')
            const address = port && 'address' in port ? port.address : ''
            return [id, { port: address, porttype: 'tcp', slaveid: 1, response_timeout_ms: 5000 }]
          }),
        ),
      })
      try {
        for (const { id } of some) expect(await nut.upscmd(id, 'shutdown.stayoff')).toBe('SUCCESS')
        await nut.until(some.at(-1)!.id, 'ups.status', /\bOFF\b/, 30_000)
        bench.advance(3600)
        for (const { id } of some) {
          const wanted = id.endsWith('affected') ? /\bOL\b/ : /\bOFF\b/
          ends.push(`${id}: ${await nut.until(id, 'ups.status', wanted, 30_000)}`)
        }
      } finally {
        await nut.stop()
      }
    }
    expect(ends).toHaveLength(all.length * 2)
  })
})
