/** Usage numbers by the names in the tables beside: HID Usage Tables for Power Devices 1.1, and APC's own page ff86. */
const POWER_DEVICE = {
  ...{ iName: 0x01, PresentStatus: 0x02, UPS: 0x04, Battery: 0x12, PowerConverter: 0x16, Input: 0x1a },
  ...{ Output: 0x1c, PowerSummary: 0x24, Voltage: 0x30, Frequency: 0x32, PercentLoad: 0x35 },
  ...{ Temperature: 0x36, ConfigVoltage: 0x40, ConfigActivePower: 0x44, LowVoltageTransfer: 0x53 },
  ...{ HighVoltageTransfer: 0x54, DelayBeforeReboot: 0x55, DelayBeforeStartup: 0x56 },
  ...{ DelayBeforeShutdown: 0x57, Test: 0x58, AudibleAlarmControl: 0x5a, Overload: 0x65 },
  ...{ ShutdownRequested: 0x68, ShutdownImminent: 0x69, CommunicationLost: 0x73, iManufacturer: 0xfd },
  ...{ iProduct: 0xfe, iSerialNumber: 0xff },
}
const BATTERY_SYSTEM = {
  ...{ RemainingCapacityLimit: 0x29, RemainingTimeLimit: 0x2a, CapacityMode: 0x2c },
  ...{ BelowRemainingCapacityLimit: 0x42, RemainingTimeLimitExpired: 0x43, Charging: 0x44 },
  ...{ Discharging: 0x45, NeedReplacement: 0x4b, RemainingCapacity: 0x66, FullChargeCapacity: 0x67 },
  ...{ RunTimeToEmpty: 0x68, DesignCapacity: 0x83, ManufacturerDate: 0x85, iDeviceChemistry: 0x89 },
  ...{ Rechargeable: 0x8b, WarningCapacityLimit: 0x8c, CapacityGranularity1: 0x8d },
  ...{ CapacityGranularity2: 0x8e, iOEMInformation: 0x8f, ACPresent: 0xd0, BatteryPresent: 0xd1 },
  ...{ VoltageNotRegulated: 0xdb },
}
const APC = {
  ...{ APC01coll: 0x01, APCGeneralCollection: 0x05, APCBattReplaceDate: 0x16, APCBattCapBeforeStartup: 0x19 },
  ...{ APC_UPS_FirmwareRevision: 0x42, APCLineFailCause: 0x52, APCStatusFlag: 0x60, APCSensitivity: 0x61 },
  ...{ APCPanelTest: 0x72, APCShutdownAfterDelay: 0x76, APC_USB_FirmwareRevision: 0x79 },
  ...{ 'APCDelayBeforeReboot/ForceShutdown': 0x7c, APCDelayBeforeShutdown: 0x7d },
  ...{ APCDelayBeforeStartup: 0x7e, APCSiteWiringFault: 0x80 },
  ...{ 'APC_TunnelRx(host->UPS)': 0xfc, 'APC_TunnelTx(UPS->host)': 0xfd },
}

const NUMBERS = new Map(
  Object.entries({ 132: POWER_DEVICE, 133: BATTERY_SYSTEM, 65414: APC }).flatMap(([page, usages]) =>
    Object.entries(usages).map(([name, usage]) => [name, Number(page) * 0x10000 + usage] as const),
  ),
)

/** A path such as `UPS.Battery.Test` in numbers; usages without a name are eight hexadecimal digits. */
export function usageNumbers(path: string): number[] {
  return path
    .split('.')
    .filter((name) => name !== '<pad>')
    .map((name) => NUMBERS.get(name) ?? Number.parseInt(name, 16))
}
