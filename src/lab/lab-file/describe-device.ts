import { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import { historyOf } from '../../../emulators/smart-ups/power/history.ts'
import type { BenchCore } from '../bench-core.ts'
import type { AnyCardConfig, SlottedCard } from '../cards/card-kind.ts'
import { Device } from '../device.ts'
import type { DeviceConfig, LabConfig } from './schema.ts'

/** A lab file that brings up this bench: its units as they are now, and how its time runs. */
export function labOf(bench: BenchCore): LabConfig {
  const { virtual, speed } = bench.time
  return {
    clock: virtual ? { virtual: true } : { speed },
    devices: Object.fromEntries(bench.devices.map((device) => [device.id, describedDevice(bench, device)])),
  }
}

/**
 * A device as a lab file describes it, as it is now: firmware, settings, mains, battery, load, history, cards, hosts. What is under
 * way (countdowns, outputs that are off, alarms, what hosts do) a lab file cannot say; a snapshot keeps it.
 */
export function describedDevice(bench: BenchCore, device: Device): DeviceConfig {
  const { ups, config } = device
  const { settings: _s, input: _i, battery: _b, load: _l, history: _h, ...rest } = config
  const { firmware, slots } = ups
  const defects = firmware.choices as Record<string, boolean>
  const cards = slots.names.map((slot) => [slot, describedCard(device, slot)] as const)
  const plain: DeviceConfig = {
    ...rest,
    firmware: {
      version: firmware.version,
      id: firmware.lineId,
      ...(Object.keys(defects).length > 0 ? { defects } : {}),
    },
    ...Object.fromEntries(cards),
    ...(device.hosts.list.length > 0 ? { hosts: device.hosts.configs } : {}),
  }
  const fresh = new Device(device.id, plain, new VirtualClock(bench.startedAt), bench.catalogue)
  try {
    return withoutNothing({ ...plain, ...portsAsSet(device, plain), ...differences(fresh, device) })
  } finally {
    fresh.hosts.close()
    fresh.ups.close()
  }
}

type Slot = 'smartslot1' | 'smartslot2'

function describedCard(device: Device, slot: Slot): DeviceConfig[Slot] {
  const found = device.slots.in(slot)
  if (!found) return undefined
  const { kind, card, config } = found
  return (kind.described?.({ card, config } as SlottedCard<never, AnyCardConfig>) ??
    config) as DeviceConfig[Slot]
}

/** What a port says of the unit's settings is so when the bench starts, whatever its settings say: it says what they are now. */
function portsAsSet({ ups }: Device, { rj45 }: DeviceConfig): Pick<DeviceConfig, 'rj45'> {
  if (!rj45) return {}
  const { modbusAddress } = ups.settings.unit
  const { protocol, address, ...port } = rj45
  const switched = protocol === 'modbus' ? !ups.modbusEnabled : protocol === 'microlink' && ups.modbusEnabled
  return {
    rj45: {
      ...port,
      ...(protocol === undefined || switched ? {} : { protocol }),
      ...(address === undefined ? {} : { address: modbusAddress }),
    },
  }
}

/** How a unit differs from one that was just made. */
function differences(fresh: Device, { ups }: Device): Partial<DeviceConfig> {
  const [was, is] = [fresh.ups.settings.toJSON(), ups.settings.toJSON()]
  const unit = changed(was.unit, is.unit)
  const groups = Object.fromEntries(
    Object.entries(is.groups).flatMap(([name, group]) => {
      const change = changed(was.groups[name as keyof typeof was.groups] ?? {}, group)
      return change ? [[name, change]] : []
    }),
  )
  const settings = changed({}, { unit, groups: Object.keys(groups).length > 0 ? groups : undefined })
  return {
    settings: settings as DeviceConfig['settings'],
    input: changed(fresh.ups.power.data.input, ups.power.data.input),
    battery: changed(batteryOf(fresh), batteryOf({ ups })),
    load: changed(loadOf(fresh), loadOf({ ups })) && loadOf({ ups }),
    history: changed(historyOf(fresh.ups.power), historyOf(ups.power)),
  }
}

/** Watts by outlet group, idle ones too. */
function loadOf({ ups: { model, power } }: Pick<Device, 'ups'>): NonNullable<DeviceConfig['load']> {
  return Object.fromEntries(model.groups.map((name) => [name, power.load[name] ?? 0]))
}

function batteryOf({ ups: { battery } }: Pick<Device, 'ups'>) {
  const { charge, temperature, packs } = battery
  return { charge: rounded(charge), temperature, health: rounded(battery.health * 100), packs }
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4

/** The fields that differ; undefined where none does. */
function changed<T extends object>(was: Partial<T>, is: T): Partial<T> | undefined {
  const names = (Object.keys(is) as (keyof T)[]).filter(
    (name) => is[name] !== undefined && is[name] !== was[name],
  )
  if (names.length === 0) return undefined
  return Object.fromEntries(names.map((name) => [name, is[name]])) as Partial<T>
}

function withoutNothing(config: DeviceConfig): DeviceConfig {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as DeviceConfig
}
