import type { UpdateWay } from '../../../../emulators/smart-ups/firmware/circumstances.ts'

interface Update {
  readonly from: string
  readonly to: string
}

/** An update in which a defect shows, and one in which it does not. */
interface UpdateCase {
  readonly model: string
  readonly line: number
  readonly via?: UpdateWay
  readonly packs?: number
  readonly affected: Update
  readonly fixed: Update
  /** No line is named: it is switched on. */
  readonly byHand?: boolean
}

/** A case for each published difference that an update shows. */
export const UPDATE_CASES: Readonly<Record<string, UpdateCase>> = {
  'srt-nmc-fw-timeout': {
    ...{ model: 'SRT3000XLI', line: 1025, via: 'smartslot' },
    affected: { from: '08.2', to: '08.3' },
    fixed: { from: '15.5', to: '15.6' },
  },
  'scl-updateon-refused': {
    ...{ model: 'SCL500RMI1UC', line: 1036 },
    affected: { from: '03.5', to: '15.5' },
    fixed: { from: '15.1', to: '15.5' },
  },
  'fuw-usb-fails': {
    ...{ model: 'SMT1500RM2U', line: 18, via: 'usb', byHand: true },
    affected: { from: '09.3', to: '09.6' },
    fixed: { from: '09.3', to: '09.6' },
  },
  'srt-comm-event-pwr-off': {
    ...{ model: 'SRT3000XLI', line: 1025 },
    affected: { from: '15.1', to: '15.5' },
    fixed: { from: '15.5', to: '15.6' },
  },
  'id18-bootloader-brick': {
    ...{ model: 'SMT1500RM2U', line: 18 },
    affected: { from: '09.3', to: '15.0' },
    fixed: { from: '09.4', to: '15.0' },
  },
  'id20-modbus-update-cycle': {
    ...{ model: 'SMT1500RM1U', line: 20, via: 'smartslot' },
    affected: { from: '09.9', to: '10.1' },
    fixed: { from: '09.9', to: '10.2' },
  },
  'id20-serial-erased': {
    ...{ model: 'SMT1500RM1U', line: 20 },
    affected: { from: '09.2', to: '09.6' },
    fixed: { from: '09.2', to: '09.7' },
  },
  'srt-pack-renumber': {
    ...{ model: 'SRT3000XLI', line: 1025, packs: 3 },
    affected: { from: '15.0', to: '15.1' },
    fixed: { from: '15.0', to: '15.5' },
  },
  'srt-li-newbatt-msg': {
    ...{ model: 'SRT1500UXI-LI', line: 1024 },
    affected: { from: '00.4', to: '00.7' },
    fixed: { from: '00.4', to: '00.8' },
  },
  'srt-li-50ah-event': {
    ...{ model: 'SRT1500UXI-LI', line: 1024, packs: 1 },
    affected: { from: '15.0', to: '15.2' },
    fixed: { from: '15.0', to: '15.3' },
  },
}
