import { line } from '../line.ts'

const NO_RANGE = 'only its newest versions are published'
const SRC = { units: 'SRC 5 to 10 kVA', versions: '14.0-14.2', known: '14.0 14.2', assumed: NO_RANGE }
const SCL = {
  units: 'SCL 500 RM1U',
  versions: '02.3-15.6',
  known: '02.3 02.5 15.0 15.1 15.5 15.6',
  modbus: '02.3',
  signed: '15.1',
  assumed: 'signed from 15.1; 02.3 on every line of the SCL 500: it was seen on ID 1030',
}
const SCL_LATER = {
  units: 'SCL 400 and 500 RM1U, later hardware',
  versions: '16.5-16.6',
  known: '16.5 16.6',
  modbus: '16.5',
  signed: '16.5',
  assumed: NO_RANGE,
}
const XU_LATER = { units: 'XU, later hardware', versions: '15.6-15.7', known: '15.6 15.7', assumed: NO_RANGE }

/** SRC and SCL, and lines whose models are not on the bench: XP, XU and CSH. */
export const OTHER_LINES = [
  line(1006, SRC),
  line(1011, SRC),
  line(1029, SCL),
  line(1030, SCL),
  line(1036, SCL),
  line(1037, {
    ...SCL,
    units: 'SCL 400 RM1U',
    versions: '15.0-15.6',
    known: '15.0 15.1 15.5 15.6',
    modbus: '15.0',
  }),
  line(1048, SCL_LATER),
  line(1049, SCL_LATER),
  line(1051, SCL_LATER),
  line(1052, SCL_LATER),
  line(1016, { units: 'XP', versions: '15.0-15.1', known: '15.0 15.1', assumed: NO_RANGE }),
  line(1017, {
    units: 'XU (outdoor)',
    versions: '02.1-15.7',
    known: '02.1 02.2 02.5 02.7 15.0 15.6 15.7',
    modbus: '02.2',
  }),
  line(1033, {
    units: 'XU (outdoor)',
    versions: '00.2-15.7',
    known: '00.2 00.3 15.0 15.6 15.7',
    modbus: '00.3',
  }),
  line(1057, XU_LATER),
  line(1058, XU_LATER),
  line(5008, { units: 'CSH', versions: '02.7', known: '02.7', assumed: NO_RANGE }),
]
