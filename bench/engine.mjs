import { VirtualClock } from '../dist/emulators/clock/virtual-clock.js'
import { resolveFirmware } from '../dist/emulators/smart-ups/firmware/catalogue.js'
import { Firmware } from '../dist/emulators/smart-ups/firmware/firmware.js'
import { findModel } from '../dist/emulators/smart-ups/models/catalogue.js'
import { SmartUps } from '../dist/emulators/smart-ups/smart-ups.js'
import { ModbusEngine } from '../dist/src/protocols/modbus/engine.js'
import { count, median } from './table.mjs'

const READ_20 = Uint8Array.of(3, 0, 0, 0, 20)
const BATCH = 200_000

export function measure() {
  const clock = new VirtualClock()
  const model = findModel('SMT1500RM2U')
  const { line, version } = resolveFirmware(model, { version: '09.3' })
  const ups = new SmartUps({ clock, model, firmware: new Firmware(line, version) })
  const engine = new ModbusEngine(ups)
  const rate = (between) => {
    const start = performance.now()
    for (let n = 0; n < BATCH; n++) {
      engine.handle(READ_20)
      between()
    }
    return (BATCH / (performance.now() - start)) * 1000
  }
  const rates = (between) => median(Array.from({ length: 9 }, () => rate(between)))
  const still = rates(() => {})
  const moving = rates(() => clock.advance(1))
  return [
    { what: 'engine alone, device time standing still', ours: `${count(still)}/s`, aim: '500 000/s' },
    { what: 'engine alone, device time moving each exchange', ours: `${count(moving)}/s`, aim: '500 000/s' },
  ]
}
