import { VirtualClock } from '../build/emulators/clock/virtual-clock.js'
import { resolveFirmware } from '../build/emulators/smart-ups/firmware/catalogue.js'
import { Firmware } from '../build/emulators/smart-ups/firmware/firmware.js'
import { findModel } from '../build/emulators/smart-ups/models/catalogue.js'
import { SmartUps } from '../build/emulators/smart-ups/smart-ups.js'
import { sealFrame } from '../build/src/protocols/microlink/check-bytes.js'
import { answerTo, passwordBase } from '../build/src/protocols/microlink/passwords.js'
import { MicrolinkSession } from '../build/src/protocols/microlink/session.js'
import { count, median } from './table.mjs'

const INIT = Uint8Array.of(0xfd)
const NEXT = Uint8Array.of(0xfe)
const BATCH = 100_000

/** A session that sends data rows, as a host has it for all but its first seconds. */
function monitored(version, modelName) {
  const clock = new VirtualClock()
  const model = findModel(modelName)
  const { line, version: resolved } = resolveFirmware(model, { version })
  const ups = new SmartUps({ clock, model, firmware: new Firmware(line, resolved) })
  const session = new MicrolinkSession(ups, { randomByte: () => 7 })
  const { image } = session.engine
  session.receive(INIT, 0)
  while (session.engine.state === 'enumerating') session.receive(NEXT, 0)
  const slave = image.fields.find(({ path }) => path === '2:4.8.5')
  const base = passwordBase(image.header, image.content('2:4.9.40'))
  const answer = answerTo(image.content('2:4.8.6'), base)
  const row = image.firstDataRow + Math.floor(slave.at / image.width)
  session.receive(sealFrame(Uint8Array.of(row, slave.at % image.width, 4, 0, 0, ...answer, 0, 0)), 0)
  if (session.engine.state !== 'monitoring') throw new Error(`the session is ${session.engine.state}`)
  return { session, clock }
}

export function measure() {
  return [
    ['SMT1500RM2U', '09.3', '16 bytes'],
    ['SMT1500RM2UC', '04.1', '32 bytes'],
  ].flatMap(([model, version, width]) => {
    const { session, clock } = monitored(version, model)
    const rate = (between) => {
      const start = performance.now()
      for (let n = 0; n < BATCH; n++) {
        session.receive(NEXT, 0)
        between()
      }
      return (BATCH / (performance.now() - start)) * 1000
    }
    const rates = (between) => median(Array.from({ length: 9 }, () => rate(between)))
    const still = rates(() => {})
    const moving = rates(() => clock.advance(1))
    const aim = '100 000/s'
    return [
      {
        what: `Microlink rows of ${width}, a remembered answer: device time stands still`,
        ours: `${count(still)}/s`,
        aim,
      },
      { what: `Microlink rows of ${width}, device time moving each row`, ours: `${count(moving)}/s`, aim },
    ]
  })
}
