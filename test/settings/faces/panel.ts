import type { Choice, Menu, MenuEntry, NumberEntry } from '../../../emulators/smart-ups/front-panel/menu.ts'
import { configurationMenu } from '../../../emulators/smart-ups/front-panel/menus/configuration.ts'
import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Carried, Face, Key } from './face.ts'

const UNIT: Readonly<Record<string, Key>> = {
  Language: 'language',
  'Local Power': 'powerQuality',
  'Menu Type': 'menuType',
  'Audible Alarm': 'audibleAlarm',
  Display: 'backlight',
  'Transfer High': 'transferHigh',
  'Transfer Low': 'transferLow',
  'Output Voltage': 'outputVoltage',
  Sensitivity: 'sensitivity',
  'Low Batt Warning': 'lowRuntimeWarning',
  'Auto Self Test': 'selfTestSchedule',
  'Green Mode': 'greenMode',
  'Site Wiring': 'siteWiring',
  Modbus: 'modbusEnabled',
  'Slave Address': 'modbusAddress',
}
const GROUP = {
  'Turn On Delay': 'turnOnDelay',
  'Turn Off Delay': 'turnOffDelay',
  'Reboot Duration': 'stayOffDelay',
  'Min Return Time': 'minimumReturnRuntime',
  'Shed on Battery': 'shedOnBattery',
  'Shed Time': 'shedTime',
  'Shed on Runtime': 'shedOnRuntime',
  'Shed Runtime': 'shedRuntime',
  'Shed on Overload': 'shedOnOverload',
  'Shed with Delay': 'shedWithDelay',
  'Shed Stays Off': 'shedStaysOff',
} as const

/** The configuration menu, entry by entry: what a person can step to with the keys. */
export function panelFace(ups: SmartUps): Face {
  const carries = new Map<Key, Carried>()
  const visit = (menu: Menu, path: string) => {
    for (const entry of menu.entries.filter(({ when }) => when?.(ups) ?? true)) {
      if (entry.kind === 'menu') visit(entry, entry.label)
      const key = keyOf(entry, path, ups)
      if (key && (entry.kind === 'choice' || entry.kind === 'number')) carries.set(key, entryOf(entry, ups))
    }
  }
  visit(configurationMenu(), '')
  return { name: 'panel', carries }
}

function keyOf({ label }: MenuEntry, path: string, ups: SmartUps): Key | undefined {
  const number = /^Outlet Group (\d)$/.exec(path)?.[1]
  const group = path === 'Main Outlets' ? 'MOG' : number && `SOG${Number(number) - 1}`
  if (!group) return UNIT[label]
  const key = GROUP[label as keyof typeof GROUP]
  return key && ups.outlets.get(group as 'MOG') ? (`${group}.${key}` as Key) : undefined
}

function entryOf(entry: Choice | NumberEntry, ups: SmartUps): Carried {
  return {
    shown: () => String(entry.get(ups)),
    shows: String,
    write: (value) => {
      const reached =
        entry.kind === 'number'
          ? Number(value) >= entry.min && Number(value) <= entry.max
          : entry.options.some(([, option]) => option === String(value))
      if (!reached) return 'unsayable'
      try {
        if (entry.kind === 'number') entry.set(ups, Number(value))
        else entry.set(ups, String(value))
        return 'taken'
      } catch (error) {
        if (error instanceof SettingError) return 'refused'
        throw error
      }
    },
  }
}
