import type { z } from 'zod'
import type { SlotName } from '../../emulators/smart-ups/commands.ts'
import { historyOf } from '../../emulators/smart-ups/power/history.ts'
import type { CardState } from './cards/index.ts'
import type { Device } from './device.ts'
import type { Immutable } from './immutable.ts'
import type { deviceStateSchema } from './schemas/device-state-schema.ts'

/** A device as the control API shows it. Times in seconds, volts, hertz, percent, watts. */
export type DeviceState = Immutable<z.output<typeof deviceStateSchema>>

/** What a device is like at this moment. */
export function deviceState(device: Device): DeviceState {
  const { ups } = device
  const { input } = ups.power.data
  return {
    id: device.id,
    model: ups.model.name,
    serial: ups.identity.serialNumber,
    firmware: {
      version: ups.firmware.version,
      id: ups.firmware.lineId,
      defects: ups.firmware.defects,
      byHand: Object.keys(ups.firmware.choices),
      update: updateState(device),
      assumed: ups.firmware.active.flatMap(({ id, assumed }) => (assumed ? [{ id, reason: assumed }] : [])),
    },
    awake: ups.awake,
    input: {
      voltage: input.voltage,
      frequency: input.frequency,
      distorted: input.distorted,
      acceptable: ups.power.inputOk,
    },
    output: {
      state: ups.power.data.state,
      cause: ups.power.data.cause,
      voltage: round(ups.measurements.outputVoltage, 1),
      frequency: round(ups.measurements.outputFrequency, 1),
      watts: round(ups.power.watts, 1),
      load: round(ups.measurements.loadPercent, 1),
      overload: ups.faults.has('output-overload'),
    },
    battery: {
      charge: round(ups.battery.charge, 2),
      runtime: ups.measurements.runtime,
      voltage: round(ups.battery.voltage, 2),
      temperature: ups.battery.temperature,
      health: round(ups.battery.health * 100, 1),
      packs: ups.battery.packs,
      low: ups.status.lowBattery,
    },
    history: historyOf(ups.power),
    outletGroups: ups.outlets.groups.map((group) => ({
      name: group.name,
      output: group.on ? 'on' : 'off',
      pending: group.pending(ups.power.inputOk),
      load: ups.power.load[group.name] ?? 0,
    })),
    alarms: ups.faults.list,
    beeper: { pattern: ups.status.beeper, muted: ups.status.beeperMuted },
    tests: {
      selfTest: { phase: ups.diagnostics.selfTest.data.phase, reason: ups.diagnostics.selfTest.data.reason },
      calibration: {
        phase: ups.diagnostics.calibration.data.phase,
        reason: ups.diagnostics.calibration.data.reason,
      },
    },
    modbus: { enabled: ups.modbusEnabled, address: ups.settings.unit.modbusAddress },
    smartslot1: describeCard(device, 'smartslot1'),
    ...(ups.slots.names.includes('smartslot2') ? { smartslot2: describeCard(device, 'smartslot2') } : {}),
    hosts: device.hosts.views.map(({ name, group, state, verdict }) => ({ name, group, state, verdict })),
    endpoints: device.endpoints,
  }
}

function updateState({ ups: { update } }: Device) {
  const { phase, target, via, result } = update.data
  return { phase, version: target?.version ?? null, via, percent: update.percent, result }
}

function describeCard(device: Device, slot: SlotName) {
  return (device.slots.in(slot)?.card.describe() ?? null) as CardState | null
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
