import { line } from '../line.ts'

const TCP_LIKE_SMT = 'that its SmartConnect port serves Modbus TCP as that of the SMT C models does'
const NO_MODBUS_SOURCE = 'no Modbus: no source tells'

/** SMX and SMC lines: firmware wizard 4.3.8 release notes and version table; Modbus from application note 176. */
export const SMX_SMC_LINES = [
  line(10, { units: 'SMX 2000 to 3000 RMLV2U, first hardware', versions: '01.9-02.0', known: '01.9 02.0' }),
  line(11, {
    units: 'SMX 750 to 1500, first hardware (120 V)',
    versions: '02.0-03.8',
    known: '02.2 03.8',
    assumed: 'first version: sources say 02.x',
  }),
  line(20, {
    units: 'SMX 750 to 1500, SMT 1U',
    versions: '05.1-10.2 15.0',
    known: '09.2 09.5 09.6 09.7 09.8 09.9 10.1 10.2 15.0',
    modbus: '10.1',
    assumed: 'first version: FA233876 says above 05.0',
  }),
  line(23, {
    units: 'SMX 2000 to 3000 RM 2U',
    versions: '05.0-07.0 15.0',
    known: '05.0 06.0 06.1 06.2 06.4 06.5 06.6 06.8 06.9 07.0 15.0',
    modbus: '15.0',
    assumed: 'Modbus at 15.0, and 15.0 for every model: its note names two Japanese ones only',
  }),
  line(1003, {
    units: 'SMX 2000 to 3000 tower and RM 2U, later hardware',
    versions: '07.4-08.1 15.0',
    known: '07.4 08.1 15.0',
    modbus: '15.0',
  }),
  line(1031, {
    units: 'SMX C 750 to 1500; SMT 1U C and J from 03.1',
    versions: '02.0-03.1 15.0-15.5',
    known: '02.0 03.1 15.0 15.5',
    firstFor: { '1U': '03.1' },
    modbus: '02.0',
    tcp: '02.0',
    signed: '15.5',
    assumed: TCP_LIKE_SMT,
  }),
  line(1050, {
    units: 'later hardware of 1031',
    versions: '16.0-16.5',
    known: '16.0 16.5',
    modbus: '16.0',
    tcp: '16.0',
    signed: '16.5',
    assumed: TCP_LIKE_SMT,
  }),
  line(1000, {
    units: 'SMC 120 V, serials up to AS1208',
    versions: '09.8-10.0',
    known: '09.8 10.0',
    assumed: NO_MODBUS_SOURCE,
  }),
  line(1005, {
    units: 'SMC 120 V from AS1209, and 230 V',
    versions: '09.6-15.1',
    known: '09.6 10.0 12.0 14.0 15.0 15.1',
    assumed: NO_MODBUS_SOURCE,
  }),
  line(1007, {
    units: 'SMC 230 V 2 and 3 kVA',
    versions: '11.0-15.0',
    known: '11.0 15.0',
    assumed: NO_MODBUS_SOURCE,
  }),
  line(1018, {
    units: 'SMC C 1000 and 1500',
    versions: '02.6-04.6 15.5-18.2',
    known: '02.6 03.2 03.5 04.1 04.3 04.6 15.5 17.0 18.0 18.2',
    modbus: '02.6',
    signed: '15.5',
  }),
  line(1028, {
    units: 'SMC C, later hardware of 1018',
    versions: '06.0 16.0-18.2',
    known: '06.0 16.0 16.5 17.0 17.2 18.0 18.2',
    modbus: '06.0',
    signed: '16.5',
    assumed: '06.0: one unit seen with it, the release notes start at 16.0',
  }),
  line(1061, {
    units: 'SMC C, latest hardware of 1018',
    versions: '01.0-02.0',
    known: '01.0 02.0',
    modbus: '01.0',
    signed: '02.0',
    assumed: 'signed from 02.0: as 1060, its sibling for SMT C',
  }),
]
