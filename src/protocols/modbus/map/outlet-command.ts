import type { Action, GroupName, Source } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { getRaw } from '../encoding.ts'
import type { WriteContext, WriteResult } from './item.ts'

/** OutletCommand_BF, registers 1538 and 1539 (application note 177). */
const COLD_BOOT_ALLOWED = 1 << 5
const USE_ON_DELAY = 1 << 6
const USE_OFF_DELAY = 1 << 7

/** The command bits, each with the modifiers it may carry. Exactly one is set. */
const COMMANDS: readonly { readonly bit: number; readonly action: Action; readonly modifiers: number }[] = [
  { bit: 1 << 0, action: 'cancel', modifiers: 0 },
  { bit: 1 << 1, action: 'on', modifiers: COLD_BOOT_ALLOWED | USE_ON_DELAY },
  { bit: 1 << 2, action: 'off', modifiers: USE_OFF_DELAY },
  { bit: 1 << 3, action: 'shutdown', modifiers: USE_ON_DELAY | USE_OFF_DELAY },
  { bit: 1 << 4, action: 'reboot', modifiers: COLD_BOOT_ALLOWED | USE_ON_DELAY | USE_OFF_DELAY },
]
const COMMAND_BITS = 0x1f
const MODIFIER_BITS = COLD_BOOT_ALLOWED | USE_ON_DELAY | USE_OFF_DELAY

const TARGETS: readonly { readonly bit: number; readonly group: GroupName }[] = [
  { bit: 1 << 8, group: 'MOG' },
  { bit: 1 << 9, group: 'SOG0' },
  { bit: 1 << 10, group: 'SOG1' },
  { bit: 1 << 11, group: 'SOG2' },
]

/** Who commands. The second network has no name of its own in the unit. */
const SOURCE_BITS: readonly { readonly bit: number; readonly source: Source }[] = [
  { bit: 1 << 12, source: 'usb' },
  { bit: 1 << 13, source: 'lcd' },
  { bit: 1 << 14, source: 'rj45' },
  { bit: 1 << 15, source: 'smartslot1' },
  { bit: 1 << 16, source: 'smartslot2' },
  { bit: 1 << 17, source: 'network' },
  { bit: 1 << 18, source: 'network' },
]

/** What each bit asks for. */
export const OUTLET_COMMAND_BITS: ReadonlyMap<number, string> = new Map([
  ...COMMANDS.map(({ bit, action }) => [Math.log2(bit), action] as const),
  [5, 'cold boot'],
  [6, 'use on delay'],
  [7, 'use off delay'],
  ...TARGETS.map(({ bit, group }) => [Math.log2(bit), group] as const),
  ...SOURCE_BITS.map(({ bit, source }) => [Math.log2(bit), `from ${source}`] as const),
])

/** A fourth switched group, which no product has, and bits without a meaning. */
const NEVER_LEGAL = 0xfff80000

/**
 * Carries out an outlet command. A word without a command bit is taken and does nothing (seen on an SMT1500RMI2U at
 * UPS 15.1); a missing source counts as the port the frame came from, since NUT never sets one.
 */
export function writeOutletCommand(
  ups: SmartUps,
  from: Uint8Array,
  offset: number,
  context: WriteContext,
): WriteResult {
  if (context.refuseOutletCommands) return 'illegal-value'
  const word = getRaw(from, offset, 2)
  if ((word & COMMAND_BITS) === 0) return 'done'
  const command = COMMANDS.find(({ bit }) => (word & COMMAND_BITS) === bit)
  const source = sourceOf(word, context.source)
  if (!command || !source || word & NEVER_LEGAL || word & MODIFIER_BITS & ~command.modifiers)
    return 'illegal-value'
  const targets = TARGETS.filter(({ bit }) => word & bit).map(({ group }) => group)
  if (targets.length === 0) return 'illegal-value'
  const result = ups.command({
    action: command.action,
    targets,
    source,
    useOffDelay: (word & USE_OFF_DELAY) !== 0,
    useOnDelay: (word & USE_ON_DELAY) !== 0,
    coldBoot: (word & COLD_BOOT_ALLOWED) !== 0,
  })
  return result.accepted ? 'done' : 'illegal-value'
}

/** The one source named, or the port; undefined when several are named. */
function sourceOf(word: number, port: Source): Source | undefined {
  const named = SOURCE_BITS.filter(({ bit }) => word & bit)
  if (named.length > 1) return undefined
  return named[0]?.source ?? port
}
