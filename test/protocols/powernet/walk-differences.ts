import type { ObjectName } from '../../../src/protocols/powernet/objects.ts'

const BATTERY = 'a figure of the battery model; the type is compared'
const LOAD = 'follows from load and voltage; the type is compared'
const TIME = 'how long the card had been up; the type is compared'

/** Objects whose value follows from the model of a unit, so that no setting gives a recorded one. */
export const MEASURED: { readonly [N in ObjectName]?: string } = {
  upsAdvBatteryRunTimeRemaining: BATTERY,
  upsAdvBatteryActualVoltage: BATTERY,
  upsHighPrecBatteryActualVoltage: BATTERY,
  upsEstimatedMinutesRemaining: BATTERY,
  upsBatteryVoltage: BATTERY,
  upsAdvOutputLoad: LOAD,
  upsHighPrecOutputLoad: LOAD,
  upsAdvOutputCurrent: LOAD,
  upsHighPrecOutputCurrent: LOAD,
  upsOutputCurrent: LOAD,
  upsOutputPercentLoad: LOAD,
  upsBypassCurrent: LOAD,
  sysUpTime: TIME,
  snmpEngineTime: TIME,
  mconfigClockDate: TIME,
  mconfigClockTime: TIME,
}

const HARDWARE = 'hardware revision 08: cards of one order number were made with 05 and 08, the bench has 05'
const MONITOR = 'probes and contacts of an environment monitor: the bench has sensors on universal ports only'
const NO_TEST = 'the recorded unit had been tested; the bench has no setting for the day of a test'
const OWN_MONITOR = { 'iemConfig*': MONITOR, 'iemStatus*': MONITOR }
const OLD_CARD = 'objects of the AP9606 era, which none of the cards on the bench is of'

/** Where a card differs from a recording, object by object, with the reason. */
export const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'smt1500i-ap9631-7.1.2': { sysDescr: HARDWARE },
  'smx750-ap9631-7.0.8': { sysDescr: HARDWARE },
  'smx750i-ap9631-6.7.2': {
    upsHighPrecOutputVoltage:
      'a tenth of a volt between two readings: output and input of a unit on line are one on the bench',
  },
  'smx750i-ap9631-6.6.4': { sysDescr: HARDWARE, ...OWN_MONITOR },
  'sua1500rmi2u-ap9619-3.7.3': OWN_MONITOR,
  'sua750i-ap9619-3.7.3': OWN_MONITOR,
  'surt3000xl-ap9619-3.9.4': {
    ...OWN_MONITOR,
    upsAdvIdentFirmwareRevision: 'the recorded unit says 4.1, which is no revision of a line on the bench',
  },
  'sua5000rmi5u-ap9630-5.1.7-rfc1628': {
    upsOutputVoltage:
      'two volts between two readings: output and input of a unit on line are one on the bench',
  },
  'su1400i-ap9606-powernet': {
    upsAdvBatteryNumOfBadBattPacks: 'NMC1 cards say -1 (bad-packs-minus1), the AP9606 said 0',
    upsAdvInputMinLineVoltage: 'the voltage of the last minute of the recorded unit',
    upsBasicConfigNumDevices: OLD_CARD,
    deviceIndex: OLD_CARD,
    deviceName: OLD_CARD,
    vaRating: OLD_CARD,
    acceptThisDevice: OLD_CARD,
    upsAdvConfigPassword: OLD_CARD,
    serialPort2Mode: OLD_CARD,
    setPulseOnTXD: OLD_CARD,
    apcUpsConfigFieldValueRange:
      'the recorded unit does not let its output voltage be chosen; the list of an SU unit does',
    upsAdvTestLastDiagnosticsDate: NO_TEST,
    mtrapargsInteger: 'arguments of the last trap of the recorded card',
    mtrapargsString: 'arguments of the last trap of the recorded card',
    mtrapargsGauge: 'arguments of the last trap of the recorded card',
  },
  'srt3000rmxla-ap9641-1.3.3.1-printed': {
    upsAdvIdentSkuNumber: 'a model with a network card as sold; the bench has the one without',
    upsAdvTestLastDiagnosticsDate: NO_TEST,
  },
  'srt3000xla-ap9630-6.7.2-printed': {
    upsAdvIdentSkuNumber: 'a model of one country; the bench has the common one',
    upsAdvOutputFrequency:
      'half a hertz between two readings: output and input of a unit on line are one on the bench',
    upsAdvInputLineFailCause: 'a momentary spike, which the bench cannot make',
    upsAdvTestLastDiagnosticsDate: NO_TEST,
  },
}
