import { defineDefect } from '../defect.ts'

const NO_FIX_PUBLISHED =
  'FA233876 names SRT in its symptom text but publishes no fix for it: taken as present in every version'
const BEFORE_08_0 =
  'FA233876 leaves SMT towers below 08.0 out of its fix table: taken as affected and never fixed'
const SRT_LINES = [1001, 1002, 1010, 1013, 1014, 1019, 1020, 1021, 1024, 1025, 1043, 1044, 1045, 1046]

/** FA233876: with an Interface Expander 2 fitted, the card's own shutdown request replaces the wake rule of an off already pending. */
export const ie2ShutdownOverride = defineDefect({
  id: 'ie2-shutdown-override',
  rows: [
    'ie2-shutdown-override-id18',
    'ie2-shutdown-override-id20',
    'ie2-shutdown-override-id23',
    'ie2-shutdown-override-srt',
  ],
  aliases: ['FA233876'],
  title:
    'Interface Expander 2: a commanded off, sleep or shutdown is overridden and the output comes back at once',
  source: 'vendor FAQ FA233876',
  affects: [
    { line: 18, fixedIn: '09.3' },
    { line: 20, after: '05.0', fixedIn: '09.8' },
    { line: 23, from: '05.0', fixedIn: '06.6' },
    ...[4, 17].map((line) => ({ line, assumed: BEFORE_08_0 })),
    ...SRT_LINES.map((line) => ({ line, assumed: NO_FIX_PUBLISHED })),
  ],
  options: {
    reloadTurnOff: { value: false, meaning: "the card's request restarts the turn-off countdown" },
    withoutAc: {
      value: true,
      meaning: 'off and sleep are overridden on battery too, into off until AC is valid',
    },
    networkCommands: { value: false, meaning: 'commands from a network card are overridden as well' },
  },
  decides: (options) => ({
    slotShutdownWhileOffPending: ({ acValid, origin }) => {
      if (!acValid && !options.withoutAc) return 'keep'
      if (origin === 'network' && !options.networkCommands) return 'keep'
      return options.reloadTurnOff ? 'replace-and-reload' : 'replace-wake-rule'
    },
  }),
})
