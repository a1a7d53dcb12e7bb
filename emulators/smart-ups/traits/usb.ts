import { DUMPS, SCL, WIDE_FROM } from './lines.ts'
import { trait } from './trait.ts'

const LEGACY_DUMP = 'report of a Smart-UPS 1000 in the apcupsd sources'
const LIKE_NEIGHBOURS = 'as the units of the same generation that were seen'

/** What the device descriptor and its strings say. In forms, braces stand for the unit's own values. */
export const USB_TRAITS = {
  usbReports: trait<'legacy' | 'power-summary'>(
    'USB: which set of HID reports the own port has',
    { where: { serial: 'ups-link' }, value: 'legacy', source: 'HID dossier: SU, SUA, SUM are 051D:0002' },
    { value: 'power-summary', source: 'HID dossier: SMT, SMX, SMC, SRT, SCL have PowerSummary and a tunnel' },
  ),
  usbVendorId: trait<number>('USB: vendor id', { value: 0x051d, source: DUMPS }),
  usbLegacyProductId: trait<number>('USB: product id of the legacy report set', {
    value: 0x0002,
    source: DUMPS,
  }),
  usbLegacyDeviceVersion: trait<number>('USB: bcdDevice of the legacy report set', {
    value: 0x0006,
    source: LEGACY_DUMP,
  }),
  usbLegacyManufacturer: trait<string>('USB: manufacturer string of the legacy report set', {
    value: 'American Power Conversion',
    assumed: 'no raw dump of this generation shows whether a blank follows',
  }),
  usbLegacyProduct: trait<string>('USB: product string of the legacy report set', {
    value: '{name} FW:{firmware} USB FW:{usb}',
    source: DUMPS,
  }),
  usbDeviceVersion: trait<number>(
    'USB: bcdDevice',
    { where: { lines: [1027], to: '06.0' }, value: 0x0001, source: 'dump of an ID 1027 at 06.0' },
    { value: 0x0106, source: 'dump of an SMC1500; other lines alike' },
  ),
  usbDeviceVersionAt0004: trait<number>('USB: bcdDevice where the product id is 0004', {
    value: 0x0001,
    source: 'NUT issue 1429: an SMC1000-2UC at 04.6',
  }),
  usbManufacturer: trait<string>(
    'USB: manufacturer string',
    {
      where: { lines: [11, 18, 20, 1005, 1027, 1030] },
      value: 'American Power Conversion ',
      source: 'eight raw dumps',
    },
    { value: 'American Power Conversion ', assumed: LIKE_NEIGHBOURS },
  ),
  usbName: trait<string>(
    'USB: model in the product string',
    { where: { lines: [11], models: /^SMX750/ }, value: '{name} ', source: 'four dumps of ID 11' },
    { where: { lines: SCL }, value: 'Smart-UPS {size}', source: 'dump of an SCL500 at 02.3' },
    { where: { families: ['SMT', 'SMC'], linesFrom: WIDE_FROM }, value: 'Smart-UPS_{size}', source: DUMPS },
    { where: { families: ['SMTL'] }, value: 'Smart-UPS_{size}', assumed: LIKE_NEIGHBOURS },
    { value: '{name}', source: DUMPS },
  ),
  usbProduct: trait<string>(
    'USB: product string',
    { where: { lines: [11] }, value: '{name} FW:{communication} / {firmware}', source: 'six dumps of ID 11' },
    {
      where: { lines: [10] },
      value: '{name} FW:{communication} / {firmware}',
      assumed: 'as its sibling ID 11',
    },
    {
      where: { lines: [4] },
      value: '{name} FW:{firmware} / MCU 11.0',
      assumed: 'as an SMT2200 at 06.3 showed, taken for this line',
    },
    { value: '{name} FW:{firmware} / ID={line}', source: DUMPS },
  ),
  usbSerialWidth: trait<number>(
    'USB: characters of the serial number, filled up with blanks',
    { where: { lines: [18] }, value: 14, source: DUMPS },
    { where: { lines: [1027, 1030] }, value: 16, source: DUMPS },
    { where: { linesFrom: WIDE_FROM }, value: 16, assumed: 'as IDs 1027 and 1030' },
    { value: 14, assumed: 'as ID 18' },
  ),
  usbLegacyFirmware: trait<string>(
    'USB: firmware of the USB processor (ups.firmware.aux)',
    { where: { lines: [600] }, value: '1.2', source: LEGACY_DUMP },
    { where: { lines: [601, 617] }, value: '1.5', source: 'dumps at 601.3 and 617.3' },
    { where: { lines: [651], to: '12.0' }, value: '4.2', source: 'dump at 651.12' },
    {
      where: { lines: [651, 652, 653] },
      value: '7.3',
      source: 'dumps at 651.13, 652.13, 652.18 and 653.18',
    },
    { where: { lines: [654, 655] }, value: '7.4', source: 'dumps at 654.19 and 655.19' },
    { where: { lines: [715] }, value: '5.2', source: 'NUT issue 2984: a unit at 715.3' },
    { where: { lines: [716] }, value: '5.2', assumed: 'as 715' },
    { where: { lines: [669] }, value: '11.03', source: 'dump of an SUA1000RMI2U at 669.19' },
    { where: { lines: [602, 603, 615, 616, 618, 619] }, value: '1.5', assumed: 'as 601 and 617' },
    { value: '7.4', assumed: 'as the newest that was seen on towers' },
  ),
  usbInterval: trait<number>(
    'USB: bInterval of the interrupt endpoints, ms',
    { where: { lines: [651], from: '13.0', to: '13.0' }, value: 100, source: 'an SUA750I at 651.13' },
    { value: 10, source: 'application note 178 and dumps' },
  ),
  usbLegacyCurrent: trait<boolean>(
    'USB: an SUA tells its output current',
    { where: { lines: [653], from: '18.0', to: '18.0' }, value: true, source: 'dump at 653.18' },
    { where: { lines: [654], from: '19.0', to: '19.0' }, value: true, source: 'dump at 654.19' },
    { value: false, source: 'absent from the other dumps' },
  ),
} as const

/** Values of HID reports that follow the line rather than the unit's state. */
export const HID_TRAITS = {
  hidChemistry: trait<string>(
    'HID: iDeviceChemistry',
    { where: { lines: [1030] }, value: 'LION', source: 'dump of an SCL500 at 02.3' },
    { where: { chemistry: 'lithium-ion' }, value: 'LION', assumed: 'as an SCL500' },
    { value: 'PbAc', source: DUMPS },
  ),
  hidBatteryVolts: trait<number | null>(
    'HID: ConfigVoltage of the battery where it is not the nominal one, volts',
    {
      where: { lines: [18], models: /^SMT3000RM/ },
      value: 24,
      source: 'SMT3000RMI2U at 06.5 and 08.8, a 48 V unit',
    },
    { where: { lines: [1007] }, value: 24, source: 'SMC at 11.0, a 48 V unit' },
    { value: null, source: DUMPS },
  ),
  hidWarningCapacity: trait<number>('HID: WarningCapacityLimit, percent', { value: 50, source: DUMPS }),
  hidCapacityLimit: trait<number>('HID: RemainingCapacityLimit as shipped, percent', {
    value: 10,
    source: DUMPS,
  }),
} as const
