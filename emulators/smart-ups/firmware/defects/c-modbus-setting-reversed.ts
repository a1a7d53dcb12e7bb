import { defineDefect } from '../defect.ts'

/** The menu's Modbus setting works the wrong way round: enabling it turns Modbus off. */
export const cModbusSettingReversed = defineDefect({
  id: 'c-modbus-setting-reversed',
  title: 'The Modbus setting on the LCD is reversed',
  source: 'FUW 4.3.8 release notes, SMT-C and SMC-C (ID 1015, 1018), UPS 03.2',
  affects: [
    { line: 1015, fixedIn: '03.2' },
    { line: 1018, fixedIn: '03.2' },
  ],
  decides: () => ({ modbusEnabled: (setting) => !setting }),
})
