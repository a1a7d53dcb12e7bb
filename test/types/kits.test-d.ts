import type * as NodeHid from 'node-hid'
import type { SerialPort } from 'serialport'
import type { CommandResult } from '../../src/index.ts'
import { createBench, type TestUnit } from '../../src/testing/index.ts'
import { benchHandlers, createBench as createBenchInPage } from '../../src/testing/msw.ts'
import { hidBus } from '../../src/testing/node-hid.ts'
import { serialPorts } from '../../src/testing/serialport.ts'
import { type Equal, holds } from './equal.ts'

export async function benches(): Promise<void> {
  await using bench = await createBench({ model: 'SMT1500RM2U', qualificationSeconds: '1m', modbusTcp: 0 })
  await createBench({ devices: { rack1: { model: 'SMT1500' } }, seed: 7 })
  // @ts-expect-error no such field
  await createBench({ model: 'SMT1500', colour: 'red' })
  // @ts-expect-error no such card
  await createBench({ model: 'SMT1500', smartslot1: { card: 'AP1' } })
  // @ts-expect-error devices are an object by name
  await createBench({ devices: [{ model: 'SMT1500' }] })

  const unit = bench.device()
  holds<Equal<typeof unit, TestUnit>>()
  const { host, port } = unit.tcp('network')
  holds<Equal<typeof host, string>>()
  holds<Equal<typeof port, number>>()
  const path = unit.pty('rj45')
  holds<Equal<typeof path, string>>()
  unit.advance('10m')
  unit.advance(600)
  // @ts-expect-error no length of time
  unit.advance({ seconds: 5 })

  const result = unit.command({ action: 'off', targets: 'all', useDelay: true }, { refused: 'return' })
  holds<Equal<typeof result, CommandResult>>()
  unit.command({ action: 'off', targets: ['all'], source: 'lcd' })
  // @ts-expect-error the unit's own delays go by one name
  unit.command({ action: 'off', targets: 'all', useOnDelay: true })
  // @ts-expect-error no such action
  unit.command({ action: 'of', targets: 'all' })
  // @ts-expect-error no such group
  unit.command({ action: 'off', targets: ['SOG7'] })

  unit.ups.setInput({ voltage: 0 })
  // @ts-expect-error numbers are no text
  unit.ups.setInput({ voltage: '0' })
  // @ts-expect-error no such alarm
  unit.ups.setFault('nope', true)
  // @ts-expect-error the insides of a unit are its own
  unit.ups.outlets
  // @ts-expect-error and those of a device
  unit.device.wires
  // @ts-expect-error and those of a bench
  bench.bench.traffic
  // @ts-expect-error no such field of a state
  unit.state.batery
}

export async function shapes(): Promise<void> {
  await using bench = await createBench()
  using bus = hidBus(bench)
  const asModule: typeof NodeHid = bus
  const reading: NodeHid.HID = new asModule.HID('/dev/hidraw0')
  holds<Equal<ReturnType<typeof reading.readSync>, number[]>>()
  const opened: NodeHid.HIDAsync = await asModule.HIDAsync.open('/dev/hidraw0')
  await opened.close()
  // @ts-expect-error node-hid has no such thing
  bus.HIDSync

  const serial = serialPorts(bench, { '/dev/ttyUSB0': { device: 'ups0', port: 'rj45' } })
  const emulated: typeof SerialPort = serial.SerialPort
  const open: SerialPort = new emulated({ path: '/dev/ttyUSB0', baudRate: 2400 })
  open.write('Y')
  // @ts-expect-error a port needs a rate
  new serial.SerialPort({ path: '/dev/ttyUSB0' })
  // @ts-expect-error no such port
  serialPorts(bench, { COM3: { port: 'rj11' } })
  // @ts-expect-error no such option
  benchHandlers(createBenchInPage(), { adress: 'http://bench' })
}
