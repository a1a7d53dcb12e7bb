import { statusOf } from '../../../emulators/smart-ups/firmware/published/status.ts'
import { SHOWN_BY } from './shown-by.ts'

const MENU = 'it is read in a menu or log of the display: press the keys and look at unit.ups.panel.view()'
const CONTACTS = 'it is seen on the contacts of simple signaling, which the kit for tests does not show'
const VALUE = 'no reading of the kit for tests differs between these two versions by it alone'

/** Defects that have a happening and no recipe, and why. */
const NONE: Readonly<Record<string, string>> = {
  'srt8-backfeed-weld': VALUE,
  'id17-load-current': VALUE,
  'id20-replace-date': VALUE,
  'id20-battery-timer-slow': MENU,
  'scl-battery-garbage': VALUE,
  'srtl-battery-date': VALUE,
  'lcd-fw-version-short': MENU,
  'c-runtime-lt1m': MENU,
  'id20-simple-linefail-off': CONTACTS,
  'id20-simple-si-glitch': CONTACTS,
  'id18-slotcard-lcd-stale': MENU,
  'id18-ap9620-lcd-items': MENU,
  'smtl-smartconnect-items': MENU,
  'srt5-lastxfer-unknown': MENU,
  'id18-transfer-timestamp': MENU,
  'c-temp-below-freezing': MENU,
  'smtl-hid': VALUE,
  'smc-lcd-productkey': MENU,
  'id1031-sitewiring-green': MENU,
  'id1031-selftest-cloud': 'it is read at the console of a card',
  'id1040-xbp': MENU,
  'id23-long-transfer': VALUE,
}

/** Defects that have a recipe. */
export const RECIPES: readonly string[] = Object.keys(SHOWN_BY).filter((id) => !Object.hasOwn(NONE, id))

/** The defect of a published difference; its own id where it is none. */
export function defectOf(row: string): string {
  const status = statusOf(row)
  return status.kind === 'defect' ? status.by : row
}

/** Why a published difference, or a defect, has no recipe. */
export function whyNone(id: string): string {
  const status = statusOf(id)
  if (status.kind === 'not-observable') return status.because
  if (status.kind === 'gate' || status.kind === 'trait')
    return `it is a value or capability of the version: compare what "upslab diff" shows, or run your own command with "upslab matrix --defect ${id}"`
  if (status.kind === 'design') return `every version has it: ${status.by}`
  return (
    NONE[defectOf(id)] ??
    'only bytes on a wire or an update show it: run your own command with "upslab matrix"'
  )
}
