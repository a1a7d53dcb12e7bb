import { trait } from './trait.ts'

const PUBLISHED = (row: string) => `published difference ${row}`
const UNTIL_SIGNED = PUBLISHED('nmc-fw-update-disabled')
const NOT_SAID = 'no source tells of a line that differs'
const NO_FILES = 'no update file is published for units of this generation'

/** How a unit takes new firmware. */
export const UPDATE_TRAITS = {
  updateOverSerial: trait<boolean>(
    'firmware can be updated over the serial port',
    { where: { lines: [11] }, value: false, source: PUBLISHED('id11-no-upgrade') },
    { where: { serial: 'ups-link' }, value: false, assumed: NO_FILES },
    { value: true, assumed: NOT_SAID },
  ),
  updateOverUsb: trait<boolean>(
    'firmware can be updated over USB',
    { where: { lines: [11] }, value: false, source: PUBLISHED('id11-no-upgrade') },
    { where: { lines: [20, 1003] }, value: false, source: PUBLISHED('id20-1003-usb-upgrade') },
    { where: { lines: [4, 17, 18], to: '07.9' }, value: false, source: PUBLISHED('smt-usb-fw-update') },
    { where: { lines: [10, 23], to: '07.1' }, value: false, source: PUBLISHED('smx-usb-fw-update') },
    { where: { serial: 'ups-link' }, value: false, assumed: NO_FILES },
    { value: true, assumed: NOT_SAID },
  ),
  updateOverSmartSlot: trait<boolean>(
    'firmware can be updated by a network card in a SmartSlot',
    { where: { lines: [11] }, value: false, source: PUBLISHED('id11-no-upgrade') },
    {
      where: { lines: [1002, 1013, 1014, 1016, 1041], from: '15.0' },
      value: false,
      source: UNTIL_SIGNED,
    },
    {
      where: { lines: [1010, 1019, 1020, 1021, 1024, 1025, 1031], from: '15.0', to: '15.4' },
      value: false,
      source: UNTIL_SIGNED,
    },
    { where: { lines: [1017, 1033], from: '15.0', to: '15.5' }, value: false, source: UNTIL_SIGNED },
    { where: { lines: [1026], from: '15.0', to: '15.0' }, value: false, source: UNTIL_SIGNED },
    {
      where: { lines: [1029, 1030, 1036, 1037], from: '15.1', to: '15.4' },
      value: false,
      source: UNTIL_SIGNED,
    },
    {
      where: { lines: [1015], from: '04.6', to: '15.4' },
      value: false,
      source: PUBLISHED('c-cve-nmc-update'),
    },
    {
      where: { lines: [1018], from: '04.3', to: '15.4' },
      value: false,
      source: PUBLISHED('c-cve-nmc-update'),
    },
    { where: { serial: 'ups-link' }, value: false, assumed: NO_FILES },
    { value: true, assumed: NOT_SAID },
  ),
  updatePortSettings: trait<boolean>(
    'a setting for each port says whether firmware may be updated there',
    { where: { lines: [18], from: '15.0' }, value: true, source: PUBLISHED('id18-fw-interfaces') },
    { where: { lines: [20], from: '15.0' }, value: true, source: PUBLISHED('id20-fw-interfaces') },
    {
      where: { lines: [23, 1003, 1005, 1007, 1039, 1040], from: '15.0' },
      value: true,
      source: PUBLISHED('fw-interfaces'),
    },
    {
      where: { lines: [1015, 1018, 1031], from: '15.5' },
      value: true,
      source: PUBLISHED('fw-interfaces'),
    },
    { where: { lines: [1026], from: '15.1' }, value: true, source: PUBLISHED('fw-interfaces') },
    { where: { lines: [1027, 1028, 1050], from: '16.5' }, value: true, source: PUBLISHED('fw-interfaces') },
    { where: { lines: [1047], from: '16.1' }, value: true, source: PUBLISHED('fw-interfaces') },
    { value: false, assumed: NOT_SAID },
  ),
  updateBySmartSlotShipped: trait<boolean>(
    'whether that setting allows the SmartSlot as shipped',
    { where: { lines: [1005, 1007] }, value: false, source: PUBLISHED('id18-fw-interfaces') },
    { value: true, assumed: NOT_SAID },
  ),
  updateWithOutputOn: trait<boolean>(
    'firmware can be installed while the output is on',
    { where: { lines: [1001, 1002, 1013, 1014, 1021] }, value: false, source: 'vendor release notes of SRT' },
    { where: { lines: [1010], to: '07.8' }, value: false, source: PUBLISHED('srt-update-output-on') },
    { where: { lines: [1019], to: '07.0' }, value: false, source: PUBLISHED('srt-update-output-on') },
    { where: { lines: [1020], to: '10.0' }, value: false, source: PUBLISHED('srt-update-output-on') },
    { where: { lines: [1024], to: '00.3' }, value: false, source: PUBLISHED('srt-update-output-on') },
    { where: { lines: [1025], to: '07.2' }, value: false, source: PUBLISHED('srt-update-output-on') },
    { value: true, assumed: NOT_SAID },
  ),
  updatesToLine: trait<number | null>(
    'the UPS ID that an update past the last version of this one leads to',
    { where: { lines: [1001] }, value: 1013, source: PUBLISHED('srt-id-change') },
    { where: { lines: [1010, 1019] }, value: 1025, source: PUBLISHED('srt-id-change') },
    { value: null, source: 'a unit refuses a file of another UPS ID' },
  ),
  updateMinutes: trait<{ readonly serial: number; readonly usb: number; readonly smartslot: number }>(
    'minutes until a file has been received, by way',
    { value: { serial: 15, usb: 5, smartslot: 10 }, assumed: 'no source tells how long it takes' },
  ),
} as const
