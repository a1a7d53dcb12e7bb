import { MINUTE } from '../../../clock/clock.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** Settings that the menus of some versions do not change. */
const WITHOUT_EFFECT = ['greenMode', 'siteWiring']

/** What the panel and the log get wrong. */
export const WRONG_ON_THE_PANEL: readonly Defect[] = [
  fromPublished('id18-slotcard-lcd-stale', {
    decides: () => ({ shownCard: (now, before) => (before === 'None' ? now : before) }),
  }),
  fromPublished('id18-ap9620-lcd-items', { decides: () => ({ outletMenusBehindCard: () => true }) }),
  fromPublished('smc-lcd-after-fault', {
    assumed: 'until a key is pressed',
    decides: () => ({ alarmStaysShown: () => true }),
  }),
  fromPublished('id1031-no-sleep-led', { decides: () => ({ sleepLamp: () => false }) }),
  fromPublished('id1031-sitewiring-green', {
    decides: () => ({ menuTakesEffect: (setting) => !WITHOUT_EFFECT.includes(setting) }),
  }),
  fromPublished('id20-overtemp-silent', {
    decides: (_options, sound) => ({
      alarmsSound: (faults) => sound.alarmsSound(faults) && !faults.includes('overtemperature'),
    }),
  }),
  fromPublished('smtl-smartconnect-items', { decides: () => ({ ethernetItems: () => true }) }),
  fromPublished('c-changecause-lcd', {
    assumed: 'it says that a port did it',
    decides: (_options, sound) => ({
      causeOfCommand: (right, source) =>
        source === 'lcd' ? 'protocol-command' : sound.causeOfCommand(right, source),
    }),
  }),
  fromPublished('srt5-lastxfer-unknown', {
    assumed: 'every transfer; the notes do not say which',
    decides: () => ({ loggedCause: () => null }),
  }),
  fromPublished('id18-transfer-timestamp', {
    assumed: 'by two minutes',
    decides: (_options, sound) => ({ loggedAt: (at) => sound.loggedAt(at) - 2 * MINUTE }),
  }),
  fromPublished('id1041-sog-status', {
    assumed: 'it shows as it was before',
    decides: (_options, sound) => ({
      outletShownOn: (on, when) => (!when.main && when.byPanel ? !on : sound.outletShownOn(on, when)),
    }),
  }),
]
