/**
 * Modbus exchanges per second on one core: a 20-register read of an idle unit, through the engine alone and through a
 * session with its envelope, with device time standing still and with device time moving at every exchange.
 *
 * Compile and run: `npx tsc -p tsconfig.json --noEmit false --outDir build && node build/bench/engine.js`
 */
import { VirtualClock } from '../emulators/clock/virtual-clock.ts'
import { Firmware } from '../emulators/smart-ups/firmware/firmware.ts'
import { line } from '../emulators/smart-ups/firmware/line.ts'
import type { UpsModel } from '../emulators/smart-ups/models/model.ts'
import { SmartUps } from '../emulators/smart-ups/smart-ups.ts'
import { sealFrame } from '../src/protocols/modbus/crc.ts'
import { ModbusEngine } from '../src/protocols/modbus/engine.ts'
import { RtuSession } from '../src/protocols/modbus/rtu.ts'
import { TcpSession } from '../src/protocols/modbus/tcp.ts'

const SECONDS = 1
const BATCH = 10_000

const model: UpsModel = {
  name: 'SMT1500RM2U',
  family: 'SMT',
  form: '2U',
  topology: 'line-interactive',
  reportedName: 'Smart-UPS 1500',
  nominalVoltage: 120,
  nominalFrequency: 60,
  voltAmperes: 1440,
  watts: 1000,
  groups: ['MOG', 'SOG0'],
  battery: { nominalVoltage: 24, cartridge: 'APCRBC133', runtimeHalf: 20, runtimeFull: 6 },
  smartSlot: true,
  panel: 'alpha',
  lines: [18],
  evidence: { power: 'low', battery: 'low', groups: 'low', runtime: 'low' },
  assumed: [],
}
const firmware = new Firmware(line(18, { units: '', versions: '08.0-15.0', known: '09.3' }), '09.3')

/** Registers 128 to 147: twenty, all measurements. */
const REQUEST = Uint8Array.of(3, 0, 128, 0, 20)

function stand() {
  const clock = new VirtualClock()
  const ups = new SmartUps({ clock, model, firmware })
  return { clock, ups, engine: new ModbusEngine(ups) }
}

/** Runs `exchange` for a while and prints how often per second it ran. */
function measure(what: string, exchange: (index: number) => unknown): void {
  for (let index = 0; index < BATCH; index++) exchange(index)
  const end = process.hrtime.bigint() + BigInt(SECONDS * 1e9)
  const start = process.hrtime.bigint()
  let count = 0
  while (process.hrtime.bigint() < end) for (let index = 0; index < BATCH; index++, count++) exchange(index)
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  console.log(`${what.padEnd(44)} ${Math.round(count / seconds).toLocaleString('en')} exchanges/s`)
}

{
  const { engine } = stand()
  measure('engine, time standing still', () => engine.handle(REQUEST))
}
{
  const { engine, clock } = stand()
  measure('engine, time moving at every exchange', () => {
    clock.advance(1)
    return engine.handle(REQUEST)
  })
}
{
  const { ups, engine } = stand()
  const session = new RtuSession(ups, engine)
  const frame = sealFrame(Uint8Array.of(1, ...REQUEST, 0, 0))
  measure('RTU session', () => session.receive(frame, 0))
}
{
  const { ups, engine } = stand()
  const session = new TcpSession(ups, engine)
  const frame = Uint8Array.of(0, 1, 0, 0, 0, REQUEST.length + 1, 1, ...REQUEST)
  measure('TCP session', () => session.receive(frame))
}
