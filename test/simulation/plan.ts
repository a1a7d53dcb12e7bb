import type { Action, SimpleSignalingRequest, Source } from '../../emulators/smart-ups/commands.ts'
import type { Fault } from '../../emulators/smart-ups/faults.ts'
import type { UpdateWay } from '../../emulators/smart-ups/firmware/circumstances.ts'
import type { Key } from '../../emulators/smart-ups/front-panel/front-panel.ts'
import type { HostAction } from '../../src/lab/hosts/host.ts'
import type { DeviceInput } from '../../src/lab/unit/check-device.ts'
import type { FaultOrder } from '../../src/ports/faults/catalogue.ts'

/** Wires that clients are on. */
export const WIRES = ['rj45', 'network', 'usb', 'snmp'] as const
export type WireName = (typeof WIRES)[number]

/** Something that happens on the bench. Plain data, so that a plan can be written down. */
export type Step =
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'snapshot' | 'restore' | 'restore-written' | 'restart' }
  | ({ readonly device: string } & DeviceStep)

export type DeviceStep =
  | { readonly do: 'input'; readonly voltage: number; readonly frequency: number }
  | { readonly do: 'battery'; readonly charge?: number; readonly health?: number; readonly packs?: number }
  | { readonly do: 'load'; readonly group: string; readonly watts: number }
  | {
      readonly do: 'command'
      readonly action: Action
      readonly targets: readonly string[]
      readonly source: Source
      readonly delays: boolean
      readonly seconds?: number
    }
  | { readonly do: 'signal'; readonly request: SimpleSignalingRequest; readonly source: Source }
  | { readonly do: 'key'; readonly key: Key; readonly heldMs: number }
  | { readonly do: 'self-test' | 'calibration' | 'abort' | 'clear-faults' | 'reset-energy' }
  | { readonly do: 'bypass'; readonly on: boolean }
  | { readonly do: 'fault'; readonly fault: Fault; readonly active: boolean }
  | { readonly do: 'setting'; readonly group: string | null; readonly name: string; readonly value: unknown }
  | { readonly do: 'card'; readonly fitted: boolean }
  | { readonly do: 'line'; readonly port: string; readonly high: boolean }
  | { readonly do: 'flash'; readonly version: string; readonly defects: boolean }
  | { readonly do: 'update'; readonly version: string; readonly via: UpdateWay }
  | { readonly do: 'host'; readonly name: string; readonly did: HostAction }
  | { readonly do: 'wire-fault'; readonly wire: WireName; readonly faults: readonly FaultOrder[] }
  | { readonly do: 'noise'; readonly wire: WireName; readonly hex: string }
  | { readonly do: 'kill-power'; readonly wire: WireName }
  | { readonly do: 'remove' | 'add' }

/** A bench, and what happens on it. */
export interface Plan {
  readonly seed: number
  readonly devices: Readonly<Record<string, DeviceInput>>
  readonly steps: readonly Step[]
}

/** What went wrong on the way through a plan. */
export interface Failure {
  /** Its place in the plan, from 0. */
  readonly step: number
  /** The check that failed, or the step that threw. */
  readonly what: string
  readonly message: string
}
