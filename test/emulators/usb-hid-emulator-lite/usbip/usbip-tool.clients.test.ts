import { afterAll, describe, expect, test } from 'vitest'
import { Keypad } from '../../../../emulators/usb-hid-emulator-lite/examples/keypad.ts'
import { Thermometer } from '../../../../emulators/usb-hid-emulator-lite/examples/thermometer.ts'
import { UsbipServer } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { ensureDebianTool } from '../debian-tool.ts'

const tool = await ensureDebianTool('usbip')
const why = tool.available ? '' : ` (skipped: ${tool.reason})`
const server = new UsbipServer({ port: 0 })
afterAll(() => server.close())

describe.skipIf(!tool.available)(`the usbip tool of Debian${why}`, () => {
  test('lists the devices with their ids and interfaces', async () => {
    server.export(new Thermometer('T1').usb)
    server.export(new Keypad().usb)
    const { port } = await server.listen()
    const said = tool.available ? await tool.run(['--tcp-port', `${port}`, 'list', '-r', '127.0.0.1']) : ''
    expect(said).toMatch(/1-1: .*\(1209:0001\)/)
    expect(said).toMatch(/1-2: .*\(1209:0002\)/)
    expect(said).toMatch(/\/sys\/devices\/platform\/emulated\/usb1\/1-2/)
    expect(said).toMatch(/0 - .*\(03\/00\/00\)/)
    expect(said).toMatch(/0 - .*\(03\/01\/01\)/)
  })
})
