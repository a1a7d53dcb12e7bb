// Made from the OpenAPI document of the control API by scripts/write-client-types.mjs: not written by hand.

/** Times in seconds, voltages in volts, charge in percent. */
export interface Device {
  readonly id: string
  readonly model: string
  readonly firmware: {
    readonly version: string
    readonly id: number
    readonly defects: readonly string[]
    readonly [name: string]: unknown
  }
  readonly input: {
    readonly voltage: number
    readonly frequency: number
    readonly acceptable: boolean
    readonly [name: string]: unknown
  }
  readonly output: {
    readonly state: 'online' | 'on-battery' | 'bypass' | 'off' | 'fault'
    readonly voltage: number
    readonly [name: string]: unknown
  }
  readonly battery: {
    readonly charge: number
    readonly runtime: number
    readonly voltage: number
    readonly packs: number
    readonly low: boolean
    readonly [name: string]: unknown
  }
  readonly outletGroups: readonly {
    readonly name: 'MOG' | 'SOG0' | 'SOG1' | 'SOG2'
    readonly output: 'on' | 'off'
    readonly pending: {
      readonly action: 'off' | 'on' | 'shutdown' | 'sleep' | 'reboot' | 'wait-for-ac' | 'wait-for-runtime'
      readonly seconds: number | null
      readonly [name: string]: unknown
    } | null
    readonly [name: string]: unknown
  }[]
  /** the card in the slot; mode and ports are those of an AP9624 */
  readonly smartslot1: {
    readonly card: string
    readonly mode?: string
    readonly ports?: readonly {
      readonly name: string
      readonly onBattery: boolean
      readonly lowBattery: boolean
      readonly shutdownRequested: boolean
      readonly confirmed: boolean
      readonly [name: string]: unknown
    }[]
    readonly [name: string]: unknown
  } | null
  /** what hangs on the unit's outlets, as the lab file names it */
  readonly hosts: readonly {
    readonly name: string
    readonly group: 'MOG' | 'SOG0' | 'SOG1' | 'SOG2'
    readonly state: 'up' | 'shutting-down' | 'halted' | 'off' | 'booting'
    /** what became of it so far; null until something happened to it */
    readonly verdict:
      | 'never-signalled'
      | 'cut-while-up'
      | 'cut-while-shutting-down'
      | 'bounced'
      | 'stuck-off'
      | 'clean'
      | null
    readonly [name: string]: unknown
  }[]
  readonly [name: string]: unknown
}

export interface Settings {
  readonly unit: {
    readonly [name: string]: unknown
  }
  readonly groups: {
    readonly [name: string]: {
      readonly [name: string]: unknown
    }
  }
  readonly [name: string]: unknown
}

export interface Panel {
  readonly rows: readonly string[]
  readonly lights: {
    readonly leds: {
      readonly online: boolean
      readonly onBattery: boolean
      readonly fault: boolean
      readonly replaceBattery: boolean
      readonly scrolling: boolean
      readonly [name: string]: unknown
    } | null
    readonly backlight: 'normal' | 'amber' | 'red'
    readonly powerButton: 'dark' | 'white' | 'red'
    readonly [name: string]: unknown
  }
  readonly beeper: string
  readonly muted: boolean
  readonly [name: string]: unknown
}

export interface Clock {
  /** device time, ISO 8601 */
  readonly now: string
  /** device time in seconds since 1970-01-01 */
  readonly seconds: number
  /** moved by hand only */
  readonly virtual: boolean
  readonly speed: number
  readonly paused: boolean
}

export interface Snapshot {
  readonly id: string
  /** device time, ISO 8601 */
  readonly at: string
}

export interface ScenarioReport {
  readonly scenario: string
  readonly title: string
  /** repeats the run */
  readonly seed: number
  readonly passed: boolean
  /** device time it took */
  readonly seconds: number
  readonly devices: readonly {
    readonly id: string
    readonly model: string
    readonly firmware: string
    readonly [name: string]: unknown
  }[]
  readonly expectations: readonly {
    readonly text: string
    readonly passed: boolean
    /** device time since the run began, seconds */
    readonly at: number
    readonly detail?: string
    readonly [name: string]: unknown
  }[]
  readonly verdicts: readonly {
    readonly host: string
    readonly device: string
    readonly group: 'MOG' | 'SOG0' | 'SOG1' | 'SOG2'
    readonly verdict:
      | 'never-signalled'
      | 'cut-while-up'
      | 'cut-while-shutting-down'
      | 'bounced'
      | 'stuck-off'
      | 'clean'
    readonly state: 'up' | 'shutting-down' | 'halted' | 'off' | 'booting'
    readonly moments: readonly {
      /** device time since the run began, seconds */
      readonly at: number
      readonly text: string
      readonly [name: string]: unknown
    }[]
    readonly [name: string]: unknown
  }[]
  readonly timeline: readonly {
    /** device time since the run began, seconds */
    readonly at: number
    /** empty where it is of no device in particular */
    readonly device: string
    readonly kind:
      | 'scenario'
      | 'utility'
      | 'ups'
      | 'outlet'
      | 'card'
      | 'command'
      | 'decision'
      | 'host'
      | 'wire'
      | 'expectation'
    readonly text: string
    readonly [name: string]: unknown
  }[]
  /** entries that found no place in the timeline */
  readonly left: number
  readonly [name: string]: unknown
}

export interface ScenarioComparison {
  readonly runs: readonly ScenarioReport[]
  readonly rows: readonly {
    readonly left: {
      /** device time since the run began, seconds */
      readonly at: number
      /** empty where it is of no device in particular */
      readonly device: string
      readonly kind:
        | 'scenario'
        | 'utility'
        | 'ups'
        | 'outlet'
        | 'card'
        | 'command'
        | 'decision'
        | 'host'
        | 'wire'
        | 'expectation'
      readonly text: string
      readonly [name: string]: unknown
    } | null
    readonly right: {
      /** device time since the run began, seconds */
      readonly at: number
      /** empty where it is of no device in particular */
      readonly device: string
      readonly kind:
        | 'scenario'
        | 'utility'
        | 'ups'
        | 'outlet'
        | 'card'
        | 'command'
        | 'decision'
        | 'host'
        | 'wire'
        | 'expectation'
      readonly text: string
      readonly [name: string]: unknown
    } | null
    readonly same: boolean
    readonly [name: string]: unknown
  }[]
  /** index of the first row that is not the same */
  readonly firstDifference: number | null
  readonly [name: string]: unknown
}

export interface Wire {
  readonly port: string
  /** repeats what is drawn, given to another bench */
  readonly seed: number
  /** strike in this order */
  readonly faults: readonly {
    readonly fault:
      | 'latency'
      | 'jitter'
      | 'late'
      | 'drop'
      | 'truncate'
      | 'corrupt'
      | 'wrong-checksum'
      | 'wrong-unit'
      | 'baud-mismatch'
      | 'split'
      | 'duplicate'
      | 'mute'
      | 'stall'
      | 'disconnect'
      | 'replug'
      | 'wedged-tunnel'
    /** both when left out */
    readonly direction?: 'to-unit' | 'to-host'
    /** how often it strikes; always when left out */
    readonly probability?: number
    readonly [name: string]: unknown
  }[]
}

export interface Model {
  readonly model: string
  readonly panel: 'alpha' | 'alpha-c' | 'graphic' | 'segment'
  readonly nominalVoltage: number
  readonly nominalFrequency: number
  /** rated */
  readonly watts: number
  readonly smartSlot: boolean
  readonly versions: readonly {
    readonly version: string
    /** the UPS ID of its line */
    readonly id: number
    readonly modbus: boolean
    /** those the version has by itself */
    readonly defects: readonly string[]
  }[]
  readonly defects: readonly {
    readonly id: string
    readonly title: string
    readonly source: string
    readonly aliases: readonly string[]
  }[]
}

export interface Health {
  readonly status: 'ok'
  readonly devices?: number
}

/** utility: volts (0 is a blackout), hertz, bent waveform */
export interface SetInputBody {
  readonly voltage?: number
  readonly frequency?: number
  readonly distorted?: boolean
}

/** charge and health in percent, temperature in degrees Celsius, external packs */
export interface SetBatteryBody {
  readonly charge?: number
  readonly temperature?: number
  readonly health?: number
  readonly packs?: number
}

/** watts per outlet group */
export interface SetLoadBody {
  readonly MOG?: number
  readonly SOG0?: number
  readonly SOG1?: number
  readonly SOG2?: number
}

export interface CommandBody {
  readonly action: 'off' | 'on' | 'shutdown' | 'sleep' | 'reboot' | 'cancel'
  readonly targets: readonly ['all'] | readonly ('MOG' | 'SOG0' | 'SOG1' | 'SOG2')[]
  readonly source?: 'rj45' | 'usb' | 'lcd' | 'smartslot1' | 'network' | 'scheduler'
  /** count down the groups' delays first */
  readonly useDelay?: boolean
  /** sleep only: how long the output stays off */
  readonly seconds?: number
}

export interface FlashBody {
  readonly version?: string
  readonly id?: number
  readonly defects?: {
    readonly [name: string]:
      | boolean
      | {
          readonly [name: string]: boolean
        }
  }
}

export interface SetSettingsBody {
  readonly unit?: {
    readonly [name: string]: unknown
  }
  readonly groups?: {
    readonly [name: string]: {
      readonly [name: string]: unknown
    }
  }
  readonly [name: string]: unknown
}

export interface TestBody {
  readonly test: 'self-test' | 'calibration'
  readonly action: 'start' | 'abort'
}

export type SetFaultsBody = {
  readonly [name: string]: boolean
}

export interface SetCardBody {
  /** eight digits 0 or 1, switch 1 first */
  readonly dip: string
}

export interface FitCardBody {
  /** null takes the card out */
  readonly card: 'AP9624' | null
}

export interface SetBasicPortBody {
  /** a client's cable is plugged in */
  readonly connected?: boolean
  /** the client's shutdown line (pin 1) is high */
  readonly shutdownLine?: boolean
}

export interface HostDidBody {
  readonly did: 'shutting-down' | 'halted' | 'up'
}

export interface PressKeyBody {
  readonly key: 'up' | 'down' | 'ok' | 'esc' | 'power'
  /** how long the key is held */
  readonly holdMs?: number
}

export interface SetClockBody {
  readonly speed?: number
  readonly paused?: boolean
}

export interface AdvanceBody {
  readonly seconds: number
}

export interface RunUntilBody {
  /** of one device; of every one when left out */
  readonly device?: string
  readonly until: {
    /** of the output */
    readonly state?: 'online' | 'on-battery' | 'bypass' | 'off' | 'fault'
    /** as the unit takes it */
    readonly utility?: 'good' | 'bad'
    readonly outlets?: {
      readonly MOG?: 'on' | 'off'
      readonly SOG0?: 'on' | 'off'
      readonly SOG1?: 'on' | 'off'
      readonly SOG2?: 'on' | 'off'
    }
    /** what an outlet group counts down to or waits for */
    readonly pending?: {
      readonly MOG?:
        | 'off'
        | 'on'
        | 'shutdown'
        | 'sleep'
        | 'reboot'
        | 'wait-for-ac'
        | 'wait-for-runtime'
        | 'none'
      readonly SOG0?:
        | 'off'
        | 'on'
        | 'shutdown'
        | 'sleep'
        | 'reboot'
        | 'wait-for-ac'
        | 'wait-for-runtime'
        | 'none'
      readonly SOG1?:
        | 'off'
        | 'on'
        | 'shutdown'
        | 'sleep'
        | 'reboot'
        | 'wait-for-ac'
        | 'wait-for-runtime'
        | 'none'
      readonly SOG2?:
        | 'off'
        | 'on'
        | 'shutdown'
        | 'sleep'
        | 'reboot'
        | 'wait-for-ac'
        | 'wait-for-runtime'
        | 'none'
    }
    readonly lowBattery?: boolean
    /** percent */
    readonly charge?: {
      readonly below?: number
      readonly above?: number
    }
    /** seconds, as the unit reports it */
    readonly runtime?: {
      readonly below?: number
      readonly above?: number
    }
    /** alarms that are raised (true) or not (false) */
    readonly alarms?: {
      readonly [name: string]: boolean
    }
    readonly hosts?: {
      readonly [name: string]: 'up' | 'shutting-down' | 'halted' | 'off' | 'booting'
    }
    readonly verdicts?: {
      readonly [name: string]:
        | 'never-signalled'
        | 'cut-while-up'
        | 'cut-while-shutting-down'
        | 'bounced'
        | 'stuck-off'
        | 'clean'
        | 'none'
    }
    /** what clients on Basic ports of the AP9624 have been told since the run began */
    readonly signalled?: {
      readonly basic1?: 'low-battery' | 'on-battery' | 'nothing'
      readonly basic2?: 'low-battery' | 'on-battery' | 'nothing'
    }
    readonly firmware?: string
  }
  readonly limitSeconds?: number
}

/** the whole bench as plain data */
export interface ImportSnapshotBody {
  readonly format: number
  readonly now: number
  readonly devices: {
    readonly [name: string]: {
      readonly [name: string]: unknown
    }
  }
  readonly [name: string]: unknown
}

export interface RunScenarioBody {
  /** a name from the library, or a scenario as schema/scenario.schema.json has it; this or document is needed */
  readonly scenario?:
    | string
    | {
        readonly [name: string]: unknown
      }
  /** in place of scenario: the text of a scenario file, in YAML */
  readonly document?: string
  /** in place of the model of every device */
  readonly model?: string
  readonly seed?: number
  /** in place of that of every device */
  readonly firmware?: string
}

export interface CompareScenarioBody {
  /** a name from the library, or a scenario as schema/scenario.schema.json has it; this or document is needed */
  readonly scenario?:
    | string
    | {
        readonly [name: string]: unknown
      }
  /** in place of scenario: the text of a scenario file, in YAML */
  readonly document?: string
  /** in place of the model of every device */
  readonly model?: string
  readonly seed?: number
  readonly firmwares: readonly [string, string]
}

export interface SetWireBody {
  /** strike in this order */
  readonly faults: readonly {
    readonly fault:
      | 'latency'
      | 'jitter'
      | 'late'
      | 'drop'
      | 'truncate'
      | 'corrupt'
      | 'wrong-checksum'
      | 'wrong-unit'
      | 'baud-mismatch'
      | 'split'
      | 'duplicate'
      | 'mute'
      | 'stall'
      | 'disconnect'
      | 'replug'
      | 'wedged-tunnel'
    /** both when left out */
    readonly direction?: 'to-unit' | 'to-host'
    /** how often it strikes; always when left out */
    readonly probability?: number
    readonly [name: string]: unknown
  }[]
}

/** Every call of the control API. */
export interface ControlCalls {
  /** Every device with its state. */
  listDevices(): Promise<readonly Device[]>
  /** State of one device. */
  getDevice(id: string): Promise<Device>
  /** Change the utility: voltage (0 is a blackout), frequency, distortion. */
  setInput(id: string, body: SetInputBody): Promise<Device>
  /** Change charge, temperature or health. */
  setBattery(id: string, body: SetBatteryBody): Promise<Device>
  /** Change the load of outlet groups, in watts. */
  setLoad(id: string, body: SetLoadBody): Promise<Device>
  /** Command outlet groups as a port, the LCD or a card would. */
  command(id: string, body: CommandBody): Promise<Device>
  /** Flash another firmware version, or switch defects by hand. */
  flash(id: string, body: FlashBody): Promise<Device>
  /** Everything a person can set on a unit. */
  getSettings(id: string): Promise<Settings>
  /** Change settings; all of them or, when one is not allowed, none. */
  setSettings(id: string, body: SetSettingsBody): Promise<Settings>
  /** Start or abort a self-test or a runtime calibration. */
  test(id: string, body: TestBody): Promise<Device>
  /** Raise (true) or clear (false) alarms by name. */
  setFaults(id: string, body: SetFaultsBody): Promise<Device>
  /** Move the card's DIP switches. */
  setCard(id: string, body: SetCardBody): Promise<Device>
  /** Put an AP9624 into the slot, or take it out; it comes back as it was. */
  fitCard(id: string, body: FitCardBody): Promise<Device>
  /** Plug a client into a Basic port, or move its shutdown line. */
  setBasicPort(id: string, port: string, body: SetBasicPortBody): Promise<Device>
  /** A host, or whoever tests it, says what it did. */
  hostDid(id: string, name: string, body: HostDidBody): Promise<Device>
  /** What a person sees on the front panel: display, lights, beeper. */
  getPanel(id: string): Promise<Panel>
  /** Press a key on the front panel. */
  pressKey(id: string, body: PressKeyBody): Promise<Panel>
  /** Device time and how it runs. */
  getClock(): Promise<Clock>
  /** Change the speed of device time, or pause it. */
  setClock(body: SetClockBody): Promise<Clock>
  /** Jump forward, running every event on the way in order. */
  advance(body: AdvanceBody): Promise<Clock>
  /** Jump forward from event to event until something holds, at most for a time. */
  runUntil(body: RunUntilBody): Promise<{
    /** device time, ISO 8601 */
    readonly now: string
    /** device time in seconds since 1970-01-01 */
    readonly seconds: number
    /** moved by hand only */
    readonly virtual: boolean
    readonly speed: number
    readonly paused: boolean
    /** it holds now */
    readonly reached: boolean
    /** what does not hold, where it was not reached */
    readonly why: string | null
  }>
  /** The snapshots that are kept, oldest first. */
  listSnapshots(): Promise<readonly Snapshot[]>
  /** Keep the whole bench as it is now: settings, time, everything under way. */
  takeSnapshot(): Promise<Snapshot>
  /** Keep a snapshot that was taken before, of a bench with the same devices. */
  importSnapshot(body: ImportSnapshotBody): Promise<Snapshot>
  /** A snapshot as a document, for keeping it elsewhere. */
  getSnapshot(id: string): Promise<{
    readonly format: number
    readonly now: number
    readonly devices: {
      readonly [name: string]: {
        readonly [name: string]: unknown
      }
    }
    readonly [name: string]: unknown
  }>
  /** Go back to a snapshot, device time included. */
  restoreSnapshot(id: string): Promise<Snapshot>
  /** The ready scenarios. */
  listScenarios(): Promise<
    readonly {
      readonly name: string
      readonly title: string
      readonly description: string
      readonly tags: readonly string[]
      /** versions that it expects verdicts of */
      readonly firmwares: readonly string[]
    }[]
  >
  /** Run a scenario on a virtual bench of its own. */
  runScenario(body: RunScenarioBody): Promise<ScenarioReport>
  /** Run a scenario on two firmware versions and lay the timelines side by side. */
  compareScenario(body: CompareScenarioBody): Promise<ScenarioComparison>
  /** The faults on the wire of a port. */
  getWire(id: string, port: string): Promise<Wire>
  /** Put faults on the wire of a port, in place of those there were; an empty list is a good wire. */
  setWire(id: string, port: string, body: SetWireBody): Promise<Wire>
  /** Ratings of a model, its firmware versions, oldest first, and every defect that can be switched. */
  getModel(model: string): Promise<Model>
  /** Whether the bench answers; needs no token. */
  health(): Promise<Health>
}

/** Method and path of every call, and whether it has a body. */
export const ROUTES = {
  listDevices: { method: 'GET', path: '/api/v1/devices', body: false },
  getDevice: { method: 'GET', path: '/api/v1/devices/{id}', body: false },
  setInput: { method: 'PATCH', path: '/api/v1/devices/{id}/input', body: true },
  setBattery: { method: 'PATCH', path: '/api/v1/devices/{id}/battery', body: true },
  setLoad: { method: 'PATCH', path: '/api/v1/devices/{id}/load', body: true },
  command: { method: 'POST', path: '/api/v1/devices/{id}/commands', body: true },
  flash: { method: 'PUT', path: '/api/v1/devices/{id}/firmware', body: true },
  getSettings: { method: 'GET', path: '/api/v1/devices/{id}/settings', body: false },
  setSettings: { method: 'PATCH', path: '/api/v1/devices/{id}/settings', body: true },
  test: { method: 'POST', path: '/api/v1/devices/{id}/tests', body: true },
  setFaults: { method: 'PATCH', path: '/api/v1/devices/{id}/faults', body: true },
  setCard: { method: 'PATCH', path: '/api/v1/devices/{id}/smartslot1', body: true },
  fitCard: { method: 'PUT', path: '/api/v1/devices/{id}/smartslot1', body: true },
  setBasicPort: { method: 'PATCH', path: '/api/v1/devices/{id}/smartslot1/{port}', body: true },
  hostDid: { method: 'POST', path: '/api/v1/devices/{id}/hosts/{name}', body: true },
  getPanel: { method: 'GET', path: '/api/v1/devices/{id}/panel', body: false },
  pressKey: { method: 'POST', path: '/api/v1/devices/{id}/panel/keys', body: true },
  getClock: { method: 'GET', path: '/api/v1/clock', body: false },
  setClock: { method: 'PATCH', path: '/api/v1/clock', body: true },
  advance: { method: 'POST', path: '/api/v1/clock/advance', body: true },
  runUntil: { method: 'POST', path: '/api/v1/clock/run-until', body: true },
  listSnapshots: { method: 'GET', path: '/api/v1/snapshots', body: false },
  takeSnapshot: { method: 'POST', path: '/api/v1/snapshots', body: false },
  importSnapshot: { method: 'PUT', path: '/api/v1/snapshots', body: true },
  getSnapshot: { method: 'GET', path: '/api/v1/snapshots/{id}', body: false },
  restoreSnapshot: { method: 'POST', path: '/api/v1/snapshots/{id}/restore', body: false },
  listScenarios: { method: 'GET', path: '/api/v1/scenarios', body: false },
  runScenario: { method: 'POST', path: '/api/v1/scenarios/run', body: true },
  compareScenario: { method: 'POST', path: '/api/v1/scenarios/compare', body: true },
  getWire: { method: 'GET', path: '/api/v1/devices/{id}/wires/{port}', body: false },
  setWire: { method: 'PUT', path: '/api/v1/devices/{id}/wires/{port}', body: true },
  getModel: { method: 'GET', path: '/api/v1/models/{model}', body: false },
  health: { method: 'GET', path: '/healthz', body: false },
} as const
