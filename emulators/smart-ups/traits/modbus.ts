import { SMTL, WIDE_FROM } from './lines.ts'
import { trait } from './trait.ts'

/** What registers say that follows the line. */
export const MODBUS_TRAITS = {
  modbusMapId: trait<string>(
    'Modbus 2048: ModbusMapID',
    { where: { lines: [18], to: '09.3' }, value: '00.4', source: 'two units at 09.3' },
    { where: { lines: [18] }, value: '00.5', source: 'a unit at 09.4' },
    { where: { lines: [1015] }, value: '00.5', source: 'a unit at 04.1' },
    { value: '00.5', assumed: 'as IDs 18 and 1015' },
  ),
  relayBits: trait<number | null>(
    'Modbus 590: outlet groups it tells, where they are not those that it has',
    {
      where: { models: /^SMT750I$/, lines: [18] },
      value: 0x0002,
      source: 'an SMT750I tells one switched group; that it is bit 1 is deduced',
    },
    { value: null, source: 'dumps of SMT1500I, SMT1500RM2UC, SMTL and SRT' },
  ),
  absentGroupShownOff: trait<boolean>(
    'Modbus 9: a second switched group that is not there shows as off',
    { where: { families: ['SMX'] }, value: true, source: 'dump of an SMX750 at 10.1' },
    { value: false, source: 'dump of an SMTL at 15.5' },
  ),
  startupSelfTest: trait<boolean>(
    'Modbus 23: the self-test at start counts as a test that was passed, source internal',
    { where: { serial: 'ups-link' }, value: false, source: 'X answers NO in dumps' },
    { where: { lines: SMTL }, value: false, source: 'dump of an SMTL at 15.5' },
    { value: true, source: 'dumps of SMT1500I at 15.0 and SMX750 at 10.1' },
  ),
} as const

/** How the memory image of Microlink is cut up, and what it says of the unit's processors. */
export const MICROLINK_TRAITS = {
  microlinkWidth: trait<number>(
    'Microlink: bytes of a row',
    { where: { linesFrom: WIDE_FROM }, value: 32, source: 'captures of an SMC1000-2UC and an SMX1500RM2UC' },
    { value: 16, source: 'captures of SMC1000I, SMT750I and SMX1500RM2U' },
  ),
  microlinkDataVersion: trait<number>(
    'Microlink: header byte 5',
    {
      where: { lines: [1017], to: '02.1' },
      value: 0x07,
      assumed: 'an older map, as of earlier lines: the notes name its versions alone',
    },
    { where: { lines: [1033], to: '00.2' }, value: 0x07, assumed: 'as ID 1017' },
    { where: { linesFrom: WIDE_FROM }, value: 0x27, source: 'captures of an SMC1000-2UC' },
    { value: 0x07, source: 'captures of an SMC1000I' },
  ),
  microlinkSerialSize: trait<number>(
    'Microlink: bytes of the serial number',
    { where: { linesFrom: WIDE_FROM }, value: 16, assumed: 'fields grew with the rows' },
    { value: 14, source: 'capture of an SMC1000I' },
  ),
  microlinkShortStatus: trait<boolean>(
    'Microlink: the status word of the unit has two bytes',
    {
      where: { families: ['SMC'], linesFrom: WIDE_FROM },
      value: false,
      assumed: 'fields grew with the rows',
    },
    { where: { families: ['SMC'] }, value: true, source: 'capture of an SMC1000I' },
    { value: false, source: 'capture of an SMT750I' },
  ),
  communicationFirmware: trait<string>(
    'Microlink, USB: firmware of the communication processor',
    { where: { lines: [11], to: '02.2' }, value: 'COM 02.3', source: 'dump at UPS 02.2' },
    { where: { lines: [10, 11] }, value: 'COM {number}', source: 'dumps at UPS 03.6 and 03.8' },
    { where: { lines: [1005] }, value: 'COM 02.2', source: 'capture of an SMC1000I' },
    { value: 'COM 02.2', assumed: 'as an SMC1000I; nothing depends on it' },
  ),
  otherFirmware: trait<readonly [string, string]>('Microlink: firmware of the other two processors', {
    value: ['UBL 01.4', 'MBL 06.0'],
    assumed: 'as an SMC1000I; nothing depends on it',
  }),
} as const
