import { type Action, describeRefusal, GROUP_NAMES, type GroupName } from '../../commands.ts'
import type { SmartUps } from '../../smart-ups.ts'
import type { ActionEntry, Menu } from '../menu.ts'

/** Panel actions as outlet commands (front panel dossier 4.2): label, action, whether delays are used, when offered. */
const ACTIONS: readonly (readonly [label: string, action: Action, delay: boolean, offered: 'on' | 'off'])[] =
  [
    ['Turn On Now', 'on', false, 'off'],
    ['Turn On w/ Delay', 'on', true, 'off'],
    ['Turn Off Now', 'off', false, 'on'],
    ['Turn Off w/Delay', 'off', true, 'on'],
    ['Reboot Now', 'reboot', false, 'on'],
    ['Reboot w/ Delay', 'reboot', true, 'on'],
    ['Shutdown Now', 'shutdown', false, 'on'],
    ['Shutdown w/Delay', 'shutdown', true, 'on'],
  ]

type Targets = readonly GroupName[] | 'all'

function isOn(ups: SmartUps, targets: Targets): boolean {
  return targets === 'all' ? ups.outlets.anyOn : targets.some((name) => ups.outlets.isOn(name))
}

function isBusy(ups: SmartUps, targets: Targets): boolean {
  return ups.outlets.groups.some(
    (group) => group.process && (targets === 'all' || targets.includes(group.name)),
  )
}

function command(ups: SmartUps, action: Action, targets: Targets, delay: boolean, seconds?: number): string {
  const result = ups.command({
    action,
    targets,
    source: 'lcd',
    useOffDelay: delay,
    // The immediate shutdown and reboot of the panel still count the turn-on delay.
    useOnDelay: delay || action === 'shutdown' || action === 'reboot',
    ...(seconds === undefined ? {} : { seconds }),
  })
  return ups.firmware.decide.shownText('outlet-message', result.accepted ? 'Done' : describeRefusal(result))
}

/** The actions for the whole unit or one group. */
export function actionEntries(targets: Targets): ActionEntry[] {
  const entries = ACTIONS.map(
    ([label, action, delay, offered]): ActionEntry => ({
      kind: 'action',
      label,
      when: (ups) => isOn(ups, targets) === (offered === 'on') && !isBusy(ups, targets),
      run: (ups) => command(ups, action, targets, delay),
    }),
  )
  return [
    ...entries,
    {
      kind: 'action',
      label: 'Cancel',
      when: (ups) => isBusy(ups, targets),
      run: (ups) => command(ups, 'cancel', targets, false),
    },
  ]
}

/** A sleep from the panel: not offered by default, since only external interfaces are documented; a lab may switch it on. */
const SLEEP: ActionEntry = {
  kind: 'action',
  label: 'Sleep 10 min',
  when: (ups) => ups.panel.sleepOffered && ups.outlets.anyOn && !isBusy(ups, 'all'),
  run: (ups) => command(ups, 'sleep', 'all', true, 600),
  assumed: 'sources disagree whether the panel offers a sleep; its label and length are ours',
}

/** The entry of each group that can be switched by itself, named as the panel does. */
export function groupMenus(): Menu[] {
  return GROUP_NAMES.map((name) => ({
    kind: 'menu',
    label: name === 'MOG' ? 'Main Outlets' : `Outlet Group ${Number(name.slice(3)) + 1}`,
    advanced: true,
    when: (ups) =>
      ups.outlets.get(name) !== undefined &&
      (name !== 'MOG' || ups.outlets.groups.length === 1) &&
      (!ups.slots.portTaker || ups.firmware.decide.outletMenusBehindCard()),
    entries: actionEntries([name]),
  }))
}

export function controlMenu(advanced: boolean): Menu {
  return {
    kind: 'menu',
    label: 'Control',
    advanced,
    entries: [
      { kind: 'menu', label: 'UPS', entries: [...actionEntries('all'), SLEEP] },
      {
        kind: 'menu',
        label: 'Bypass Control',
        when: (ups) => ups.traits.bypass,
        entries: [bypass('Go into Bypass', true), bypass('Go out of Bypass', false)],
      },
      ...groupMenus(),
      {
        kind: 'action',
        label: 'Clear Alarms',
        run: (ups) => {
          if (!ups.faults.any) return 'No alarms'
          ups.clearFaults()
          return 'Done'
        },
      },
    ],
  }
}

function bypass(label: string, into: boolean): ActionEntry {
  return {
    kind: 'action',
    label,
    when: (ups) => ups.power.data.bypassCommanded !== into && ups.outlets.anyOn,
    run: (ups) => (ups.setBypass(into, 'lcd') ? 'Done' : 'Not possible'),
  }
}
