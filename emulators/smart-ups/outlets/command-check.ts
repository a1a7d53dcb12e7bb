import { GROUP_NAMES, type GroupName, type Refusal, type UpsCommand } from '../commands.ts'
import type { OutletGroup } from './outlet-group.ts'

type Groups = ReadonlyMap<GroupName, OutletGroup>

/** The groups a command aims at, or why it is refused (rules of application note 177). */
export function checkCommand(command: UpsCommand, groups: Groups): Refusal | OutletGroup[] {
  const names = command.targets === 'all' ? [...groups.keys()] : command.targets
  const targets: OutletGroup[] = []
  // In the order of the panel, main group first, whatever order the caller names them in.
  for (const name of GROUP_NAMES) {
    const group = groups.get(name)
    if (group && names.includes(name)) targets.push(group)
  }
  const missing = names.find((name) => !groups.has(name))
  if (missing) return { reason: 'no-such-group', group: missing }
  if (command.action === 'cancel') return targets
  const busy = targets.find((group) => group.process)
  if (busy) return { reason: 'command-pending', group: busy.name }
  return checkMainGroup(command, targets, groups) ?? targets
}

/** A switched group cannot be on while the main group is off, unless one command moves both. */
function checkMainGroup(command: UpsCommand, targets: OutletGroup[], groups: Groups): Refusal | undefined {
  const main = groups.get('MOG')
  if (!main) return
  if (command.action === 'on') {
    const first = targets[0]
    if (!main.on && first && !targets.includes(main)) return { reason: 'main-group-off', group: first.name }
    return
  }
  if (!targets.includes(main)) return
  for (const group of groups.values())
    if (group.on && !targets.includes(group)) return { reason: 'switched-group-on', group: group.name }
}
