import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { HostConfig, ReadPort } from '../../../src/lab/lab-file/host-schema.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { DeviceLine } from '../../../src/lab/time/device-line.ts'
import { TrafficDecoder } from '../../../src/lab/traffic/decoder.ts'
import { wireFaults } from '../../../src/lab/wiring/wire.ts'
import type { FaultOrder } from '../../../src/ports/faults/catalogue.ts'

/** The wire that a host reads on. */
const WIRES = {
  ...{ rj45: 'rj45', usb: 'usb', snmp: 'smartslot1.snmp' },
  ...{ trap: 'smartslot1.snmp', pcnet: 'smartslot1.pcnet' },
} as const

/** A unit whose one host reads it readsVia a port, and kills the power there once it has halted. */
export function killer(readsVia: ReadPort, config: Partial<DeviceConfig>, host: HostConfig = {}) {
  const line = new DeviceLine()
  const bench = new BenchCore({ seed: 1, line })
  line.follow(bench.clock)
  const device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.3',
    ...config,
    hosts: {
      master: {
        readsVia,
        killPowerVia: readsVia === 'rj45' || readsVia === 'usb' ? readsVia : 'smartslot1',
        shutdownTrigger: 'on-battery',
        pollSeconds: 2,
        shutdownSeconds: 20,
        ...host,
      },
    },
  })
  const { ups, hosts } = device
  const decoder = new TrafficDecoder((id) => bench.device(id))
  const said: string[] = []
  bench.traffic.listen((message) => {
    const { summary } = decoder.describe(message)
    said.push(`${message.direction === 'to-unit' ? '>' : '<'} ${summary}`)
  })
  const host_ = () => hosts.find('master')!.data
  return {
    bench,
    device,
    ups,
    said,
    host: host_,
    verdict: () => host_().verdict,
    pass: (seconds: number) => bench.advance(seconds),
    mains: (good: boolean) => ups.setInput({ voltage: good ? ups.model.nominalVoltage : 0 }),
    faults: (...orders: FaultOrder[]) => wireFaults(device, WIRES[readsVia], bench).set(orders),
    /** What was accepted, and from where. */
    commands: () =>
      bench.journal
        .since(0)
        .flatMap((event) =>
          event.type === 'command' && event.result.accepted
            ? [`${event.command.source} ${event.command.action}`]
            : [],
        ),
    /** An outage until the host is halted, which it is 20 seconds after its shutdown was triggered; its kill power follows at once. */
    outage() {
      bench.advance(9)
      this.mains(false)
      bench.advance(20)
      said.length = 0
      bench.advance(3)
    },
  }
}
