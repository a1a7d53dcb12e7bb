import type { PanelId } from '../../models/model.ts'
import { FAULT_LOG, LAST_TRANSFER, TRANSFER_LOG } from '../event-log.ts'
import type { Menu } from '../menu.ts'
import { configurationMenu } from './configuration.ts'
import { controlMenu } from './control.ts'
import { aboutMenu, statusMenu } from './status.ts'

const testMenu: Menu = {
  kind: 'menu',
  label: 'Test & Diags',
  entries: [
    {
      kind: 'action',
      label: 'UPS Self Test',
      run: (ups) =>
        ups.startSelfTest('lcd')
          ? 'Test started'
          : `Refused: ${reason(ups.diagnostics.selfTest.data.reason)}`,
    },
    {
      kind: 'action',
      label: 'Calibration Test',
      run: (ups) =>
        ups.startCalibration('lcd')
          ? 'Test started'
          : ups.traits.calibrationRefusalShown
            ? `Refused: ${reason(ups.diagnostics.calibration.data.reason)}`
            : 'Done',
    },
    { kind: 'action', label: 'Alarm Test Short', run: (ups) => ups.panel.testAlarm('short') },
    { kind: 'action', label: 'Alarm Test Cont.', run: (ups) => ups.panel.testAlarm('continuous') },
  ],
}

function reason(text: string | null): string {
  return (text ?? 'busy').replaceAll('-', ' ')
}

function logMenu(advanced: boolean): Menu {
  return { kind: 'menu', label: 'Event Logs', advanced, entries: [TRANSFER_LOG, LAST_TRANSFER, FAULT_LOG] }
}

/** A menu that a display with locked menus does not offer. */
function unlocked(menu: Menu): Menu {
  return {
    ...menu,
    when: (ups) => !ups.settings.unit.displayLocked && (menu.when?.(ups) ?? true),
    assumed: menu.assumed ?? 'what locked menus leave is unknown: Status and About are taken to stay',
  }
}

function mainMenu(hidden: boolean): Menu {
  const toLock = [controlMenu(hidden), configurationMenu(), testMenu, logMenu(hidden)].map(unlocked)
  return { kind: 'menu', label: 'Main Menu', entries: [statusMenu, ...toLock, aboutMenu] }
}

const TEXT_PANEL = mainMenu(true)

/**
 * The main menu of each panel. Control and the logs are for Advanced on the text panels, always there on the graphic
 * one. Segment panels (SMC) have no menu beyond a few settings; they are given the text panel's (assumed).
 */
export const MENUS: Readonly<Record<PanelId, Menu>> = {
  alpha: TEXT_PANEL,
  'alpha-c': TEXT_PANEL,
  graphic: mainMenu(false),
  segment: TEXT_PANEL,
}
