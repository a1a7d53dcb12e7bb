import { GROUP_NAMES, type GroupName } from '../../commands.ts'
import type { GroupSettings } from '../../settings/group-settings.ts'
import { OUTPUT_VOLTAGE_LISTS, outputVoltagesOf } from '../../settings/output-voltages.ts'
import { LANGUAGES } from '../../settings/unit-settings.ts'
import {
  type Choice,
  type Menu,
  type MenuEntry,
  type NumberEntry,
  unitChoice,
  unitNumber,
  unitSwitch,
} from '../menu.ts'

const A = { advanced: true } as const
const lineInteractive = {
  when: (ups: Parameters<NonNullable<MenuEntry['when']>>[0]) => ups.model.topology === 'line-interactive',
}
const words = (...pairs: [string, string][]) => pairs

/** Configuration of every panel; entries that only some units have say so in `when`. */
export function configurationMenu(): Menu {
  return {
    kind: 'menu',
    label: 'Configuration',
    entries: [
      unitChoice(
        'Language',
        'language',
        LANGUAGES.map((language) => [language, language]),
      ),
      unitChoice(
        'Local Power',
        'powerQuality',
        words(['Good', 'good'], ['Fair', 'fair'], ['Poor', 'poor']),
        lineInteractive,
      ),
      unitChoice('Menu Type', 'menuType', words(['Standard', 'standard'], ['Advanced', 'advanced'])),
      unitSwitch('Audible Alarm', 'audibleAlarm', 'on-off'),
      unitChoice(
        'Display',
        'backlight',
        words(['Always On', 'always-on'], ['Auto Dim', 'auto-dim'], ['Auto Off', 'auto-off']),
      ),
      transfer('Transfer High', 'transferHigh'),
      transfer('Transfer Low', 'transferLow'),
      ...OUTPUT_VOLTAGE_LISTS.map(outputVoltage),
      unitChoice(
        'Sensitivity',
        'sensitivity',
        words(['Normal', 'normal'], ['Reduced', 'reduced'], ['Low', 'low']),
        { ...A, ...lineInteractive },
      ),
      unitNumber('Low Batt Warning', 'lowRuntimeWarning', { unit: 's', min: 0, max: 1800, step: 30 }, A),
      unitChoice(
        'Auto Self Test',
        'selfTestSchedule',
        words(
          ['Never', 'never'],
          ['Startup', 'startup'],
          ['Start+7 days', '7-since'],
          ['Start+14 days', '14-since'],
        ),
        A,
      ),
      unitSwitch('Green Mode', 'greenMode', 'enable', { ...A, when: (ups) => ups.traits.greenModeInMenu }),
      unitChoice(
        'Site Wiring',
        'siteWiring',
        words(['Disable', 'disable'], ['Enable', 'enable'], ['Acknowledge', 'acknowledge']),
        { ...A, when: (ups) => ups.traits.siteWiringConfigurable },
      ),
      {
        kind: 'action',
        label: 'Reset Energy',
        advanced: true,
        run: (ups) => {
          ups.resetEnergy()
          return 'Done'
        },
      },
      {
        kind: 'menu',
        label: 'Outlets',
        advanced: true,
        // Behind a card that takes over the ports, groups are not distinguished.
        when: (ups) => !ups.slots.portTaker || ups.firmware.decide.outletMenusBehindCard(),
        entries: GROUP_NAMES.map(outletMenu),
      },
      modbusMenu(),
      UPDATE_PORTS,
      ETHERNET,
      {
        kind: 'action',
        label: 'Factory Default',
        advanced: true,
        run: (ups) => {
          ups.settings.restoreFactory()
          return 'Done'
        },
      },
    ],
  }
}

/** The Modbus TCP server of the unit's own Ethernet port. */
const ETHERNET: Menu = {
  kind: 'menu',
  label: 'Ethernet',
  advanced: true,
  when: (ups) => ups.firmware.decide.ethernetItems(ups.firmware.hasModbusTcp),
  entries: [
    unitChoice(
      'Modbus TCP',
      'modbusTcp',
      words(['Disable', 'disable'], ['Read Only', 'read-only'], ['Read/Write', 'read-write']),
    ),
  ],
}

/** Ports at which firmware may be updated. */
const UPDATE_PORTS: Menu = {
  kind: 'menu',
  label: 'FW Update Interfaces',
  advanced: true,
  when: (ups) => ups.traits.updatePortSettings,
  entries: [
    unitSwitch('Serial', 'updateSerial', 'enable'),
    unitSwitch('USB', 'updateUsb', 'enable'),
    { ...unitSwitch('SmartSlot', 'updateSmartSlot', 'enable'), when: (ups) => ups.slots.names.length > 0 },
  ],
}

/** What the setting says. Firmware below 03.2 of ID 1015 and 1018 reads it backwards. */
function modbusMenu(): Menu {
  return {
    kind: 'menu',
    label: 'Modbus',
    advanced: true,
    when: (ups) => ups.firmware.hasModbus,
    entries: [
      unitSwitch('Modbus', 'modbusEnabled', 'enable'),
      unitNumber('Slave Address', 'modbusAddress', { unit: '', min: 1, max: 223, step: 1 }),
    ],
  }
}

/** Volts of every nominal voltage; what the unit does not take is refused when it is set. */
function transfer(label: string, key: 'transferHigh' | 'transferLow'): NumberEntry {
  return unitNumber(label, key, { unit: 'V', min: 73, max: 288, step: 1 }, A)
}

/** One entry for each list of voltages; a unit shows the one that is its own. Label assumed: manuals name the setting alone. */
function outputVoltage(list: readonly number[]): Choice {
  return unitChoice(
    'Output Voltage',
    'outputVoltage',
    list.map((volts) => [`${volts} V`, String(volts)]),
    { ...A, when: (ups) => outputVoltagesOf(ups.model).join() === list.join() },
    Number,
  )
}

type NumberKey = {
  [K in keyof GroupSettings]: GroupSettings[K] extends number ? K : never
}[keyof GroupSettings]
type FlagKey = {
  [K in keyof GroupSettings]: GroupSettings[K] extends boolean ? K : never
}[keyof GroupSettings]

function outletMenu(group: GroupName): Menu {
  const number = (label: string, key: NumberKey, min: number, max: number): NumberEntry => ({
    kind: 'number',
    label,
    unit: 's',
    min,
    max,
    step: 1,
    get: (ups) => ups.settings.group(group)?.[key] ?? 0,
    set: (ups, value) => ups.settings.setGroup(group, key, value),
  })
  const flag = (label: string, key: FlagKey): Choice => ({
    kind: 'choice',
    label,
    options: [
      ['Disabled', 'false'],
      ['Enabled', 'true'],
    ],
    get: (ups) => String(ups.settings.group(group)?.[key] ?? false),
    set: (ups, value) => ups.settings.setGroup(group, key, value === 'true'),
  })
  return {
    kind: 'menu',
    label: group === 'MOG' ? 'Main Outlets' : `Outlet Group ${Number(group.slice(3)) + 1}`,
    when: (ups) => ups.outlets.get(group) !== undefined,
    entries: [
      number('Turn On Delay', 'turnOnDelay', 0, 1800),
      number('Turn Off Delay', 'turnOffDelay', 0, 32_767),
      number('Reboot Duration', 'stayOffDelay', 4, 300),
      number('Min Return Time', 'minimumReturnRuntime', 0, 32_767),
      flag('Shed on Battery', 'shedOnBattery'),
      number('Shed Time', 'shedTime', 5, 32_767),
      flag('Shed on Runtime', 'shedOnRuntime'),
      number('Shed Runtime', 'shedRuntime', 0, 3600),
      { ...flag('Shed on Overload', 'shedOnOverload'), when: () => group !== 'MOG' },
      flag('Shed with Delay', 'shedWithDelay'),
      flag('Shed Stays Off', 'shedStaysOff'),
    ],
  }
}
