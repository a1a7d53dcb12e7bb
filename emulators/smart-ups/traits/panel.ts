import type { Fault } from '../faults.ts'
import { trait } from './trait.ts'

const PUBLISHED = (row: string) => `published difference ${row}`
const NOT_SAID = 'no source tells of a line that differs'

/** What the panel shows, offers and sounds by version. */
export const PANEL_TRAITS = {
  efficiencyReasons: trait<boolean>(
    'the unit tells why there is no efficiency to show',
    { where: { lines: [20], to: '09.1' }, value: false, source: PUBLISHED('id20-efficiency-reason') },
    { value: true, source: 'register 154 of the register map' },
  ),
  calibrationRefusalShown: trait<boolean>(
    'the display says that a calibration is not allowed',
    {
      where: { lines: [20], to: '09.4' },
      value: false,
      source: PUBLISHED('id20-calibration-prohibited-lcd'),
    },
    { value: true, assumed: NOT_SAID },
  ),
  greenModeInMenu: trait<boolean>(
    'green mode stands in the menu',
    { where: { lines: [1040], to: '01.1' }, value: false, source: PUBLISHED('id1040-green-menu') },
    { value: true, source: 'manuals' },
  ),
  siteWiringConfigurable: trait<boolean>(
    'the site-wiring alarm can be configured and acknowledged',
    { where: { lines: [1015, 1018], to: '03.1' }, value: false, source: PUBLISHED('c-site-wiring-config') },
    { value: true, source: 'manuals' },
  ),
  notShownAlarms: trait<readonly Fault[]>(
    'alarms that the display says nothing of',
    {
      where: { lines: [1015, 1018], to: '03.1' },
      value: ['overtemperature-warning', 'overtemperature-critical'],
      source: PUBLISHED('c-battery-overtemp-popup'),
    },
    {
      where: { lines: [1034, 1035], from: '06.1' },
      value: ['incompatible-pack'],
      source: PUBLISHED('srtl-incompatible-pack'),
    },
    {
      where: { lines: [1062, 1063], from: '04.1' },
      value: ['incompatible-pack'],
      source: PUBLISHED('srtl-incompatible-pack'),
    },
    { value: [], assumed: NOT_SAID },
  ),
  powerButtonHoldMs: trait<number | null>(
    'how long the power button is held to turn off, ms; null where the panel decides',
    {
      where: { lines: [1013], to: '04.6' },
      value: 2000,
      assumed: 'shorter than the 5 s of later versions; how short no source tells',
    },
    { where: { lines: [1002, 1014], to: '05.0' }, value: 2000, assumed: 'as ID 1013' },
    { where: { lines: [1010, 1019, 1025], to: '07.8' }, value: 2000, assumed: 'as ID 1013' },
    { value: null, source: 'SRT manual: 5 s; others assumed by panel' },
  ),
  packsNamed: trait<boolean>(
    'About names the cartridges of external packs',
    { where: { lines: [1024], from: '01.0' }, value: true, source: PUBLISHED('srt-li-pack-names') },
    { value: false, assumed: NOT_SAID },
  ),
  transferEventCodes: trait<readonly number[]>(
    'codes of the events of going on line and on battery, where the log has them',
    { where: { lines: [1017], from: '02.5' }, value: [245, 246], source: PUBLISHED('xu-events-245-246') },
    { where: { lines: [1033], from: '15.0' }, value: [245, 246], source: PUBLISHED('xu-events-245-246') },
    { value: [], assumed: NOT_SAID },
  ),
  renamedCartridges: trait<Readonly<Record<string, string>>>(
    'cartridges that go by another name, by the name in the catalogue',
    {
      where: { lines: [1015], from: '15.5' },
      value: { APCRBC132: 'APCRBC157', APCRBC133: 'APCRBC159' },
      source: PUBLISHED('c-rbc-names'),
    },
    {
      where: { lines: [1027], from: '16.5' },
      value: { APCRBC132: 'APCRBC157', APCRBC133: 'APCRBC159' },
      source: PUBLISHED('c-rbc-names'),
    },
    { value: {}, source: 'catalogue' },
  ),
  beepPatterns: trait<Readonly<Record<string, string>>>(
    'what the beeper sounds like, by alarm',
    {
      where: { lines: [20], to: '09.4' },
      value: {
        'on-battery': 'two beeps every 30 s',
        'low-battery': 'a beep every second',
        sustained: 'continuous',
      },
      assumed: 'the notes say that patterns were aligned with other lines, not what they were',
    },
    {
      value: {
        'on-battery': 'four beeps every 30 s',
        'low-battery': 'continuous beeping',
        'replace-battery': 'a beep every five hours',
        sustained: 'continuous',
      },
      source: 'SMT, SMX and SRT manuals',
    },
  ),
  setupWizard: trait<'stays' | 'times-out' | null>(
    'the setup wizard after a factory reset: until somebody answers, for a while, or not at all',
    { where: { lines: [20], to: '09.4' }, value: 'stays', source: PUBLISHED('id20-wizard-timeout') },
    { where: { lines: [20] }, value: 'times-out', source: PUBLISHED('id20-wizard-timeout') },
    { value: null, assumed: NOT_SAID },
  ),
  packIdAlarms: trait<boolean>(
    'a pack that does not answer under its ID sounds continuously and turns the display red',
    { where: { lines: [1034, 1035], from: '06.3' }, value: true, source: PUBLISHED('srtl-pack-id-alarm') },
    { where: { lines: [1062, 1063], from: '04.3' }, value: true, source: PUBLISHED('srtl-pack-id-alarm') },
    { value: false, assumed: NOT_SAID },
  ),
  sensitivityAfterReset: trait<'normal' | 'reduced' | 'low'>(
    'sensitivity after a factory reset',
    { where: { lines: [23], to: '06.0' }, value: 'low', assumed: 'the notes say a wrong value, not which' },
    { value: 'normal', source: 'register map' },
  ),
  takesInvalidSensitivity: trait<boolean>(
    'a sensitivity that does not exist is acknowledged when it is written',
    { where: { lines: [23], to: '06.0' }, value: true, source: PUBLISHED('id23-invalid-sensitivity') },
    { value: false, source: 'an SRT at 16.5 refuses it' },
  ),
  displayLockable: trait<boolean>(
    'a network management card can lock the menus of the display',
    { where: { lines: [23], from: '06.8' }, value: true, source: PUBLISHED('id23-ui-lock') },
    { value: false, source: 'no measured walk of a card in a unit of another line has the object' },
  ),
} as const
