import { line } from '../line.ts'

const NO_FIRST = 'no source names its first version'
const TCP_LIKE_SMT = 'that its SmartConnect port serves Modbus TCP as that of the SMT C models does'

/** SMT and SMTL lines: firmware wizard 4.3.8 release notes and version table; Modbus from application note 176. */
export const SMT_LINES = [
  line(4, { units: 'SMT tower, first hardware', versions: '01.0-07.1', known: '07.1', assumed: NO_FIRST }),
  line(17, { units: 'SMT tower, older hardware below 08.0', versions: '05.0-07.1', known: '05.0 07.1' }),
  line(18, {
    units: 'SMT tower and 2U',
    versions: '06.5-09.8 15.0-15.1',
    known: '06.5 08.0 08.3 08.8 09.0 09.2 09.3 09.4 09.5 09.6 09.8 15.0 15.1',
    firstFor: { tower: '08.0' },
    modbus: '09.0',
    assumed: 'Modbus from 09.0: the note says both "after 09.0" and "from 09.0"',
  }),
  line(1015, {
    units: 'SMT C tower and 2U (SmartConnect)',
    versions: '02.6-04.6 15.5-18.0',
    known: '02.6 03.2 03.5 03.7 04.1 04.4 04.6 15.5 17.0 17.2 18.0',
    modbus: '02.6',
    tcp: '04.1',
    signed: '15.5',
  }),
  line(1027, {
    units: 'SMT C, later hardware of 1015',
    versions: '06.0 16.0-18.0',
    known: '06.0 16.0 16.5 17.0 17.2 18.0',
    modbus: '06.0',
    tcp: '06.0',
    signed: '16.5',
    assumed: '06.0: one unit seen with it, the release notes start at 16.0',
  }),
  line(1060, {
    units: 'SMT C 750 to 1500, latest hardware of 1015',
    versions: '01.0-02.0',
    known: '01.0 02.0',
    modbus: '01.0',
    tcp: '01.0',
    signed: '02.0',
  }),
  line(1039, {
    units: 'SMT2200R2X167',
    versions: '15.0-15.5',
    known: '15.0 15.1 15.5',
    modbus: '15.0',
    signed: '15.1',
  }),
  line(1059, {
    units: 'SMT2200R2X167, later hardware',
    versions: '16.1-16.5',
    known: '16.1 16.5',
    modbus: '16.1',
    signed: '16.1',
  }),
  line(1040, {
    units: 'SMT UXI-CH 1 to 3 kVA',
    versions: '01.1-01.2 15.0',
    known: '01.1 01.2 15.0',
    assumed: 'no Modbus: no source tells',
  }),
  line(1041, {
    units: 'SMT 500 VA online',
    versions: '01.0-01.1 15.0',
    known: '01.0 01.1 15.0',
    assumed: 'no Modbus: no source tells',
  }),
  line(1026, {
    units: 'SMTL (Li-ion, short depth)',
    versions: '01.0-02.9 15.0-15.5',
    known: '01.0 01.3 01.5 02.0 02.9 15.0 15.1 15.5',
    modbus: '01.0',
    tcp: '01.3',
    signed: '15.1',
  }),
  line(1047, {
    units: 'SMTL, later hardware',
    versions: '16.0-16.5',
    known: '16.0 16.1 16.5',
    modbus: '16.0',
    tcp: '16.0',
    signed: '16.0',
  }),
  line(1064, {
    units: 'SMTL, latest hardware',
    versions: '01.3-01.8',
    known: '01.3 01.8',
    modbus: '01.3',
    tcp: '01.3',
    signed: '01.3',
    assumed: TCP_LIKE_SMT,
  }),
]
