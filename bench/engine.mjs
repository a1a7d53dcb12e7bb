import { VirtualClock } from '../build/emulators/clock/virtual-clock.js'
import { resolveFirmware } from '../build/emulators/smart-ups/firmware/catalogue.js'
import { Firmware } from '../build/emulators/smart-ups/firmware/firmware.js'
import { findModel } from '../build/emulators/smart-ups/models/catalogue.js'
import { SmartUps } from '../build/emulators/smart-ups/smart-ups.js'
import { ModbusEngine } from '../build/src/protocols/modbus/engine.js'
import { count, median } from './table.mjs'

const READ_20 = Uint8Array.of(3, 0, 0, 0, 20)
/** What clients ask for: status, measurements, names, settings, one register. */
const MIXED = [
  READ_20,
  Uint8Array.of(3, 0, 0x80, 0, 27),
  Uint8Array.of(3, 2, 0x04, 0, 44),
  Uint8Array.of(3, 4, 0x00, 0, 10),
  Uint8Array.of(3, 0, 0x82, 0, 1),
]
/** One of each line that speaks Modbus, so that no call site sees a single kind of unit. */
const MODELS = [
  'SMT1500RM2U',
  'SMT750I',
  'SMX1500RM2U',
  'SMX3000HV',
  'SMC1500',
  'SMT1500RM2UC',
  'SRT3000XLI',
  'SMTL1000RMI2UC',
]
const BATCH = 200_000

function engineOf(name, clock, version) {
  const model = findModel(name)
  const resolved = resolveFirmware(model, version === undefined ? {} : { version })
  const ups = new SmartUps({ clock, model, firmware: new Firmware(resolved.line, resolved.version) })
  return new ModbusEngine(ups)
}

/** Exchanges a second. @param exchange is given the number of the exchange */
function rate(exchange) {
  const once = () => {
    const start = performance.now()
    for (let n = 0; n < BATCH; n++) exchange(n)
    return (BATCH / (performance.now() - start)) * 1000
  }
  return `${count(median(Array.from({ length: 9 }, once)))}/s`
}

export function measure() {
  const clock = new VirtualClock()
  const engine = engineOf('SMT1500RM2U', clock, '09.3')
  const engines = MODELS.map((name) => engineOf(name, clock))
  return [
    {
      what: 'engine alone, a remembered answer: device time stands still',
      ours: rate(() => engine.handle(READ_20)),
      aim: '500 000/s',
    },
    {
      what: 'engine alone, device time moving each exchange',
      ours: rate(() => {
        engine.handle(READ_20)
        clock.advance(1)
      }),
      aim: '1 000 000/s',
    },
    {
      what: 'eight kinds of unit, five requests in turn, device time moving',
      ours: rate((n) => {
        engines[n % engines.length].handle(MIXED[n % MIXED.length])
        clock.advance(1)
      }),
      aim: 'none set',
    },
  ]
}
