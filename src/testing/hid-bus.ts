import { NodeHidBus } from '../../emulators/usb-hid-emulator-lite/src/backends/in-process/node-hid.ts'
import type { UsbClock } from '../../emulators/usb-hid-emulator-lite/src/hid/idle-repeater.ts'
import { benchOf } from '../lab/bench-of.ts'
import { randomByte } from '../lab/random/random-source.ts'
import { usbTap } from '../lab/traffic/taps.ts'
import { plugUnit } from '../lab/usb/plug-in.ts'
import type { LineClock } from '../line/line-clock.ts'
import type { TestBench } from './test-bench.ts'

/** A bus of HID devices in the shape of the `node-hid` module. */
export type HidBus = NodeHidBus & { close(): void; [Symbol.dispose](): void }

/**
 * The USB ports of all units on a bench, in the shape of `node-hid`: hand it to the code under test in place of that
 * module. Units that go dark leave the bus and come back with the power; new firmware comes back as what it then is.
 */
export function hidBus({ bench: given }: Pick<TestBench, 'bench'>): HidBus {
  const bench = benchOf(given)
  const bus = new NodeHidBus(usbClock(bench.line))
  const plugged = bench.devices.map((device) =>
    plugUnit(device, bus, {
      line: bench.line,
      sync: () => bench.sync(),
      randomByte,
      tap: usbTap(bench.traffic, { device: device.id, port: 'usb' }),
    }),
  )
  const close = () => {
    for (const { id, close: end } of plugged) {
      bus.unplug(id)
      end()
    }
  }
  return Object.assign(bus, { close, [Symbol.dispose]: close })
}

/** Time-outs of reads are a host's, and so run in line time. */
function usbClock(line: LineClock): UsbClock {
  return { after: (ms, _name, action) => ({ cancel: line.after(ms, action) }) }
}
