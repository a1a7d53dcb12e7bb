import type * as NodeHid from 'node-hid'
import { NodeHidBus } from '../../emulators/usb-hid-emulator-lite/src/backends/in-process/node-hid.ts'
import type { UsbClock } from '../../emulators/usb-hid-emulator-lite/src/hid/idle-repeater.ts'
import { benchOf } from '../lab/bench-of.ts'
import { randomByte } from '../lab/random/random-source.ts'
import { usbTap } from '../lab/traffic/taps.ts'
import { plugUnit } from '../lab/usb/plug-in.ts'
import type { LineClock } from '../line/line-clock.ts'
import type { TestBench } from './test-bench.ts'

/** A bus of HID devices that stands in for the `node-hid` module, and types as it. */
export type HidBus = NodeHidBus &
  typeof NodeHid & {
    /**
     * Takes every unit off the bus.
     *
     * @example bus.close()
     */
    close(): void
    /**
     * Takes every unit off the bus at the end of a block.
     *
     * @example using bus = hidBus(bench)
     */
    [Symbol.dispose](): void
  }

/**
 * The USB ports of all units on a bench, in the shape of `node-hid`: hand it to the code under test in place of that
 * module. Units that go dark leave the bus and come back with the power; new firmware comes back as what it then is.
 *
 * @throws TypeError when `bench` is none
 * @example using hid = hidBus(bench); const device = await hid.HIDAsync.open(0x051d, 3)
 */
export function hidBus(kit: Pick<TestBench, 'bench'>): HidBus {
  const bench = benchOf(kit?.bench)
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
  // The types of node-hid make the constructor of HIDAsync private; whether the rest fits is for the tests of types.
  return Object.assign(bus, { close, [Symbol.dispose]: close }) as unknown as HidBus
}

/** Time-outs of reads are a host's, and so run in line time. */
function usbClock(line: LineClock): UsbClock {
  return { after: (ms, _name, action) => ({ cancel: line.after(ms, action) }) }
}
