import { DEFECTS } from '../defects/index.ts'
import { PUBLISHED } from './index.ts'

/** How a published difference is reproduced, or why not. */
export type RowStatus =
  | { readonly kind: 'defect'; readonly by: string }
  | { readonly kind: 'gate' | 'trait'; readonly by: string }
  | { readonly kind: 'design'; readonly by: string }
  | { readonly kind: 'not-observable'; readonly because: string }
  | { readonly kind: 'open'; readonly because: string }

/** Capabilities that begin with a version: fields of a firmware line. */
const GATES: Readonly<Record<string, string>> = {
  'smt-no-modbus-before-09': 'modbusFrom',
  'id20-modbus-added': 'modbusFrom',
  'field-smx750-no-modbus-usb': 'modbusFrom',
  'xu-modbus-menu': 'modbusFrom',
  'smtl-modbus-tcp-added': 'modbusTcpFrom',
  'c-voltageac-32': 'modbusTcpFrom',
}

/** Values that follow the version: traits. */
const TRAITS: Readonly<Record<string, string>> = {
  'id20-lowruntime-default': 'lowRuntimeWarning',
  'id20-limits': 'mostReturnRuntime',
  'id23-limits': 'mostReturnRuntime',
  'id1003-limits': 'mostReturnRuntime',
  'smc-limits': 'mostReturnRuntime',
  'c-upper-276': 'mostTransferHigh',
  'xu-microlink-map': 'microlinkDataVersion',
  'id20-wizard-timeout': 'setupWizard',
  'srtl-pack-id-alarm': 'packIdAlarms',
  'srtl-off-after-abnormal': 'offAfterAbnormal',
  'id20-efficiency-reason': 'efficiencyReasons',
  'id20-calibration-prohibited-lcd': 'calibrationRefusalShown',
  'id20-beep-pattern': 'beepPatterns',
  'id1040-green-menu': 'greenModeInMenu',
  'c-site-wiring-config': 'siteWiringConfigurable',
  'c-battery-overtemp-popup': 'notShownAlarms',
  'srtl-incompatible-pack': 'notShownAlarms',
  'srt-power-button-5s': 'powerButtonHoldMs',
  'srt-li-pack-names': 'packsNamed',
  'xu-events-245-246': 'transferEventCodes',
  'c-rbc-names': 'renamedCartridges',
  'id18-fw-interfaces': 'updatePortSettings',
  'id20-fw-interfaces': 'updatePortSettings',
  'fw-interfaces': 'updatePortSettings',
  'smt-usb-fw-update': 'updateOverUsb',
  'smx-usb-fw-update': 'updateOverUsb',
  'nmc-fw-update-disabled': 'updateOverSmartSlot',
  'c-cve-nmc-update': 'updateOverSmartSlot',
  'srt-id-change': 'updatesToLine',
  'srt-update-output-on': 'updateWithOutputOn',
  'id23-powerquality-default': 'sensitivityAfterReset',
  'id23-invalid-sensitivity': 'takesInvalidSensitivity',
  'id23-ui-lock': 'displayLockable',
  'id23-sensitivity-adjust': 'qualityWidening',
  'id1003-sensitivity-adjust': 'qualityWidening',
}

/** What every unit of its kind does, in every version. */
const DESIGN: Readonly<Record<string, string>> = {
  'id11-no-upgrade': 'no file is taken on any way',
  'id20-1003-usb-upgrade': 'no file is taken over USB',
  'field-s-ignored-on-line': 'UPS-Link S on line is answered NO',
  'field-hid-interrupt-proprietary': 'Microlink in input reports 0x89 of the USB tunnel',
}

const CLOUD =
  "only the vendor's cloud service shows it; nothing on a wire, the panel, an outlet or a card does"

/** What nothing on any wire, panel, outlet, load, log or card could show. */
const NOT_OBSERVABLE: Readonly<Record<string, string>> = {
  'c-outlet-cloud-events': CLOUD,
  'c-cloud-events-wrong': CLOUD,
  'srtl-smartconnect-update': CLOUD,
  'c-rbc-garbage': CLOUD,
  'c-precharge':
    'how the charger begins is inside the unit; charge and time to full are published as unchanged',
}

const DEFECT_OF_ROW = new Map(DEFECTS.flatMap(({ id, rows }) => rows.map((row) => [row, id])))

/** What has become of a published difference. */
export function statusOf(row: string): RowStatus {
  const defect = DEFECT_OF_ROW.get(row)
  if (defect !== undefined) return { kind: 'defect', by: defect }
  if (Object.hasOwn(GATES, row)) return { kind: 'gate', by: GATES[row]! }
  if (Object.hasOwn(DESIGN, row)) return { kind: 'design', by: DESIGN[row]! }
  if (Object.hasOwn(TRAITS, row)) return { kind: 'trait', by: TRAITS[row]! }
  if (Object.hasOwn(NOT_OBSERVABLE, row)) return { kind: 'not-observable', because: NOT_OBSERVABLE[row]! }
  return { kind: 'open', because: 'not done yet' }
}

/** Ids that a table of this file names and no row has. */
export function unknownRows(): string[] {
  const known = new Set(PUBLISHED.map(({ id }) => id))
  const named = [...DEFECT_OF_ROW.keys(), ...[GATES, TRAITS, DESIGN, NOT_OBSERVABLE].flatMap(Object.keys)]
  return named.filter((id) => !known.has(id))
}

/** How many of the published differences are reproduced, in a sentence. */
export function summaryText(): string {
  const { defect, gate, trait, design, open, ...rest } = summary()
  const done = `${defect + gate + trait + design} of ${PUBLISHED.length} published differences between versions are reproduced`
  const how = `${defect} as defects, ${gate} as capabilities that begin with a version, ${trait} as values that follow it, ${design} as what every version does`
  return `${done}: ${how}. ${rest['not-observable']} cannot be seen by any client; ${open} ${open === 1 ? 'is' : 'are'} not reproduced.`
}

/** How many rows there are of each kind. */
export function summary(): Readonly<Record<RowStatus['kind'], number>> {
  const counts = { defect: 0, gate: 0, trait: 0, design: 0, 'not-observable': 0, open: 0 }
  for (const { id } of PUBLISHED) counts[statusOf(id).kind]++
  return counts
}
