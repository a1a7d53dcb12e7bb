import { line } from '../line.ts'

const SRT8K = {
  versions: '01.8-a05.2 15.0-15.2',
  known: '01.8 02.1 04.2 04.4 04.6 04.7 04.8 05.1 05.2 a05.2 15.0 15.1 15.2',
  modbus: '01.8',
}
const SRTL = {
  versions: '03.2-06.8',
  known: '03.2 04.1 05.0 05.6 06.1 06.3 06.7 06.8',
  modbus: '03.2',
  signed: '05.0',
}
const SRTL_LATER = {
  versions: '01.0-04.8',
  known: '04.0 04.1 04.3 04.7 04.8',
  modbus: '01.0',
  signed: '01.0',
  assumed: 'first version: sources say 01.x',
}
const LATER = 'only its newest version is published; 16.0 is taken as the first'
const IDS_CHANGE = 'ends where an update changes the ID to 1025'

/** SRT and SRTL lines: firmware wizard 4.3.8 release notes and version table. All of them speak Modbus. */
export const SRT_LINES = [
  line(1001, {
    units: 'SRT 5 and 6 kVA',
    versions: '01.0-02.8',
    known: '02.6',
    modbus: '01.0',
    assumed: 'first version; ends where an update changes the ID to 1013',
  }),
  line(1013, {
    units: 'SRT 5 and 6 kVA, from 1001',
    versions: '02.9-05.1 15.0-15.3',
    known: '02.9 04.0 04.1 04.5 04.7 04.8 05.1 15.0 15.1 15.3',
    modbus: '02.9',
  }),
  line(1020, {
    units: 'SRT 5 and 6 kVA, later hardware',
    versions: '10.1-10.4 15.0-15.9',
    known: '10.1 10.4 15.0 15.5 15.7 15.8 15.9',
    modbus: '10.1',
    signed: '15.5',
  }),
  line(1002, { units: 'SRT 8 and 10 kVA', ...SRT8K }),
  line(1014, { units: 'SRT 8 and 10 kVA', ...SRT8K }),
  line(1021, {
    units: 'SRT 8 and 10 kVA, later hardware',
    versions: '12.0-12.2 15.0-15.7',
    known: '12.0 12.2 15.0 15.5 15.6 15.7',
    modbus: '12.0',
    signed: '15.5',
  }),
  line(1010, {
    units: 'SRT 2200 and 3000',
    versions: '05.3-07.8',
    known: '05.3',
    modbus: '05.3',
    assumed: IDS_CHANGE,
  }),
  line(1019, {
    units: 'SRT 1000 and 1500 XLA',
    versions: '07.1-07.8',
    known: '07.1',
    modbus: '07.1',
    assumed: IDS_CHANGE,
  }),
  line(1025, {
    units: 'SRT 1000 to 3000',
    versions: '07.3-a08.3 15.0-15.6',
    known: '07.3 07.9 08.2 08.3 a08.3 15.0 15.1 15.5 15.6',
    modbus: '07.3',
    signed: '15.5',
  }),
  line(1024, {
    units: 'SRT UXI-LI 1000 to 3000 (Li-ion)',
    versions: '00.3-01.0 15.0-15.6',
    known: '00.3 00.4 00.8 a00.9 01.0 15.0 15.2 15.3 15.5 15.6',
    modbus: '00.3',
    signed: '15.5',
  }),
  line(1043, {
    units: 'SRT 1000 and 1500, later hardware',
    versions: '16.0-16.5',
    known: '16.5',
    modbus: '16.0',
    signed: '16.0',
    assumed: LATER,
  }),
  line(1044, {
    units: 'SRT, later hardware',
    versions: '16.0-16.9',
    known: '16.9',
    modbus: '16.0',
    signed: '16.0',
    assumed: LATER,
  }),
  line(1045, {
    units: 'SRT, later hardware',
    versions: '16.0-16.6',
    known: '16.6',
    modbus: '16.0',
    signed: '16.0',
    assumed: LATER,
  }),
  line(1046, {
    units: 'SRT, later hardware',
    versions: '16.0-16.5',
    known: '16.5',
    modbus: '16.0',
    signed: '16.0',
    assumed: LATER,
  }),
  line(1034, { units: 'SRTL 2.2 and 3 kVA 1U (Li-ion)', ...SRTL }),
  line(1035, { units: 'SRTL 2.2 and 3 kVA 1U, SmartConnect', ...SRTL }),
  line(1062, { units: 'SRTL, later hardware', ...SRTL_LATER }),
  line(1063, { units: 'SRTL, later hardware, SmartConnect', ...SRTL_LATER }),
]
