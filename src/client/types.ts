// Made from the OpenAPI document of the control API by scripts/write-client-types.mjs: not written by hand.

export interface Problem {
  readonly type: string
  readonly status: number
  /** what kind of refusal it is */
  readonly title: string
  /** the value given and the values allowed */
  readonly detail: string
  /** why a command was refused, in a word */
  readonly reason?: string
  /** what detail says, mistake by mistake, where there can be several: texts, or objects with path and message */
  readonly problems?: readonly (
    | string
    | {
        readonly path: string
        readonly message: string
      }
  )[]
}

export type Event =
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'command'
      readonly command: {
        readonly action: 'off' | 'on' | 'shutdown' | 'sleep' | 'reboot' | 'cancel'
        readonly targets: readonly GroupName[] | 'all'
        readonly source: Source
        readonly useOffDelay?: boolean
        readonly offDelaySeconds?: number
        readonly useOnDelay?: boolean
        readonly onDelaySeconds?: number
        readonly coldBoot?: boolean
        readonly seconds?: number
      }
      readonly result:
        | {
            readonly accepted: true
          }
        | {
            readonly accepted: false
            readonly reason: 'no-such-group'
            readonly group: string
          }
        | {
            readonly accepted: false
            readonly reason: 'command-pending'
            readonly group: GroupName
          }
        | {
            readonly accepted: false
            readonly reason: 'main-group-off'
            readonly group: GroupName
          }
        | {
            readonly accepted: false
            readonly reason: 'switched-group-on'
            readonly group: GroupName
          }
        | {
            readonly accepted: false
            readonly reason: 'nothing-pending'
          }
        | {
            readonly accepted: false
            readonly reason: 'unpowered'
          }
        | {
            readonly accepted: false
            readonly reason: 'firmware'
          }
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'signal'
      readonly request: 'request-shutdown' | 'remote-off' | 'remote-on'
      readonly source: Source
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'decision'
      readonly point:
        | 'slotShutdownWhileOffPending'
        | 'cancelWhileAsleep'
        | 'acReturnWhileAsleep'
        | 'falseAlarms'
        | 'outputTurnsOn'
        | 'transferChatterMs'
        | 'transferGapMs'
        | 'frequencyReach'
        | 'followsTransferPoints'
        | 'staysAwakeAsleep'
        | 'selfTestOnReturn'
        | 'standbyDrain'
        | 'reading'
        | 'usbRuntime'
        | 'replaceBatteryOn'
        | 'selfTest'
        | 'selfTestIntervalMs'
        | 'shownText'
        | 'shownCard'
        | 'outletMenusBehindCard'
        | 'alarmStaysShown'
        | 'sleepLamp'
        | 'menuTakesEffect'
        | 'alarmsSound'
        | 'ethernetItems'
        | 'causeOfCommand'
        | 'loggedCause'
        | 'loggedAt'
        | 'outletShownOn'
        | 'updateTransfer'
        | 'updateEffects'
        | 'portAnswers'
        | 'portDelayMs'
        | 'usbFallsSilentAfter'
        | 'usbSurvivesSuspend'
        | 'modbusReadShift'
        | 'upsLinkAnswer'
        | 'microlinkUsageInfo'
        | 'signalContacts'
        | 'lowBatteryPulseMs'
        | 'hidSwapsLimitAndAlarm'
        | 'hidShutdownImminent'
        | 'loadShedRegisters'
        | 'tcpClientsEver'
        | 'hidShutdownRequested'
        | 'hidDelayBeforeReboot'
        | 'hidDelayBeforeShutdown'
        | 'usbProductId'
        | 'hidLogicalLimits'
        | 'tunnelFallsSilentAfter'
        | 'modbusEnabled'
      readonly answer: string
      /** the defect that answered; null when none did */
      readonly defect: string | null
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'input'
      readonly input: {
        readonly voltage: number
        readonly frequency: number
        readonly distorted: boolean
      }
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'state'
      readonly from: OutputState
      readonly to: OutputState
      readonly cause: StatusCause
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'outlet'
      readonly group: GroupName
      readonly on: boolean
      readonly cause: OutletCause
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'battery'
      readonly low: boolean
      readonly charge: number
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'test'
      readonly test: 'self-test' | 'calibration'
      readonly phase: TestPhase
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'fault'
      readonly fault: Alarm
      readonly active: boolean
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'setting'
      readonly name: string
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'gap'
      /** how long the output had no supply */
      readonly milliseconds: number
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'power'
      readonly awake: boolean
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'firmware'
      readonly version: string
      readonly defects: readonly string[]
      /** switched by hand before, and still */
      readonly kept: readonly string[]
      /** switched by hand before, and no longer */
      readonly dropped: readonly string[]
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'update'
      readonly phase: 'none' | 'receiving' | 'installing' | 'restarting' | 'dead'
      readonly text: string
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'card'
      readonly slot: 'smartslot1' | 'smartslot2'
      readonly card: string
      readonly what: string
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'host'
      readonly host: string
      readonly group: GroupName
      readonly state: HostState
      readonly verdict: Verdict | null
      readonly text: string
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'trouble'
      /** what the bench could not do, such as save settings */
      readonly text: string
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'added'
      readonly model: string
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'removed'
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'reset'
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'restored'
      /** device time that the bench went back from; at is that of the snapshot */
      readonly was: number
      /** how many of the events just before come of the going back */
      readonly made: number
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'missed'
      /** number of the first event that is lost */
      readonly from: number
      /** number of the last one; less than from when none is */
      readonly to: number
      /** the bench was started anew, and numbers its events anew */
      readonly restarted: boolean
    }
  | {
      /** counts over the whole bench */
      readonly id: number
      readonly device: string
      /** device time, milliseconds since 1970-01-01 UTC */
      readonly at: number
      readonly type: 'silence'
      readonly port: string
      /** what the client said, at most the first 64 bytes, hexadecimal */
      readonly bytes: string
      readonly reason:
        | 'fault'
        | 'no-supply'
        | 'port-taken'
        | 'not-enabled'
        | 'other-language'
        | 'other-address'
        | 'broken'
        | 'not-begun'
        | 'defect'
      /** the reason in words, and what to do about it */
      readonly text: string
    }

/** an outlet group */
export type GroupName = 'MOG' | 'SOG0' | 'SOG1' | 'SOG2'

/** where a command came from */
export type Source = 'rj45' | 'usb' | 'lcd' | 'smartslot1' | 'smartslot2' | 'network' | 'scheduler'

export type OutputState = 'online' | 'on-battery' | 'bypass' | 'off' | 'fault'

/** why the state of a unit last changed */
export type StatusCause =
  | 'system-initialization'
  | 'high-input-voltage'
  | 'low-input-voltage'
  | 'distorted-input'
  | 'rapid-change-of-input-voltage'
  | 'high-input-frequency'
  | 'low-input-frequency'
  | 'frequency-or-phase-difference'
  | 'acceptable-input'
  | 'automatic-test'
  | 'test-ended'
  | 'local-ui-command'
  | 'protocol-command'
  | 'low-battery-voltage'
  | 'general-error'
  | 'power-system-error'
  | 'battery-system-error'
  | 'error-cleared'
  | 'automatic-restart'
  | 'distorted-inverter-output'
  | 'inverter-output-acceptable'
  | 'epo-interface'
  | 'input-phase-delta-out-of-range'
  | 'input-neutral-not-connected'
  | 'ats-transfer'
  | 'configuration-change'
  | 'alert-asserted'
  | 'alert-cleared'
  | 'plug-rating-exceeded'
  | 'outlet-group-state-change'
  | 'failure-bypass-expired'

/** why an outlet group last changed */
export type OutletCause =
  | 'system-initialization'
  | 'ups-status-change'
  | 'local-user-command'
  | 'usb-port-command'
  | 'smartslot1-command'
  | 'load-shed-command'
  | 'rj45-port-command'
  | 'ac-input-bad'
  | 'unknown-command'
  | 'configuration-change'
  | 'smartslot2-command'
  | 'network-command'
  | 'network2-command'
  | 'low-runtime-set'
  | 'low-runtime-clear'
  | 'scheduled-command'

export type TestPhase = 'none' | 'pending' | 'running' | 'passed' | 'failed' | 'refused' | 'aborted'

export type Alarm =
  | 'site-wiring'
  | 'eeprom'
  | 'ad-converter'
  | 'logic-power-supply'
  | 'internal-communication'
  | 'ui-button'
  | 'needs-factory-setup'
  | 'epo-active'
  | 'firmware-mismatch'
  | 'oscillator'
  | 'measurement-mismatch'
  | 'subsystem'
  | 'logic-power-supply-relay'
  | 'network-warning'
  | 'input-contact-output-relay'
  | 'air-filter-warning'
  | 'output-overload'
  | 'output-short-circuit'
  | 'output-overvoltage'
  | 'transformer-dc-imbalance'
  | 'overtemperature'
  | 'backfeed-relay'
  | 'avr-relay'
  | 'pfc-input-relay'
  | 'output-relay'
  | 'bypass-relay'
  | 'fan'
  | 'pfc'
  | 'dc-bus-overvoltage'
  | 'inverter'
  | 'over-current'
  | 'bypass-pfc-relay'
  | 'bus-soft-start'
  | 'green-relay'
  | 'dc-output'
  | 'dc-bus-converter'
  | 'sensor'
  | 'disconnected'
  | 'overvoltage'
  | 'needs-replacement'
  | 'overtemperature-critical'
  | 'charger'
  | 'temperature-sensor'
  | 'battery-bus-soft-start'
  | 'overtemperature-warning'
  | 'general-error'
  | 'communication'
  | 'disconnected-frame'
  | 'battery-firmware-mismatch'
  | 'voltage-sense-error'
  | 'incompatible-pack'

export type HostState = 'up' | 'shutting-down' | 'halted' | 'off' | 'booting'

/** what became of a host */
export type Verdict =
  | 'never-signalled'
  | 'cut-while-up'
  | 'cut-while-shutting-down'
  | 'bounced'
  | 'stuck-off'
  | 'clean'

export interface TrafficLine {
  readonly id: number
  readonly device: string
  readonly port: string
  readonly protocol: string
  /** tells the clients of one port apart */
  readonly connection: number
  readonly direction: 'to-unit' | 'to-host'
  /** device time, milliseconds since 1970-01-01 UTC */
  readonly at: number
  /** what passed; of a control transfer the setup packet first; empty for lines, and for clients that come and go */
  readonly hex: string
  readonly summary: string
  readonly fields: readonly {
    readonly name: string
    readonly value: string
    /** first byte of it in the piece, where that is known */
    readonly from?: number
    /** the byte behind it */
    readonly to?: number
  }[]
}

/** Times in seconds, voltages in volts, charge in percent. */
export interface DeviceState {
  readonly id: string
  readonly model: string
  readonly serial: string
  readonly firmware: {
    readonly version: string
    /** the UPS ID of its line */
    readonly id: number
    /** those that are active */
    readonly defects: readonly string[]
    /** defects that are switched by hand, on or off */
    readonly byHand: readonly string[]
    /** active defects whose range no source states */
    readonly assumed: readonly {
      readonly id: string
      readonly reason: string
    }[]
    readonly update: UpdateState
  }
  /** its electronics have a supply */
  readonly awake: boolean
  readonly input: {
    /** volts */
    readonly voltage: number
    /** hertz */
    readonly frequency: number
    readonly distorted: boolean
    /** as the unit takes it */
    readonly acceptable: boolean
  }
  readonly output: {
    readonly state: OutputState
    readonly cause: StatusCause
    /** volts */
    readonly voltage: number
    /** hertz */
    readonly frequency: number
    /** watts */
    readonly watts: number
    /** percent of the rated watts */
    readonly load: number
    readonly overload: boolean
  }
  readonly battery: {
    /** percent */
    readonly charge: number
    /** seconds, as the unit reports it */
    readonly runtime: number
    /** volts */
    readonly voltage: number
    /** degrees Celsius */
    readonly temperature: number
    /** percent of a new battery's capacity */
    readonly health: number
    /** external battery packs */
    readonly packs: number
    readonly low: boolean
  }
  /** what the unit has been through */
  readonly history: {
    /** to battery */
    readonly transfers: number
    /** its cause; null as long as there was none */
    readonly lastTransfer: StatusCause | null
    readonly secondsOnBattery: number
    /** delivered, watt-hours */
    readonly energy: number
  }
  readonly outletGroups: readonly OutletGroupState[]
  /** those that are raised */
  readonly alarms: readonly Alarm[]
  readonly beeper: {
    readonly pattern: 'silent' | 'replace-battery' | 'on-battery' | 'low-battery' | 'sustained'
    readonly muted: boolean
  }
  readonly tests: {
    readonly selfTest: {
      readonly phase: TestPhase
      /** why it was refused, aborted or failed */
      readonly reason:
        | 'invalid-state'
        | 'internal-fault'
        | 'charge-too-low'
        | 'load-change'
        | 'input-not-acceptable'
        | 'load-too-low'
        | null
    }
    readonly calibration: {
      readonly phase: TestPhase
      /** why it was refused, aborted or failed */
      readonly reason:
        | 'invalid-state'
        | 'internal-fault'
        | 'charge-too-low'
        | 'load-change'
        | 'input-not-acceptable'
        | 'load-too-low'
        | null
    }
  }
  readonly modbus: {
    readonly enabled: boolean
    readonly address: number
  }
  /** the card in the slot */
  readonly smartslot1: ExpanderState | LegacyCardState | NetworkCardState | null
  /** the card in the second slot, of models that have two */
  readonly smartslot2?: ExpanderState | LegacyCardState | NetworkCardState | null
  /** what hangs on the unit's outlets, as the lab file names it */
  readonly hosts: readonly HostSummary[]
  readonly endpoints: readonly EndpointState[]
}

export interface UpdateState {
  readonly phase: 'none' | 'receiving' | 'installing' | 'restarting' | 'dead'
  /** what is being installed */
  readonly version: string | null
  readonly via: 'serial' | 'usb' | 'smartslot' | null
  /** how much of the phase is over */
  readonly percent: number
  /** how the last update ended */
  readonly result:
    | 'updated'
    | 'timed-out'
    | 'output-on'
    | 'usb-failed'
    | 'power-lost'
    | 'card-removed'
    | 'port-lost'
    | 'restart-cycle'
    | 'dead'
    | null
}

export interface OutletGroupState {
  readonly name: GroupName
  readonly output: 'on' | 'off'
  readonly pending: {
    /** what happens at the end of the countdown, or what it waits for */
    readonly action: 'off' | 'on' | 'shutdown' | 'sleep' | 'reboot' | 'wait-for-ac' | 'wait-for-runtime'
    /** left to count down; null where nothing counts */
    readonly seconds: number | null
  } | null
  /** what hangs on it, watts; drawn while it is on */
  readonly load: number
}

/** an Interface Expander 2 */
export interface ExpanderState {
  readonly card: 'AP9624'
  /** eight switches 0 (down) or 1 (up), switch 1 first */
  readonly dip: string
  readonly mode: 'confirmed' | 'timer' | 'until-low-battery'
  readonly timerSeconds: number
  readonly lowBatterySignalSeconds: number
  readonly advancedPortAlwaysConfirmed: boolean
  /** where its sequence stands */
  readonly phase: 'idle' | 'watching' | 'signalling' | 'commanded' | 'off'
  readonly ports: readonly BasicPortState[]
}

export interface BasicPortState {
  readonly name: 'basic1' | 'basic2'
  /** a client's cable is plugged in */
  readonly connected: boolean
  /** the card signals an outage to the client */
  readonly onBattery: boolean
  /** the card signals the client to shut down */
  readonly lowBattery: boolean
  /** the client holds its shutdown line */
  readonly shutdownRequested: boolean
  /** the client has held it for long enough */
  readonly confirmed: boolean
}

/** a Legacy Communications Card */
export interface LegacyCardState {
  readonly card: 'AP9620'
}

/** a Network Management Card */
export interface NetworkCardState {
  readonly card: 'AP9617' | 'AP9619' | 'AP9630' | 'AP9631' | 'AP9635' | 'AP9640' | 'AP9641' | 'AP9643'
  readonly firmware: string
  /** version of its application, where that differs */
  readonly application: string
  readonly defects: readonly string[]
  readonly state: 'up' | 'starting' | 'no-supply'
  /** how often it has started */
  readonly boots: number
  readonly uptimeSeconds: number
  readonly access: {
    readonly v1: boolean
    readonly v3: boolean
  }
  /** a graceful command waits */
  readonly shutdownPending: boolean
  /** answered since it started */
  readonly requests: number
  /** sent since it started */
  readonly traps: number
  /** addresses that were answered */
  readonly managers: readonly string[]
  /** the last that were answered, the latest first */
  readonly recentRequests: readonly {
    /** device time, milliseconds since 1970-01-01 UTC */
    readonly at: number
    /** its address */
    readonly manager: string
    /** in words, such as v2c GET upsAdvBatteryCapacity.0 */
    readonly request: string
  }[]
  /** the last that were sent, the latest first */
  readonly recentTraps: readonly {
    /** device time, milliseconds since 1970-01-01 UTC */
    readonly at: number
    /** address and port */
    readonly receiver: string
    /** what it is about, such as on-battery */
    readonly trap: string
    readonly version: string
    readonly inform: boolean
  }[]
}

export interface HostSummary {
  readonly name: string
  readonly group: GroupName
  readonly state: HostState
  /** what became of it so far; null until something happened to it */
  readonly verdict: Verdict | null
}

/** a port that is open, and where it can be reached */
export type EndpointState =
  | {
      readonly port: string
      readonly protocol: string
      readonly kind: 'pty'
      readonly path: string
    }
  | {
      readonly port: string
      readonly protocol: string
      readonly kind: 'serialport'
      readonly path: string
    }
  | {
      readonly port: string
      readonly protocol: string
      readonly kind: 'tcp'
      readonly address: string
    }
  | {
      readonly port: string
      readonly protocol: string
      readonly kind: 'rfc2217'
      readonly address: string
    }
  | {
      readonly port: string
      readonly protocol: string
      readonly kind: 'udp'
      readonly address: string
    }
  | {
      readonly port: string
      readonly protocol: string
      readonly kind: 'usbip'
      readonly address: string
      readonly busid: string
    }

export interface Changes {
  /** for since of the next call */
  readonly turn: number
  readonly clock: Clock
  /** every device that is there */
  readonly ids: readonly string[]
  /** those that changed */
  readonly devices: readonly DeviceState[]
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
  /** another one after the bench was started anew */
  readonly run: string
}

export interface LabFile {
  /** YAML */
  readonly document: string
}

/** a device as a lab file describes it */
export interface DescribedDevice {
  readonly model: string
  readonly [name: string]: unknown
}

export interface Removed {
  readonly removed: string
}

export interface Settings {
  readonly unit: UnitSettings
  readonly groups: {
    readonly [name in GroupName]?: GroupSettings
  }
}

export interface UnitSettings {
  readonly name: string
  /** days since 2000-01-01 */
  readonly batteryInstalledOn: number
  readonly selfTestSchedule: 'never' | 'startup' | '7-since' | '14-since'
  /** volts */
  readonly transferHigh: number
  /** volts */
  readonly transferLow: number
  readonly sensitivity: 'normal' | 'reduced' | 'low'
  /** seconds */
  readonly lowRuntimeWarning: number
  /** percent */
  readonly returnCharge: number
  readonly alarmDelay: 'short' | 'long' | 'low-battery' | 'never'
  /** volts */
  readonly outputVoltage: number
  readonly frequencyTolerance: 'auto' | '50-0.1' | '50-1' | '50-3' | '60-0.1' | '60-1' | '60-3'
  readonly audibleAlarm: boolean
  readonly greenMode: boolean
  readonly modbusEnabled: boolean
  readonly modbusAddress: number
  readonly modbusTcp: 'disable' | 'read-only' | 'read-write'
  readonly menuType: 'standard' | 'advanced'
  readonly language:
    | 'English'
    | 'French'
    | 'Italian'
    | 'German'
    | 'Spanish'
    | 'Portuguese'
    | 'Japanese'
    | 'Russian'
  readonly backlight: 'always-on' | 'auto-dim' | 'auto-off'
  readonly powerQuality: 'good' | 'fair' | 'poor' | 'custom'
  readonly siteWiring: 'disable' | 'enable' | 'acknowledge'
  readonly updateSerial: boolean
  readonly updateUsb: boolean
  readonly updateSmartSlot: boolean
  readonly displayLocked: boolean
}

export interface GroupSettings {
  readonly name: string
  /** seconds */
  readonly turnOffDelay: number
  /** seconds */
  readonly turnOnDelay: number
  /** seconds */
  readonly stayOffDelay: number
  /** seconds */
  readonly minimumReturnRuntime: number
  readonly shedWithDelay: boolean
  readonly shedStaysOff: boolean
  readonly shedOnBattery: boolean
  readonly shedOnRuntime: boolean
  readonly shedOnOverload: boolean
  /** seconds */
  readonly shedTime: number
  /** seconds */
  readonly shedRuntime: number
}

export interface AcceptedSettings {
  readonly unit: AcceptedValues
  readonly group: AcceptedValues
}

/** by the names of settings */
export type AcceptedValues = {
  readonly [name: string]: {
    /** in words */
    readonly allowed: string
    readonly min?: number
    readonly max?: number
    readonly values?: readonly (string | number | boolean)[]
    /** characters of a text */
    readonly longest?: number
  }
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
    } | null
    readonly backlight: 'normal' | 'amber' | 'red'
    readonly powerButton: 'dark' | 'white' | 'red'
    /** bar graphs of units without a display: lamps lit of five */
    readonly lamps: {
      readonly battery: number
      readonly load: number
      readonly batteryFlashes: boolean
      readonly overload: boolean
    } | null
  }
  readonly beeper: string
  /** what that sounds like; empty where no source tells */
  readonly beeps: string
  readonly muted: boolean
}

/** readings over device time, one list a quantity, oldest first */
export interface Series {
  /** device time, milliseconds since 1970-01-01 UTC */
  readonly at: readonly number[]
  /** percent */
  readonly charge: readonly number[]
  /** percent */
  readonly load: readonly number[]
  /** volts */
  readonly input: readonly number[]
  /** volts */
  readonly output: readonly number[]
}

export interface Snapshot {
  readonly id: string
  /** device time, ISO 8601 */
  readonly at: string
  /** what somebody calls it */
  readonly name: string | null
}

/** the whole bench as plain data */
export interface SnapshotDocument {
  readonly format: number
  readonly now: number
  readonly devices: {
    readonly [name: string]: {
      readonly [name: string]: unknown
    }
  }
  readonly [name: string]: unknown
}

export interface ScenarioSummary {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** versions that it expects verdicts of */
  readonly firmwares: readonly string[]
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
  }[]
  readonly expectations: readonly {
    readonly text: string
    readonly passed: boolean
    /** device time since the run began, seconds */
    readonly at: number
    readonly detail?: string
  }[]
  readonly verdicts: readonly {
    readonly host: string
    readonly device: string
    readonly group: GroupName
    readonly verdict: Verdict
    readonly state: HostState
    readonly moments: readonly {
      /** device time since the run began, seconds */
      readonly at: number
      readonly text: string
    }[]
  }[]
  readonly timeline: readonly TimelineEntry[]
  /** entries that found no place in the timeline */
  readonly droppedEntries: number
}

export interface TimelineEntry {
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
}

export interface ScenarioComparison {
  readonly runs: readonly [ScenarioReport, ScenarioReport]
  readonly rows: readonly {
    readonly left: TimelineEntry | null
    readonly right: TimelineEntry | null
    readonly same: boolean
  }[]
  /** index of the first row that is not the same */
  readonly firstDifference: number | null
}

export interface ScenarioPlay {
  readonly state: 'none' | 'running' | 'done' | 'stopped' | 'failed'
  readonly scenario: string
  readonly title: string
  /** what each step does */
  readonly steps: readonly string[]
  /** index of the step under way; the number of steps when it is over */
  readonly step: number
  /** device seconds to the second */
  readonly speed: number
  /** the units it put on the bench */
  readonly devices: readonly string[]
  /** why it could not go on */
  readonly problem: string | null
  readonly report: ScenarioReport | null
}

export interface ScenarioSchema {
  readonly [name: string]: unknown
}

export interface ScenarioText {
  readonly name: string
  /** YAML */
  readonly document: string
}

export interface Wire {
  readonly port: string
  /** repeats what is drawn, given to another bench */
  readonly seed: number
  /** applied in this order */
  readonly faults: readonly WireFault[]
  /** the faults that this wire can have */
  readonly possible: readonly PossibleWireFault[]
}

/** settings of the fault go beside its name: ms, bytes, after */
export interface WireFault {
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
    | 'echo'
    | 'stray'
    | 'loose-cable'
    | 'host-asleep'
    | 'stuck-line'
    | 'wedged-tunnel'
  /** both when left out */
  readonly direction?: 'to-unit' | 'to-host'
  /** how often it is applied; always when left out */
  readonly probability?: number
  readonly [name: string]: unknown
}

export interface PossibleWireFault {
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
    | 'echo'
    | 'stray'
    | 'loose-cable'
    | 'host-asleep'
    | 'stuck-line'
    | 'wedged-tunnel'
  readonly about: string
  readonly settings: readonly {
    readonly name: string
    readonly min: number
    readonly max: number
    /** taken when it is left out */
    readonly unset: number
    readonly unit: string
  }[]
  /** it takes a direction */
  readonly direction: boolean
  /** it takes a probability */
  readonly probability: boolean
}

/** a port that is open, and who is there */
export interface PortUse {
  readonly port: string
  /** how many are there; null where the computer cannot say it, as of a real serial port */
  readonly clients: number | null
  /** since any client last sent something, those that have gone too */
  readonly idleSeconds: number | null
  readonly connections: readonly Connection[]
}

export interface Connection {
  /** tells the clients of one port apart */
  readonly connection: number
  /** what it has sent so far */
  readonly bytes: number
  /** real seconds since something was sent; null when nothing was */
  readonly idleSeconds: number | null
}

export interface ModelSummary {
  readonly model: string
  readonly family: string
  readonly form: string
  readonly nominalVoltage: number
  readonly voltAmperes: number
  readonly watts: number
  readonly smartSlots: number
  /** outlet groups */
  readonly groups: readonly string[]
  /** UPS IDs, oldest hardware first */
  readonly lines: readonly number[]
}

export interface FirmwareLine {
  /** UPS ID, or SKU number */
  readonly id: number
  readonly units: string
  readonly first: string
  readonly last: string
  /** versions that a source names */
  readonly known: readonly string[]
  /** null when no version speaks it */
  readonly modbusFrom: string | null
  readonly modbusTcpFrom: string | null
}

export interface Defect {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly aliases: readonly string[]
  readonly options: readonly {
    readonly name: string
    readonly value: boolean | number
    readonly meaning: string
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
  /** how many it has */
  readonly smartSlots: number
  /** cards that fit them */
  readonly cards: readonly string[]
  readonly versions: readonly {
    readonly version: string
    /** the UPS ID of its line */
    readonly id: number
    readonly modbus: boolean
    /** those the version has by itself */
    readonly defects: readonly string[]
  }[]
  /** published differences between versions of its lines, and how each is reproduced */
  readonly differences: readonly {
    readonly id: string
    readonly symptom: string
    /** what brings it about */
    readonly trigger: string
    readonly surfaces: readonly (
      | 'all'
      | 'cloud'
      | 'lcd'
      | 'microlink'
      | 'microlink-usb'
      | 'modbus'
      | 'modbus-tcp'
      | 'modbus-usb'
      | 'nmc'
      | 'power'
      | 'rs232'
      | 'simple'
      | 'smartslot'
      | 'usb'
      | 'usb-descriptor'
      | 'usb-hid'
    )[]
    readonly kind: 'defect' | 'gate' | 'trait' | 'design' | 'not-observable' | 'open'
  }[]
  readonly defects: readonly {
    readonly id: string
    readonly title: string
    readonly source: string
    readonly aliases: readonly string[]
  }[]
}

export interface Capabilities {
  /** of upslab */
  readonly version: string
  /** what a unit's own serial port can be set to */
  readonly protocols: readonly string[]
  /** kinds of ports, and whether this computer has them; none on a bench without ports */
  readonly ports: readonly {
    readonly kind: string
    readonly available: boolean
    readonly why: string | null
  }[]
  readonly cards: readonly {
    readonly card: string
    /** protocols it answers */
    readonly wires: readonly string[]
    /** versions of its own firmware; empty where it has none */
    readonly firmware: readonly string[]
  }[]
  /** what PATCH …/faults raises and clears */
  readonly alarms: readonly Alarm[]
  /** of front panels */
  readonly keys: readonly string[]
  readonly wireFaults: readonly {
    readonly fault: string
    readonly about: string
    readonly settings: readonly {
      readonly name: string
      readonly min: number
      readonly max: number
      readonly unit: string
    }[]
  }[]
  readonly operations: readonly {
    readonly id: string
    readonly method: string
    readonly path: string
    readonly summary: string
  }[]
}

/** a device as a lab file describes it, and its name */
export interface AddDeviceBody {
  readonly id: string
  readonly model: string
  readonly firmware?:
    | string
    | {
        readonly version?: string
        readonly id?: number
        readonly defects?: {
          readonly [name: string]:
            | boolean
            | {
                readonly [name: string]: boolean | number
              }
        }
      }
  readonly serial?: string
  /** the day it was made, such as 2018-07-29 */
  readonly manufactured?: string
  /** Modbus registers that always read so, whatever the unit does: of a cloned unit */
  readonly registers?: {
    readonly [name: string]: number
  }
  readonly rj45?: {
    /** what the port speaks when the bench starts; auto (default) is as settings and card have it */
    readonly protocol?: 'auto' | 'microlink' | 'modbus' | 'simple' | 'ups-link'
    /** simple-signaling cable in the port; default 940-0128A */
    readonly cable?:
      | '940-0020B'
      | '940-0020C'
      | '940-0119A'
      | '940-0127A'
      | '940-0128A'
      | '940-0023A'
      | '940-0095A'
      | '940-0095C'
      | '940-0095B'
    /** path of a link to a virtual serial port */
    readonly pty?: string
    readonly mode?: string
    /** raw serial bytes over TCP */
    readonly tcp?: string | number
    /** path of a real serial port or one half of a com0com pair */
    readonly serialport?: string
    /** serial bytes and modem lines over TCP */
    readonly rfc2217?: string | number
    /** a USB-serial adapter with modem lines, over USB/IP */
    readonly usbip?: true
    /** pace bytes to this line rate */
    readonly baud?: number
    readonly replyDelayMs?: number | string
    /** Modbus slave address, 1 to 223 */
    readonly address?: number
    /** UPS-Link only: habits of single units, seen in the field */
    readonly quirks?: {
      readonly twoByteCommands?: boolean
      readonly notReadyEvery?: number
      readonly causeUnknownMs?: number | string
      readonly slowProtocolMs?: number | string
      readonly oldRevision?: string
      readonly star?: boolean
      readonly firstRepeatMs?: number | string
    }
  }
  /** host:port, [v6]:port or a port; port 0 picks a free one */
  readonly modbusTcp?: string | number
  /** who answers Modbus TCP: the unit itself (default) or a Network Management Card; older form of a card with `modbus` */
  readonly modbusPersona?: 'native' | 'nmc'
  /** the unit's own USB port, over USB/IP */
  readonly usb?: 'usbip'
  readonly smartslot1?:
    | {
        readonly card: 'AP9624'
        /** false: the card lies beside the unit until it is put in; default true */
        readonly fitted?: boolean
        readonly mode?: 'confirmed' | 'timer' | 'until-low-battery'
        readonly dip?: string
        readonly timerSeconds?: number | string
        readonly lowBatterySignalSeconds?: number | string
        readonly advancedPortAlwaysConfirmed?: boolean
        readonly commandInstant?: 'at-signal-end' | 'at-detect' | 'at-off'
        readonly pollSeconds?: number | string
        readonly basic1?: {
          /** cable in the port; default 940-0020B */
          readonly cable?:
            | '940-0020B'
            | '940-0020C'
            | '940-0119A'
            | '940-0127A'
            | '940-0128A'
            | '940-0023A'
            | '940-0095A'
            | '940-0095C'
            | '940-0095B'
          /** the cable's host end, with modem lines, on the network */
          readonly rfc2217?: string | number
          /** a USB-serial adapter with modem lines, over USB/IP */
          readonly usbip?: true
          /** a client is plugged in; default true */
          readonly connected?: boolean
        } | null
        readonly basic2?: {
          /** cable in the port; default 940-0020B */
          readonly cable?:
            | '940-0020B'
            | '940-0020C'
            | '940-0119A'
            | '940-0127A'
            | '940-0128A'
            | '940-0023A'
            | '940-0095A'
            | '940-0095C'
            | '940-0095B'
          /** the cable's host end, with modem lines, on the network */
          readonly rfc2217?: string | number
          /** a USB-serial adapter with modem lines, over USB/IP */
          readonly usbip?: true
          /** a client is plugged in; default true */
          readonly connected?: boolean
        } | null
      }
    | {
        readonly card: 'AP9620'
        /** false: the card lies beside the unit until it is put in; default true */
        readonly fitted?: boolean
        /** the card's serial port: UPS-Link */
        readonly serial?: {
          /** path of a link to a virtual serial port */
          readonly pty?: string
          readonly mode?: string
          /** raw serial bytes over TCP */
          readonly tcp?: string | number
          /** path of a real serial port or one half of a com0com pair */
          readonly serialport?: string
          /** serial bytes and modem lines over TCP */
          readonly rfc2217?: string | number
          /** a USB-serial adapter with modem lines, over USB/IP */
          readonly usbip?: true
          /** pace bytes to this line rate */
          readonly baud?: number
          readonly replyDelayMs?: number | string
          /** UPS-Link only: habits of single units, seen in the field */
          readonly quirks?: {
            readonly twoByteCommands?: boolean
            readonly notReadyEvery?: number
            readonly causeUnknownMs?: number | string
            readonly slowProtocolMs?: number | string
            readonly oldRevision?: string
            readonly star?: boolean
            readonly firstRepeatMs?: number | string
          }
        }
        /** the card's USB port, over USB/IP */
        readonly usb?: 'usbip'
      }
    | {
        readonly card: 'AP9617' | 'AP9619' | 'AP9630' | 'AP9631' | 'AP9635' | 'AP9640' | 'AP9641' | 'AP9643'
        /** false: the card lies beside the unit until it is put in; default true */
        readonly fitted?: boolean
        /** version of its firmware, such as 7.1.2 */
        readonly firmware?: string
        /** defects of its firmware, switched by hand */
        readonly defects?: {
          readonly [name: string]: boolean
        }
        /** where SNMP is answered, over UDP: 127.0.0.1:0 takes a free port */
        readonly snmp?: string | number
        /** where status packets of network shutdown are sent from, over UDP: 127.0.0.1:0 takes a free port */
        readonly pcnet?: string | number
        /** who is sent these packets, such as 127.0.0.1:3052 */
        readonly clients?: readonly (string | number)[]
        /** the page that network shutdown commands the unit by, over TCP; apcupsd asks at port 80 only */
        readonly web?: string | number
        /** where the card answers Modbus, over TCP, which is off as shipped: 127.0.0.1:0 takes a free port */
        readonly modbus?: string | number
        /** where its console answers over Telnet, from AOS 5 on: 127.0.0.1:0 takes a free port */
        readonly console?: string | number
        /** password of its users apc, device and readonly; default apc */
        readonly password?: string
        /** user of network shutdown; default apc */
        readonly user?: string
        /** its phrase; default: admin user phrase */
        readonly phrase?: string
        /** access as shipped: legacy answers SNMPv1, secure does not; default: as the version ships */
        readonly profile?: 'legacy' | 'secure'
        readonly communities?: readonly {
          readonly name: string
          readonly access?: 'disable' | 'read' | 'write' | 'write+'
          /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
          readonly nms?: string
        }[]
        /** who may ask in SNMPv3, which they turn on */
        readonly users?: readonly {
          readonly name: string
          /** what signs its messages */
          readonly auth?: 'none' | 'MD5' | 'SHA' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'
          readonly authPassword?: string
          /** what encrypts them; AES-192-C and AES-256-C make keys as Cisco devices do */
          readonly priv?: 'none' | 'DES' | 'AES' | 'AES-192' | 'AES-256' | 'AES-192-C' | 'AES-256-C'
          readonly privPassword?: string
          /** requests below are refused; default: the highest that the user has */
          readonly level?: 'noAuthNoPriv' | 'authNoPriv' | 'authPriv'
          readonly access?: 'read' | 'write'
          /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
          readonly nms?: string
        }[]
        /** who is sent traps */
        readonly receivers?: readonly {
          /** host:port, [v6]:port or a port; port 0 picks a free one */
          readonly address: string | number
          readonly version?: 'v1' | 'v2c' | 'v3'
          /** community, or user of version 3 */
          readonly name?: string
          readonly inform?: boolean
          readonly traps?: 'powernet' | 'ietf' | 'both'
        }[]
        readonly authenticationTraps?: boolean
        /** sensors on its universal ports */
        readonly sensors?: readonly {
          readonly port: number
          readonly temperature: number
          readonly humidity?: number
        }[]
        readonly contact?: string
        readonly location?: string
        readonly name?: string
      }
  /** the second SmartSlot, of models that have two */
  readonly smartslot2?:
    | {
        readonly card: 'AP9624'
        /** false: the card lies beside the unit until it is put in; default true */
        readonly fitted?: boolean
        readonly mode?: 'confirmed' | 'timer' | 'until-low-battery'
        readonly dip?: string
        readonly timerSeconds?: number | string
        readonly lowBatterySignalSeconds?: number | string
        readonly advancedPortAlwaysConfirmed?: boolean
        readonly commandInstant?: 'at-signal-end' | 'at-detect' | 'at-off'
        readonly pollSeconds?: number | string
        readonly basic1?: {
          /** cable in the port; default 940-0020B */
          readonly cable?:
            | '940-0020B'
            | '940-0020C'
            | '940-0119A'
            | '940-0127A'
            | '940-0128A'
            | '940-0023A'
            | '940-0095A'
            | '940-0095C'
            | '940-0095B'
          /** the cable's host end, with modem lines, on the network */
          readonly rfc2217?: string | number
          /** a USB-serial adapter with modem lines, over USB/IP */
          readonly usbip?: true
          /** a client is plugged in; default true */
          readonly connected?: boolean
        } | null
        readonly basic2?: {
          /** cable in the port; default 940-0020B */
          readonly cable?:
            | '940-0020B'
            | '940-0020C'
            | '940-0119A'
            | '940-0127A'
            | '940-0128A'
            | '940-0023A'
            | '940-0095A'
            | '940-0095C'
            | '940-0095B'
          /** the cable's host end, with modem lines, on the network */
          readonly rfc2217?: string | number
          /** a USB-serial adapter with modem lines, over USB/IP */
          readonly usbip?: true
          /** a client is plugged in; default true */
          readonly connected?: boolean
        } | null
      }
    | {
        readonly card: 'AP9620'
        /** false: the card lies beside the unit until it is put in; default true */
        readonly fitted?: boolean
        /** the card's serial port: UPS-Link */
        readonly serial?: {
          /** path of a link to a virtual serial port */
          readonly pty?: string
          readonly mode?: string
          /** raw serial bytes over TCP */
          readonly tcp?: string | number
          /** path of a real serial port or one half of a com0com pair */
          readonly serialport?: string
          /** serial bytes and modem lines over TCP */
          readonly rfc2217?: string | number
          /** a USB-serial adapter with modem lines, over USB/IP */
          readonly usbip?: true
          /** pace bytes to this line rate */
          readonly baud?: number
          readonly replyDelayMs?: number | string
          /** UPS-Link only: habits of single units, seen in the field */
          readonly quirks?: {
            readonly twoByteCommands?: boolean
            readonly notReadyEvery?: number
            readonly causeUnknownMs?: number | string
            readonly slowProtocolMs?: number | string
            readonly oldRevision?: string
            readonly star?: boolean
            readonly firstRepeatMs?: number | string
          }
        }
        /** the card's USB port, over USB/IP */
        readonly usb?: 'usbip'
      }
    | {
        readonly card: 'AP9617' | 'AP9619' | 'AP9630' | 'AP9631' | 'AP9635' | 'AP9640' | 'AP9641' | 'AP9643'
        /** false: the card lies beside the unit until it is put in; default true */
        readonly fitted?: boolean
        /** version of its firmware, such as 7.1.2 */
        readonly firmware?: string
        /** defects of its firmware, switched by hand */
        readonly defects?: {
          readonly [name: string]: boolean
        }
        /** where SNMP is answered, over UDP: 127.0.0.1:0 takes a free port */
        readonly snmp?: string | number
        /** where status packets of network shutdown are sent from, over UDP: 127.0.0.1:0 takes a free port */
        readonly pcnet?: string | number
        /** who is sent these packets, such as 127.0.0.1:3052 */
        readonly clients?: readonly (string | number)[]
        /** the page that network shutdown commands the unit by, over TCP; apcupsd asks at port 80 only */
        readonly web?: string | number
        /** where the card answers Modbus, over TCP, which is off as shipped: 127.0.0.1:0 takes a free port */
        readonly modbus?: string | number
        /** where its console answers over Telnet, from AOS 5 on: 127.0.0.1:0 takes a free port */
        readonly console?: string | number
        /** password of its users apc, device and readonly; default apc */
        readonly password?: string
        /** user of network shutdown; default apc */
        readonly user?: string
        /** its phrase; default: admin user phrase */
        readonly phrase?: string
        /** access as shipped: legacy answers SNMPv1, secure does not; default: as the version ships */
        readonly profile?: 'legacy' | 'secure'
        readonly communities?: readonly {
          readonly name: string
          readonly access?: 'disable' | 'read' | 'write' | 'write+'
          /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
          readonly nms?: string
        }[]
        /** who may ask in SNMPv3, which they turn on */
        readonly users?: readonly {
          readonly name: string
          /** what signs its messages */
          readonly auth?: 'none' | 'MD5' | 'SHA' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'
          readonly authPassword?: string
          /** what encrypts them; AES-192-C and AES-256-C make keys as Cisco devices do */
          readonly priv?: 'none' | 'DES' | 'AES' | 'AES-192' | 'AES-256' | 'AES-192-C' | 'AES-256-C'
          readonly privPassword?: string
          /** requests below are refused; default: the highest that the user has */
          readonly level?: 'noAuthNoPriv' | 'authNoPriv' | 'authPriv'
          readonly access?: 'read' | 'write'
          /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
          readonly nms?: string
        }[]
        /** who is sent traps */
        readonly receivers?: readonly {
          /** host:port, [v6]:port or a port; port 0 picks a free one */
          readonly address: string | number
          readonly version?: 'v1' | 'v2c' | 'v3'
          /** community, or user of version 3 */
          readonly name?: string
          readonly inform?: boolean
          readonly traps?: 'powernet' | 'ietf' | 'both'
        }[]
        readonly authenticationTraps?: boolean
        /** sensors on its universal ports */
        readonly sensors?: readonly {
          readonly port: number
          readonly temperature: number
          readonly humidity?: number
        }[]
        readonly contact?: string
        readonly location?: string
        readonly name?: string
      }
  /** watts per outlet group */
  readonly load?: {
    readonly MOG?: number
    readonly SOG0?: number
    readonly SOG1?: number
    readonly SOG2?: number
  }
  /** utility: volts (0 is a blackout), hertz, bent waveform */
  readonly input?: {
    readonly voltage?: number
    readonly frequency?: number
    readonly distorted?: boolean
  }
  /** charge and health in percent, temperature in degrees Celsius, external packs */
  readonly battery?: {
    readonly charge?: number
    readonly temperature?: number
    readonly health?: number
    readonly packs?: number
  }
  /** what the unit has been through: transfers to battery, seconds on it, watt-hours */
  readonly history?: {
    readonly transfers?: number
    readonly lastTransfer?:
      | 'system-initialization'
      | 'high-input-voltage'
      | 'low-input-voltage'
      | 'distorted-input'
      | 'rapid-change-of-input-voltage'
      | 'high-input-frequency'
      | 'low-input-frequency'
      | 'frequency-or-phase-difference'
      | 'acceptable-input'
      | 'automatic-test'
      | 'test-ended'
      | 'local-ui-command'
      | 'protocol-command'
      | 'low-battery-voltage'
      | 'general-error'
      | 'power-system-error'
      | 'battery-system-error'
      | 'error-cleared'
      | 'automatic-restart'
      | 'distorted-inverter-output'
      | 'inverter-output-acceptable'
      | 'epo-interface'
      | 'input-phase-delta-out-of-range'
      | 'input-neutral-not-connected'
      | 'ats-transfer'
      | 'configuration-change'
      | 'alert-asserted'
      | 'alert-cleared'
      | 'plug-rating-exceeded'
      | 'outlet-group-state-change'
      | 'failure-bypass-expired'
      | null
    readonly secondsOnBattery?: number
    readonly energy?: number
  }
  /** settings as someone left them; names as GET …/settings shows them */
  readonly settings?: {
    /** as in the settings of a unit; the unit itself says what each takes */
    readonly unit?: {
      readonly name?: unknown
      readonly batteryInstalledOn?: unknown
      readonly selfTestSchedule?: unknown
      readonly transferHigh?: unknown
      readonly transferLow?: unknown
      readonly sensitivity?: unknown
      readonly lowRuntimeWarning?: unknown
      readonly returnCharge?: unknown
      readonly alarmDelay?: unknown
      readonly outputVoltage?: unknown
      readonly frequencyTolerance?: unknown
      readonly audibleAlarm?: unknown
      readonly greenMode?: unknown
      readonly modbusEnabled?: unknown
      readonly modbusAddress?: unknown
      readonly modbusTcp?: unknown
      readonly menuType?: unknown
      readonly language?: unknown
      readonly backlight?: unknown
      readonly powerQuality?: unknown
      readonly siteWiring?: unknown
      readonly updateSerial?: unknown
      readonly updateUsb?: unknown
      readonly updateSmartSlot?: unknown
      readonly displayLocked?: unknown
    }
    readonly groups?: {
      readonly [name: string]: {
        readonly name?: unknown
        readonly turnOffDelay?: unknown
        readonly turnOnDelay?: unknown
        readonly stayOffDelay?: unknown
        readonly minimumReturnRuntime?: unknown
        readonly shedWithDelay?: unknown
        readonly shedStaysOff?: unknown
        readonly shedOnBattery?: unknown
        readonly shedOnRuntime?: unknown
        readonly shedOnOverload?: unknown
        readonly shedTime?: unknown
        readonly shedRuntime?: unknown
      }
    }
  }
  readonly qualificationSeconds?: number | string
  /** what hangs on the unit's outlets, by name */
  readonly hosts?: {
    readonly [name: string]: {
      /** default: the unit's last outlet group */
      readonly group?: 'MOG' | 'SOG0' | 'SOG1' | 'SOG2'
      /** what triggers its shutdown; default low-battery */
      readonly shutdownTrigger?:
        | 'basic1'
        | 'basic2'
        | 'low-battery'
        | 'shutdown-imminent'
        | 'on-battery'
        | 'nothing'
      /** scripted: the port it reads the unit at, in the language used there; trap and pcnet: it waits for what the card in a slot sends; default: it knows without reading */
      readonly readsVia?: 'rj45' | 'usb' | 'snmp' | 'trap' | 'pcnet'
      /** how the bench learns that it halted; scripted (default): upslab plays the host */
      readonly haltReportedBy?:
        | 'scripted'
        | 'control'
        | 'basic1'
        | 'basic2'
        | 'rj45'
        | 'usb'
        | 'smartslot1'
        | 'smartslot2'
        | 'network'
      /** scripted: once halted, commands a shutdown of the whole unit as this source; on the wire where it is the port of readsVia */
      readonly killPowerVia?: 'rj45' | 'usb' | 'smartslot1' | 'smartslot2' | 'network'
      /** with readsVia: what it does once the unit counts as lost; default shut-down-on-battery: if it last read on battery */
      readonly onCommLost?: 'carry-on' | 'shut-down-on-battery' | 'shut-down'
      /** with readsVia: how long without an answer until the unit counts as lost; default 15, with pcnet 55 */
      readonly commLostSeconds?: number | string
      /** how long the trigger has to last before the host acts; default 0 */
      readonly afterSeconds?: number | string
      /** how often it looks; default 0 on a line of a card, 5 on what is read from the unit */
      readonly pollSeconds?: number | string
      /** with readsVia usb: finds the unit again after it has been away; default true */
      readonly reconnects?: boolean
      /** scripted: how long its shutdown takes; default 45 */
      readonly shutdownSeconds?: number | string
      /** how long it takes to boot; default 60 */
      readonly bootSeconds?: number | string
      /** scripted, on a port of a card: holds its shutdown line once halted; default true */
      readonly confirms?: boolean
    } | null
  }
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
  /** outlet groups: all, or a list of names */
  readonly targets: 'all' | readonly ('MOG' | 'SOG0' | 'SOG1' | 'SOG2' | 'all')[]
  /** who commands; network when left out */
  readonly source?: 'rj45' | 'usb' | 'lcd' | 'smartslot1' | 'smartslot2' | 'network' | 'scheduler'
  /** count down the groups' delays first */
  readonly useDelay?: boolean
  /** sleep only: how long the output stays off */
  readonly seconds?: number | string
  /** on only: also without AC */
  readonly coldBoot?: boolean
}

export interface FlashBody {
  readonly version?: string
  readonly id?: number
  readonly defects?: {
    readonly [name: string]:
      | boolean
      | {
          readonly [name: string]: boolean | number
        }
  }
}

export interface SetSettingsBody {
  /** as in the settings of a unit; the unit itself says what each takes */
  readonly unit?: {
    readonly name?: unknown
    readonly batteryInstalledOn?: unknown
    readonly selfTestSchedule?: unknown
    readonly transferHigh?: unknown
    readonly transferLow?: unknown
    readonly sensitivity?: unknown
    readonly lowRuntimeWarning?: unknown
    readonly returnCharge?: unknown
    readonly alarmDelay?: unknown
    readonly outputVoltage?: unknown
    readonly frequencyTolerance?: unknown
    readonly audibleAlarm?: unknown
    readonly greenMode?: unknown
    readonly modbusEnabled?: unknown
    readonly modbusAddress?: unknown
    readonly modbusTcp?: unknown
    readonly menuType?: unknown
    readonly language?: unknown
    readonly backlight?: unknown
    readonly powerQuality?: unknown
    readonly siteWiring?: unknown
    readonly updateSerial?: unknown
    readonly updateUsb?: unknown
    readonly updateSmartSlot?: unknown
    readonly displayLocked?: unknown
  }
  readonly groups?: {
    readonly [name: string]: {
      readonly name?: unknown
      readonly turnOffDelay?: unknown
      readonly turnOnDelay?: unknown
      readonly stayOffDelay?: unknown
      readonly minimumReturnRuntime?: unknown
      readonly shedWithDelay?: unknown
      readonly shedStaysOff?: unknown
      readonly shedOnBattery?: unknown
      readonly shedOnRuntime?: unknown
      readonly shedOnOverload?: unknown
      readonly shedTime?: unknown
      readonly shedRuntime?: unknown
    }
  }
}

/** what the unit has been through: transfers to battery, seconds on it, watt-hours */
export interface SetHistoryBody {
  readonly transfers?: number
  readonly lastTransfer?:
    | 'system-initialization'
    | 'high-input-voltage'
    | 'low-input-voltage'
    | 'distorted-input'
    | 'rapid-change-of-input-voltage'
    | 'high-input-frequency'
    | 'low-input-frequency'
    | 'frequency-or-phase-difference'
    | 'acceptable-input'
    | 'automatic-test'
    | 'test-ended'
    | 'local-ui-command'
    | 'protocol-command'
    | 'low-battery-voltage'
    | 'general-error'
    | 'power-system-error'
    | 'battery-system-error'
    | 'error-cleared'
    | 'automatic-restart'
    | 'distorted-inverter-output'
    | 'inverter-output-acceptable'
    | 'epo-interface'
    | 'input-phase-delta-out-of-range'
    | 'input-neutral-not-connected'
    | 'ats-transfer'
    | 'configuration-change'
    | 'alert-asserted'
    | 'alert-cleared'
    | 'plug-rating-exceeded'
    | 'outlet-group-state-change'
    | 'failure-bypass-expired'
    | null
  readonly secondsOnBattery?: number
  readonly energy?: number
}

export interface TestBody {
  readonly test: 'self-test' | 'calibration'
  readonly action: 'start' | 'abort'
}

export type SetFaultsBody = {
  readonly [name: string]: boolean
}

export interface UpdateFirmwareBody {
  /** such as 09.6; newer than the one that runs */
  readonly version: string
  /** how the file comes in; serial when left out */
  readonly via?: 'serial' | 'usb' | 'smartslot'
  /** whether the file is; as published when left out */
  readonly signed?: boolean
}

/** settings of the card that can be changed while it is fitted */
export interface SetCardBody {
  /** eight digits 0 or 1, switch 1 first */
  readonly dip?: string
  /** version of its firmware, such as 7.1.2 */
  readonly firmware?: string
  /** defects of its firmware, switched by hand */
  readonly defects?: {
    readonly [name: string]: boolean
  }
  /** starts the card anew */
  readonly restart?: true
}

/** a card as a lab file describes it; card: null takes the card out */
export type FitCardBody =
  | {
      readonly card: null
    }
  | {
      readonly card: 'AP9624'
      /** false: the card lies beside the unit until it is put in; default true */
      readonly fitted?: boolean
      readonly mode?: 'confirmed' | 'timer' | 'until-low-battery'
      readonly dip?: string
      readonly timerSeconds?: number | string
      readonly lowBatterySignalSeconds?: number | string
      readonly advancedPortAlwaysConfirmed?: boolean
      readonly commandInstant?: 'at-signal-end' | 'at-detect' | 'at-off'
      readonly pollSeconds?: number | string
      readonly basic1?: {
        /** cable in the port; default 940-0020B */
        readonly cable?:
          | '940-0020B'
          | '940-0020C'
          | '940-0119A'
          | '940-0127A'
          | '940-0128A'
          | '940-0023A'
          | '940-0095A'
          | '940-0095C'
          | '940-0095B'
        /** the cable's host end, with modem lines, on the network */
        readonly rfc2217?: string | number
        /** a USB-serial adapter with modem lines, over USB/IP */
        readonly usbip?: true
        /** a client is plugged in; default true */
        readonly connected?: boolean
      } | null
      readonly basic2?: {
        /** cable in the port; default 940-0020B */
        readonly cable?:
          | '940-0020B'
          | '940-0020C'
          | '940-0119A'
          | '940-0127A'
          | '940-0128A'
          | '940-0023A'
          | '940-0095A'
          | '940-0095C'
          | '940-0095B'
        /** the cable's host end, with modem lines, on the network */
        readonly rfc2217?: string | number
        /** a USB-serial adapter with modem lines, over USB/IP */
        readonly usbip?: true
        /** a client is plugged in; default true */
        readonly connected?: boolean
      } | null
    }
  | {
      readonly card: 'AP9620'
      /** false: the card lies beside the unit until it is put in; default true */
      readonly fitted?: boolean
      /** the card's serial port: UPS-Link */
      readonly serial?: {
        /** path of a link to a virtual serial port */
        readonly pty?: string
        readonly mode?: string
        /** raw serial bytes over TCP */
        readonly tcp?: string | number
        /** path of a real serial port or one half of a com0com pair */
        readonly serialport?: string
        /** serial bytes and modem lines over TCP */
        readonly rfc2217?: string | number
        /** a USB-serial adapter with modem lines, over USB/IP */
        readonly usbip?: true
        /** pace bytes to this line rate */
        readonly baud?: number
        readonly replyDelayMs?: number | string
        /** UPS-Link only: habits of single units, seen in the field */
        readonly quirks?: {
          readonly twoByteCommands?: boolean
          readonly notReadyEvery?: number
          readonly causeUnknownMs?: number | string
          readonly slowProtocolMs?: number | string
          readonly oldRevision?: string
          readonly star?: boolean
          readonly firstRepeatMs?: number | string
        }
      }
      /** the card's USB port, over USB/IP */
      readonly usb?: 'usbip'
    }
  | {
      readonly card: 'AP9617' | 'AP9619' | 'AP9630' | 'AP9631' | 'AP9635' | 'AP9640' | 'AP9641' | 'AP9643'
      /** false: the card lies beside the unit until it is put in; default true */
      readonly fitted?: boolean
      /** version of its firmware, such as 7.1.2 */
      readonly firmware?: string
      /** defects of its firmware, switched by hand */
      readonly defects?: {
        readonly [name: string]: boolean
      }
      /** where SNMP is answered, over UDP: 127.0.0.1:0 takes a free port */
      readonly snmp?: string | number
      /** where status packets of network shutdown are sent from, over UDP: 127.0.0.1:0 takes a free port */
      readonly pcnet?: string | number
      /** who is sent these packets, such as 127.0.0.1:3052 */
      readonly clients?: readonly (string | number)[]
      /** the page that network shutdown commands the unit by, over TCP; apcupsd asks at port 80 only */
      readonly web?: string | number
      /** where the card answers Modbus, over TCP, which is off as shipped: 127.0.0.1:0 takes a free port */
      readonly modbus?: string | number
      /** where its console answers over Telnet, from AOS 5 on: 127.0.0.1:0 takes a free port */
      readonly console?: string | number
      /** password of its users apc, device and readonly; default apc */
      readonly password?: string
      /** user of network shutdown; default apc */
      readonly user?: string
      /** its phrase; default: admin user phrase */
      readonly phrase?: string
      /** access as shipped: legacy answers SNMPv1, secure does not; default: as the version ships */
      readonly profile?: 'legacy' | 'secure'
      readonly communities?: readonly {
        readonly name: string
        readonly access?: 'disable' | 'read' | 'write' | 'write+'
        /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
        readonly nms?: string
      }[]
      /** who may ask in SNMPv3, which they turn on */
      readonly users?: readonly {
        readonly name: string
        /** what signs its messages */
        readonly auth?: 'none' | 'MD5' | 'SHA' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'
        readonly authPassword?: string
        /** what encrypts them; AES-192-C and AES-256-C make keys as Cisco devices do */
        readonly priv?: 'none' | 'DES' | 'AES' | 'AES-192' | 'AES-256' | 'AES-192-C' | 'AES-256-C'
        readonly privPassword?: string
        /** requests below are refused; default: the highest that the user has */
        readonly level?: 'noAuthNoPriv' | 'authNoPriv' | 'authPriv'
        readonly access?: 'read' | 'write'
        /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
        readonly nms?: string
      }[]
      /** who is sent traps */
      readonly receivers?: readonly {
        /** host:port, [v6]:port or a port; port 0 picks a free one */
        readonly address: string | number
        readonly version?: 'v1' | 'v2c' | 'v3'
        /** community, or user of version 3 */
        readonly name?: string
        readonly inform?: boolean
        readonly traps?: 'powernet' | 'ietf' | 'both'
      }[]
      readonly authenticationTraps?: boolean
      /** sensors on its universal ports */
      readonly sensors?: readonly {
        readonly port: number
        readonly temperature: number
        readonly humidity?: number
      }[]
      readonly contact?: string
      readonly location?: string
      readonly name?: string
    }

export interface SetBasicPortBody {
  /** a client's cable is plugged in */
  readonly connected?: boolean
  /** the client's shutdown line (pin 1) is high */
  readonly shutdownLine?: boolean
}

/** settings of the card that can be changed while it is fitted */
export interface SetCard2Body {
  /** eight digits 0 or 1, switch 1 first */
  readonly dip?: string
  /** version of its firmware, such as 7.1.2 */
  readonly firmware?: string
  /** defects of its firmware, switched by hand */
  readonly defects?: {
    readonly [name: string]: boolean
  }
  /** starts the card anew */
  readonly restart?: true
}

/** a card as a lab file describes it; card: null takes the card out */
export type FitCard2Body =
  | {
      readonly card: null
    }
  | {
      readonly card: 'AP9624'
      /** false: the card lies beside the unit until it is put in; default true */
      readonly fitted?: boolean
      readonly mode?: 'confirmed' | 'timer' | 'until-low-battery'
      readonly dip?: string
      readonly timerSeconds?: number | string
      readonly lowBatterySignalSeconds?: number | string
      readonly advancedPortAlwaysConfirmed?: boolean
      readonly commandInstant?: 'at-signal-end' | 'at-detect' | 'at-off'
      readonly pollSeconds?: number | string
      readonly basic1?: {
        /** cable in the port; default 940-0020B */
        readonly cable?:
          | '940-0020B'
          | '940-0020C'
          | '940-0119A'
          | '940-0127A'
          | '940-0128A'
          | '940-0023A'
          | '940-0095A'
          | '940-0095C'
          | '940-0095B'
        /** the cable's host end, with modem lines, on the network */
        readonly rfc2217?: string | number
        /** a USB-serial adapter with modem lines, over USB/IP */
        readonly usbip?: true
        /** a client is plugged in; default true */
        readonly connected?: boolean
      } | null
      readonly basic2?: {
        /** cable in the port; default 940-0020B */
        readonly cable?:
          | '940-0020B'
          | '940-0020C'
          | '940-0119A'
          | '940-0127A'
          | '940-0128A'
          | '940-0023A'
          | '940-0095A'
          | '940-0095C'
          | '940-0095B'
        /** the cable's host end, with modem lines, on the network */
        readonly rfc2217?: string | number
        /** a USB-serial adapter with modem lines, over USB/IP */
        readonly usbip?: true
        /** a client is plugged in; default true */
        readonly connected?: boolean
      } | null
    }
  | {
      readonly card: 'AP9620'
      /** false: the card lies beside the unit until it is put in; default true */
      readonly fitted?: boolean
      /** the card's serial port: UPS-Link */
      readonly serial?: {
        /** path of a link to a virtual serial port */
        readonly pty?: string
        readonly mode?: string
        /** raw serial bytes over TCP */
        readonly tcp?: string | number
        /** path of a real serial port or one half of a com0com pair */
        readonly serialport?: string
        /** serial bytes and modem lines over TCP */
        readonly rfc2217?: string | number
        /** a USB-serial adapter with modem lines, over USB/IP */
        readonly usbip?: true
        /** pace bytes to this line rate */
        readonly baud?: number
        readonly replyDelayMs?: number | string
        /** UPS-Link only: habits of single units, seen in the field */
        readonly quirks?: {
          readonly twoByteCommands?: boolean
          readonly notReadyEvery?: number
          readonly causeUnknownMs?: number | string
          readonly slowProtocolMs?: number | string
          readonly oldRevision?: string
          readonly star?: boolean
          readonly firstRepeatMs?: number | string
        }
      }
      /** the card's USB port, over USB/IP */
      readonly usb?: 'usbip'
    }
  | {
      readonly card: 'AP9617' | 'AP9619' | 'AP9630' | 'AP9631' | 'AP9635' | 'AP9640' | 'AP9641' | 'AP9643'
      /** false: the card lies beside the unit until it is put in; default true */
      readonly fitted?: boolean
      /** version of its firmware, such as 7.1.2 */
      readonly firmware?: string
      /** defects of its firmware, switched by hand */
      readonly defects?: {
        readonly [name: string]: boolean
      }
      /** where SNMP is answered, over UDP: 127.0.0.1:0 takes a free port */
      readonly snmp?: string | number
      /** where status packets of network shutdown are sent from, over UDP: 127.0.0.1:0 takes a free port */
      readonly pcnet?: string | number
      /** who is sent these packets, such as 127.0.0.1:3052 */
      readonly clients?: readonly (string | number)[]
      /** the page that network shutdown commands the unit by, over TCP; apcupsd asks at port 80 only */
      readonly web?: string | number
      /** where the card answers Modbus, over TCP, which is off as shipped: 127.0.0.1:0 takes a free port */
      readonly modbus?: string | number
      /** where its console answers over Telnet, from AOS 5 on: 127.0.0.1:0 takes a free port */
      readonly console?: string | number
      /** password of its users apc, device and readonly; default apc */
      readonly password?: string
      /** user of network shutdown; default apc */
      readonly user?: string
      /** its phrase; default: admin user phrase */
      readonly phrase?: string
      /** access as shipped: legacy answers SNMPv1, secure does not; default: as the version ships */
      readonly profile?: 'legacy' | 'secure'
      readonly communities?: readonly {
        readonly name: string
        readonly access?: 'disable' | 'read' | 'write' | 'write+'
        /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
        readonly nms?: string
      }[]
      /** who may ask in SNMPv3, which they turn on */
      readonly users?: readonly {
        readonly name: string
        /** what signs its messages */
        readonly auth?: 'none' | 'MD5' | 'SHA' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'
        readonly authPassword?: string
        /** what encrypts them; AES-192-C and AES-256-C make keys as Cisco devices do */
        readonly priv?: 'none' | 'DES' | 'AES' | 'AES-192' | 'AES-256' | 'AES-192-C' | 'AES-256-C'
        readonly privPassword?: string
        /** requests below are refused; default: the highest that the user has */
        readonly level?: 'noAuthNoPriv' | 'authNoPriv' | 'authPriv'
        readonly access?: 'read' | 'write'
        /** managers it counts for: 255 in an octet is any, 0.0.0.0 every address */
        readonly nms?: string
      }[]
      /** who is sent traps */
      readonly receivers?: readonly {
        /** host:port, [v6]:port or a port; port 0 picks a free one */
        readonly address: string | number
        readonly version?: 'v1' | 'v2c' | 'v3'
        /** community, or user of version 3 */
        readonly name?: string
        readonly inform?: boolean
        readonly traps?: 'powernet' | 'ietf' | 'both'
      }[]
      readonly authenticationTraps?: boolean
      /** sensors on its universal ports */
      readonly sensors?: readonly {
        readonly port: number
        readonly temperature: number
        readonly humidity?: number
      }[]
      readonly contact?: string
      readonly location?: string
      readonly name?: string
    }

export interface SetBasicPort2Body {
  /** a client's cable is plugged in */
  readonly connected?: boolean
  /** the client's shutdown line (pin 1) is high */
  readonly shutdownLine?: boolean
}

export interface HostDidBody {
  readonly did: 'shutting-down' | 'halted' | 'up'
}

export interface PutHostBody {
  /** default: the unit's last outlet group */
  readonly group?: 'MOG' | 'SOG0' | 'SOG1' | 'SOG2'
  /** what triggers its shutdown; default low-battery */
  readonly shutdownTrigger?:
    | 'basic1'
    | 'basic2'
    | 'low-battery'
    | 'shutdown-imminent'
    | 'on-battery'
    | 'nothing'
  /** scripted: the port it reads the unit at, in the language used there; trap and pcnet: it waits for what the card in a slot sends; default: it knows without reading */
  readonly readsVia?: 'rj45' | 'usb' | 'snmp' | 'trap' | 'pcnet'
  /** how the bench learns that it halted; scripted (default): upslab plays the host */
  readonly haltReportedBy?:
    | 'scripted'
    | 'control'
    | 'basic1'
    | 'basic2'
    | 'rj45'
    | 'usb'
    | 'smartslot1'
    | 'smartslot2'
    | 'network'
  /** scripted: once halted, commands a shutdown of the whole unit as this source; on the wire where it is the port of readsVia */
  readonly killPowerVia?: 'rj45' | 'usb' | 'smartslot1' | 'smartslot2' | 'network'
  /** with readsVia: what it does once the unit counts as lost; default shut-down-on-battery: if it last read on battery */
  readonly onCommLost?: 'carry-on' | 'shut-down-on-battery' | 'shut-down'
  /** with readsVia: how long without an answer until the unit counts as lost; default 15, with pcnet 55 */
  readonly commLostSeconds?: number | string
  /** how long the trigger has to last before the host acts; default 0 */
  readonly afterSeconds?: number | string
  /** how often it looks; default 0 on a line of a card, 5 on what is read from the unit */
  readonly pollSeconds?: number | string
  /** with readsVia usb: finds the unit again after it has been away; default true */
  readonly reconnects?: boolean
  /** scripted: how long its shutdown takes; default 45 */
  readonly shutdownSeconds?: number | string
  /** how long it takes to boot; default 60 */
  readonly bootSeconds?: number | string
  /** scripted, on a port of a card: holds its shutdown line once halted; default true */
  readonly confirms?: boolean
}

export interface PressKeyBody {
  readonly key: 'up' | 'down' | 'ok' | 'esc' | 'power'
  /** how long the key is held */
  readonly holdMs?: number | string
}

export interface SetClockBody {
  readonly speed?: number
  readonly paused?: boolean
}

export interface AdvanceBody {
  readonly seconds: number | string
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
      readonly [name in
        | 'site-wiring'
        | 'eeprom'
        | 'ad-converter'
        | 'logic-power-supply'
        | 'internal-communication'
        | 'ui-button'
        | 'needs-factory-setup'
        | 'epo-active'
        | 'firmware-mismatch'
        | 'oscillator'
        | 'measurement-mismatch'
        | 'subsystem'
        | 'logic-power-supply-relay'
        | 'network-warning'
        | 'input-contact-output-relay'
        | 'air-filter-warning'
        | 'output-overload'
        | 'output-short-circuit'
        | 'output-overvoltage'
        | 'transformer-dc-imbalance'
        | 'overtemperature'
        | 'backfeed-relay'
        | 'avr-relay'
        | 'pfc-input-relay'
        | 'output-relay'
        | 'bypass-relay'
        | 'fan'
        | 'pfc'
        | 'dc-bus-overvoltage'
        | 'inverter'
        | 'over-current'
        | 'bypass-pfc-relay'
        | 'bus-soft-start'
        | 'green-relay'
        | 'dc-output'
        | 'dc-bus-converter'
        | 'sensor'
        | 'disconnected'
        | 'overvoltage'
        | 'needs-replacement'
        | 'overtemperature-critical'
        | 'charger'
        | 'temperature-sensor'
        | 'battery-bus-soft-start'
        | 'overtemperature-warning'
        | 'general-error'
        | 'communication'
        | 'disconnected-frame'
        | 'battery-firmware-mismatch'
        | 'voltage-sense-error'
        | 'incompatible-pack']?: boolean
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
    /** what clients on ports of a card have been signalled since the run began */
    readonly signalled?: {
      readonly basic1?: 'low-battery' | 'on-battery' | 'nothing'
      readonly basic2?: 'low-battery' | 'on-battery' | 'nothing'
    }
    readonly firmware?: string
    /** where an update of the firmware is */
    readonly update?: 'none' | 'receiving' | 'installing' | 'restarting' | 'dead'
  }
  readonly limitSeconds?: number | string
}

export type ImportSnapshotBody = SnapshotDocument

export interface NameSnapshotBody {
  readonly name: string
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

export interface PlayScenarioBody {
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
  /** device seconds to the second */
  readonly speed?: number
}

export interface SetPlayBody {
  readonly speed: number
}

export interface SetWireBody {
  /** applied in this order */
  readonly faults: readonly WireFault[]
}

/** Every call of the control API. */
export interface ControlCalls {
  /**
   * Every device with its state.
   *
   * @example await client.listDevices()
   */
  listDevices(): Promise<readonly DeviceState[]>
  /**
   * Put a device on the bench while it runs; its ports are opened.
   *
   * @example await client.addDevice({ id: 'rack2', model: 'SMT1500RM2U', firmware: '09.3', rj45: { tcp: '127.0.0.1:0' } })
   */
  addDevice(body: AddDeviceBody): Promise<DeviceState>
  /**
   * State of one device.
   *
   * @example await client.getDevice('ups0')
   */
  getDevice(id: string): Promise<DeviceState>
  /**
   * Take a device off the bench; its ports are closed, what it saved is kept.
   *
   * @example await client.removeDevice('ups0')
   */
  removeDevice(id: string): Promise<Removed>
  /**
   * Change the utility: voltage (0 is a blackout), frequency, distortion.
   *
   * @example await client.setInput('ups0', { voltage: 0 })
   */
  setInput(id: string, body: SetInputBody): Promise<DeviceState>
  /**
   * Change charge, temperature or health.
   *
   * @example await client.setBattery('ups0', { charge: 40 })
   */
  setBattery(id: string, body: SetBatteryBody): Promise<DeviceState>
  /**
   * Change the load of outlet groups, in watts.
   *
   * @example await client.setLoad('ups0', { SOG0: 300 })
   */
  setLoad(id: string, body: SetLoadBody): Promise<DeviceState>
  /**
   * Command outlet groups as a port, the LCD or a card would.
   *
   * @example await client.command('ups0', { action: 'off', targets: ['SOG0'], source: 'lcd', useDelay: true })
   */
  command(id: string, body: CommandBody): Promise<DeviceState>
  /**
   * Flash another firmware version, or switch defects by hand; those switched before and not named again are dropped.
   *
   * @example await client.flash('ups0', { version: '09.3' })
   */
  flash(id: string, body: FlashBody): Promise<DeviceState>
  /**
   * Device time, and the devices that are not as they were at an earlier call.
   *
   * @example await client.getChanges()
   */
  getChanges(query?: { readonly since?: number }): Promise<Changes>
  /**
   * A lab file that brings up this bench: its devices as they are now; what is under way is not in it.
   *
   * @example await client.exportLab()
   */
  exportLab(): Promise<LabFile>
  /**
   * A device as a lab file describes it, as it is now: with another name it is a body of addDevice.
   *
   * @example await client.describeDevice('ups0')
   */
  describeDevice(id: string): Promise<DescribedDevice>
  /**
   * Go back to the devices of the lab file as they were at the start, device time and wires included.
   *
   * @example await client.reset()
   */
  reset(): Promise<readonly DeviceState[]>
  /**
   * Everything a person can set on a unit.
   *
   * @example await client.getSettings('ups0')
   */
  getSettings(id: string): Promise<Settings>
  /**
   * Change settings; all of them or, when one is not allowed, none.
   *
   * @example await client.setSettings('ups0', { groups: { SOG0: { turnOffDelay: 30 } } })
   */
  setSettings(
    id: string,
    body: SetSettingsBody,
  ): Promise<{
    readonly unit: UnitSettings
    readonly groups: {
      readonly [name in GroupName]?: GroupSettings
    }
    /** why the settings are not kept beyond this run */
    readonly warning?: string
  }>
  /**
   * What each setting of a unit, and of each of its outlet groups, accepts on the firmware that runs.
   *
   * @example await client.getAcceptedSettings('ups0')
   */
  getAcceptedSettings(id: string): Promise<AcceptedSettings>
  /**
   * Give a unit a past; its counters go on from there.
   *
   * @example await client.setHistory('ups0', { transfers: 12, secondsOnBattery: 3600 })
   */
  setHistory(id: string, body: SetHistoryBody): Promise<DeviceState>
  /**
   * Start or abort a self-test or a runtime calibration.
   *
   * @example await client.test('ups0', { test: 'self-test', action: 'start' })
   */
  test(id: string, body: TestBody): Promise<DeviceState>
  /**
   * Raise (true) or clear (false) alarms by name.
   *
   * @example await client.setFaults('ups0', { 'needs-replacement': true })
   */
  setFaults(id: string, body: SetFaultsBody): Promise<DeviceState>
  /**
   * Send a unit new firmware as its users do: it takes device time, and the unit may refuse it.
   *
   * @example await client.updateFirmware('ups0', { version: '09.6', via: 'serial' })
   */
  updateFirmware(id: string, body: UpdateFirmwareBody): Promise<DeviceState>
  /**
   * Change settings of the card in smartslot1, such as its DIP switches.
   *
   * @example await client.setCard('ups0', { dip: '00010000' })
   */
  setCard(id: string, body: SetCardBody): Promise<DeviceState>
  /**
   * Put a card into smartslot1, or take it out; one that was there before comes back as it was.
   *
   * @example await client.fitCard('ups0', { card: 'AP9624' })
   */
  fitCard(id: string, body: FitCardBody): Promise<DeviceState>
  /**
   * Plug a client into a port of the card in smartslot1, or move its shutdown line.
   *
   * @example await client.setBasicPort('ups0', 'basic1', { shutdownLine: true })
   */
  setBasicPort(id: string, port: string, body: SetBasicPortBody): Promise<DeviceState>
  /**
   * Change settings of the card in smartslot2, such as its DIP switches.
   *
   * @example await client.setCard2('ups0', { dip: '00010000' })
   */
  setCard2(id: string, body: SetCard2Body): Promise<DeviceState>
  /**
   * Put a card into smartslot2, or take it out; one that was there before comes back as it was.
   *
   * @example await client.fitCard2('ups0', { card: 'AP9624' })
   */
  fitCard2(id: string, body: FitCard2Body): Promise<DeviceState>
  /**
   * Plug a client into a port of the card in smartslot2, or move its shutdown line.
   *
   * @example await client.setBasicPort2('ups0', 'rj45', { shutdownLine: true })
   */
  setBasicPort2(id: string, port: string, body: SetBasicPort2Body): Promise<DeviceState>
  /**
   * A host, or whoever tests it, says what it did.
   *
   * @example await client.hostDid('ups0', 'db1', { did: 'halted' })
   */
  hostDid(id: string, name: string, body: HostDidBody): Promise<DeviceState>
  /**
   * Put a host behind an outlet group of a device, in place of one of that name.
   *
   * @example await client.putHost('ups0', 'db1', { group: 'SOG0', shutdownTrigger: 'on-battery', afterSeconds: 60 })
   */
  putHost(id: string, name: string, body: PutHostBody): Promise<DeviceState>
  /**
   * Take a host away from its outlet group.
   *
   * @example await client.removeHost('ups0', 'db1')
   */
  removeHost(id: string, name: string): Promise<DeviceState>
  /**
   * What a person sees on the front panel: display, lights, beeper.
   *
   * @example await client.getPanel('ups0')
   */
  getPanel(id: string): Promise<Panel>
  /**
   * Press a key on the front panel.
   *
   * @example await client.pressKey('ups0', { key: 'power', holdMs: '5s' })
   */
  pressKey(id: string, body: PressKeyBody): Promise<Panel>
  /**
   * What the readings of a device were: the last while as it was, what is long past more coarsely.
   *
   * @example await client.getSeries('ups0')
   */
  getSeries(id: string, query?: { readonly since?: number }): Promise<Series>
  /**
   * Device time and how it runs.
   *
   * @example await client.getClock()
   */
  getClock(): Promise<Clock>
  /**
   * Change the speed of device time, or pause it.
   *
   * @example await client.setClock({ speed: 60 })
   */
  setClock(body: SetClockBody): Promise<Clock>
  /**
   * Jump forward, running every event on the way in order.
   *
   * @example await client.advance({ seconds: '10m' })
   */
  advance(body: AdvanceBody): Promise<Clock>
  /**
   * Jump forward from event to event until something holds, at most for a time.
   *
   * @example await client.runUntil({ until: { lowBattery: true }, limitSeconds: '2h' })
   */
  runUntil(body: RunUntilBody): Promise<{
    /** device time, ISO 8601 */
    readonly now: string
    /** device time in seconds since 1970-01-01 */
    readonly seconds: number
    /** moved by hand only */
    readonly virtual: boolean
    readonly speed: number
    readonly paused: boolean
    /** another one after the bench was started anew */
    readonly run: string
    /** it holds now */
    readonly reached: boolean
    /** what does not hold, where it was not reached */
    readonly why: string | null
  }>
  /**
   * The snapshots that are kept, oldest first.
   *
   * @example await client.listSnapshots()
   */
  listSnapshots(): Promise<readonly Snapshot[]>
  /**
   * Keep the whole bench as it is now: settings, time, everything under way.
   *
   * @example await client.takeSnapshot()
   */
  takeSnapshot(): Promise<Snapshot>
  /**
   * Keep a snapshot that was taken before, of a bench with the same devices.
   *
   * @example await client.importSnapshot({ format: 2, now: 1735689600000, devices: {} })
   */
  importSnapshot(body: ImportSnapshotBody): Promise<Snapshot>
  /**
   * A snapshot as a document, for keeping it elsewhere.
   *
   * @example await client.getSnapshot('1')
   */
  getSnapshot(id: string): Promise<SnapshotDocument>
  /**
   * Name a snapshot that is kept.
   *
   * @example await client.nameSnapshot('1', { name: 'before the outage' })
   */
  nameSnapshot(id: string, body: NameSnapshotBody): Promise<Snapshot>
  /**
   * Keep a snapshot no longer.
   *
   * @example await client.deleteSnapshot('1')
   */
  deleteSnapshot(id: string): Promise<Snapshot>
  /**
   * Go back to a snapshot, device time and devices that were removed since included.
   *
   * @example await client.restoreSnapshot('1')
   */
  restoreSnapshot(id: string): Promise<Snapshot>
  /**
   * The ready scenarios.
   *
   * @example await client.listScenarios()
   */
  listScenarios(): Promise<readonly ScenarioSummary[]>
  /**
   * Run a scenario on a virtual bench of its own.
   *
   * @example await client.runScenario({ scenario: 'fa233876-off-confirmed', firmware: '09.2' })
   */
  runScenario(body: RunScenarioBody): Promise<ScenarioReport>
  /**
   * Run a scenario on two firmware versions and lay the timelines side by side.
   *
   * @example await client.compareScenario({ scenario: 'fa233876-off-confirmed', firmwares: ['09.2', '09.3'] })
   */
  compareScenario(body: CompareScenarioBody): Promise<ScenarioComparison>
  /**
   * The scenario that is played on this bench, or was last.
   *
   * @example await client.getPlay()
   */
  getPlay(): Promise<ScenarioPlay>
  /**
   * Put the units of a scenario on this bench, and take its steps as time goes by.
   *
   * @example await client.playScenario({ scenario: 'fa233876-off-confirmed', firmware: '09.2', speed: 10 })
   */
  playScenario(body: PlayScenarioBody): Promise<ScenarioPlay>
  /**
   * Change the speed of the scenario that is played.
   *
   * @example await client.setPlay({ speed: 60 })
   */
  setPlay(body: SetPlayBody): Promise<ScenarioPlay>
  /**
   * Stop the scenario that is played; its units stay on the bench.
   *
   * @example await client.stopPlay()
   */
  stopPlay(): Promise<ScenarioPlay>
  /**
   * The JSON Schema of a scenario: its steps, fields and the words they take.
   *
   * @example await client.getScenarioSchema()
   */
  getScenarioSchema(): Promise<ScenarioSchema>
  /**
   * A ready scenario as a text, to begin one of your own from.
   *
   * @example await client.getScenario('fa233876-off-confirmed')
   */
  getScenario(name: string): Promise<ScenarioText>
  /**
   * The faults on the wire of a port.
   *
   * @example await client.getWire('ups0', 'rj45')
   */
  getWire(id: string, port: string): Promise<Wire>
  /**
   * Put faults on the wire of a port, in place of those there were; an empty list is a good wire.
   *
   * @example await client.setWire('ups0', 'rj45', { faults: [{ fault: 'latency', ms: 250 }] })
   */
  setWire(id: string, port: string, body: SetWireBody): Promise<Wire>
  /**
   * The open ports of a unit: how many clients are there, and when they last asked something.
   *
   * @example await client.listConnections('ups0')
   */
  listConnections(id: string): Promise<readonly PortUse[]>
  /**
   * Every model, with its ratings and the UPS IDs of its lines.
   *
   * @example await client.listModels()
   */
  listModels(): Promise<readonly ModelSummary[]>
  /**
   * Every firmware line, with the versions that sources name.
   *
   * @example await client.listFirmware()
   */
  listFirmware(): Promise<readonly FirmwareLine[]>
  /**
   * Every defect that can be switched, with the options it takes.
   *
   * @example await client.listDefects()
   */
  listDefects(): Promise<readonly Defect[]>
  /**
   * Ratings of a model, its firmware versions, oldest first, and every defect that can be switched.
   *
   * @example await client.getModel('SMT1500RM2U')
   */
  getModel(model: string): Promise<Model>
  /**
   * What this bench can do: protocols, kinds of ports, cards, alarms, faults of wires, calls.
   *
   * @example await client.getCapabilities()
   */
  getCapabilities(): Promise<Capabilities>
  /**
   * Whether the bench answers, and whether it can keep what it should; needs no token.
   *
   * @example await client.health()
   */
  health(): Promise<{
    readonly status: 'ok' | 'degraded'
    readonly devices?: number
    /** where degraded */
    readonly problems?: readonly string[]
  }>
}

/** Method and path of every call, and whether it has a body. */
export const ROUTES = {
  listDevices: { method: 'GET', path: '/api/v1/devices', body: false },
  addDevice: { method: 'POST', path: '/api/v1/devices', body: true },
  getDevice: { method: 'GET', path: '/api/v1/devices/{id}', body: false },
  removeDevice: { method: 'DELETE', path: '/api/v1/devices/{id}', body: false },
  setInput: { method: 'PATCH', path: '/api/v1/devices/{id}/input', body: true },
  setBattery: { method: 'PATCH', path: '/api/v1/devices/{id}/battery', body: true },
  setLoad: { method: 'PATCH', path: '/api/v1/devices/{id}/load', body: true },
  command: { method: 'POST', path: '/api/v1/devices/{id}/commands', body: true },
  flash: { method: 'PUT', path: '/api/v1/devices/{id}/firmware', body: true },
  getChanges: { method: 'GET', path: '/api/v1/changes', body: false },
  exportLab: { method: 'GET', path: '/api/v1/lab-file', body: false },
  describeDevice: { method: 'GET', path: '/api/v1/devices/{id}/description', body: false },
  reset: { method: 'POST', path: '/api/v1/reset', body: false },
  getSettings: { method: 'GET', path: '/api/v1/devices/{id}/settings', body: false },
  setSettings: { method: 'PATCH', path: '/api/v1/devices/{id}/settings', body: true },
  getAcceptedSettings: { method: 'GET', path: '/api/v1/devices/{id}/settings/accepted', body: false },
  setHistory: { method: 'PATCH', path: '/api/v1/devices/{id}/history', body: true },
  test: { method: 'POST', path: '/api/v1/devices/{id}/tests', body: true },
  setFaults: { method: 'PATCH', path: '/api/v1/devices/{id}/faults', body: true },
  updateFirmware: { method: 'POST', path: '/api/v1/devices/{id}/firmware-updates', body: true },
  setCard: { method: 'PATCH', path: '/api/v1/devices/{id}/smartslot1', body: true },
  fitCard: { method: 'PUT', path: '/api/v1/devices/{id}/smartslot1', body: true },
  setBasicPort: { method: 'PATCH', path: '/api/v1/devices/{id}/smartslot1/{port}', body: true },
  setCard2: { method: 'PATCH', path: '/api/v1/devices/{id}/smartslot2', body: true },
  fitCard2: { method: 'PUT', path: '/api/v1/devices/{id}/smartslot2', body: true },
  setBasicPort2: { method: 'PATCH', path: '/api/v1/devices/{id}/smartslot2/{port}', body: true },
  hostDid: { method: 'POST', path: '/api/v1/devices/{id}/hosts/{name}', body: true },
  putHost: { method: 'PUT', path: '/api/v1/devices/{id}/hosts/{name}', body: true },
  removeHost: { method: 'DELETE', path: '/api/v1/devices/{id}/hosts/{name}', body: false },
  getPanel: { method: 'GET', path: '/api/v1/devices/{id}/panel', body: false },
  pressKey: { method: 'POST', path: '/api/v1/devices/{id}/panel/keys', body: true },
  getSeries: { method: 'GET', path: '/api/v1/devices/{id}/series', body: false },
  getClock: { method: 'GET', path: '/api/v1/clock', body: false },
  setClock: { method: 'PATCH', path: '/api/v1/clock', body: true },
  advance: { method: 'POST', path: '/api/v1/clock/advance', body: true },
  runUntil: { method: 'POST', path: '/api/v1/clock/run-until', body: true },
  listSnapshots: { method: 'GET', path: '/api/v1/snapshots', body: false },
  takeSnapshot: { method: 'POST', path: '/api/v1/snapshots', body: false },
  importSnapshot: { method: 'PUT', path: '/api/v1/snapshots', body: true },
  getSnapshot: { method: 'GET', path: '/api/v1/snapshots/{id}', body: false },
  nameSnapshot: { method: 'PATCH', path: '/api/v1/snapshots/{id}', body: true },
  deleteSnapshot: { method: 'DELETE', path: '/api/v1/snapshots/{id}', body: false },
  restoreSnapshot: { method: 'POST', path: '/api/v1/snapshots/{id}/restore', body: false },
  listScenarios: { method: 'GET', path: '/api/v1/scenarios', body: false },
  runScenario: { method: 'POST', path: '/api/v1/scenarios/run', body: true },
  compareScenario: { method: 'POST', path: '/api/v1/scenarios/compare', body: true },
  getPlay: { method: 'GET', path: '/api/v1/scenarios/play', body: false },
  playScenario: { method: 'POST', path: '/api/v1/scenarios/play', body: true },
  setPlay: { method: 'PATCH', path: '/api/v1/scenarios/play', body: true },
  stopPlay: { method: 'DELETE', path: '/api/v1/scenarios/play', body: false },
  getScenarioSchema: { method: 'GET', path: '/api/v1/scenario-schema', body: false },
  getScenario: { method: 'GET', path: '/api/v1/scenarios/{name}', body: false },
  getWire: { method: 'GET', path: '/api/v1/devices/{id}/wires/{port}', body: false },
  setWire: { method: 'PUT', path: '/api/v1/devices/{id}/wires/{port}', body: true },
  listConnections: { method: 'GET', path: '/api/v1/devices/{id}/connections', body: false },
  listModels: { method: 'GET', path: '/api/v1/models', body: false },
  listFirmware: { method: 'GET', path: '/api/v1/firmware', body: false },
  listDefects: { method: 'GET', path: '/api/v1/defects', body: false },
  getModel: { method: 'GET', path: '/api/v1/models/{model}', body: false },
  getCapabilities: { method: 'GET', path: '/api/v1/capabilities', body: false },
  health: { method: 'GET', path: '/healthz', body: false },
} as const
