import { number } from './device-options.ts'
import { UsageError } from './errors.ts'
import type { UpFlags } from './lab-from-flags.ts'

/** What an environment says in place of flags. */
export interface FromEnv {
  /** A lab file. */
  readonly file?: string
  readonly flags: UpFlags
}

const text = (value: string) => value
/** Each variable, the flag it stands for, and how its text is read. Lists have commas. */
const VARIABLES = {
  UPSLAB_MODEL: ['model', text],
  UPSLAB_FIRMWARE: ['firmware', text],
  UPSLAB_FIRMWARE_ID: ['id', number('UPSLAB_FIRMWARE_ID')],
  UPSLAB_SERIAL: ['serial', text],
  UPSLAB_CARD: ['card', text],
  UPSLAB_CARD_FIRMWARE: ['cardFirmware', text],
  UPSLAB_MODE: ['mode', text],
  UPSLAB_PROTOCOL: ['rj45', text],
  UPSLAB_PTY: ['pty', text],
  UPSLAB_TCP: ['tcp', text],
  UPSLAB_MODBUS_TCP: ['modbusTcp', text],
  UPSLAB_USBIP: ['usbip', text],
  UPSLAB_CONTROL: ['control', text],
  UPSLAB_ALLOW_HOST: ['allowHost', (value: string) => value.split(',')],
  UPSLAB_ALLOW_ORIGIN: ['allowOrigin', (value: string) => value.split(',')],
  UPSLAB_SPEED: ['speed', number('UPSLAB_SPEED')],
  UPSLAB_VIRTUAL: ['virtual', yesNo('UPSLAB_VIRTUAL')],
  UPSLAB_STATE: ['state', text],
  UPSLAB_RECORD: ['record', text],
} as const satisfies Readonly<Record<string, readonly [keyof UpFlags, (value: string) => unknown]>>

/** Read elsewhere, or by the compose file. */
const OTHERS = [
  'UPSLAB_LAB',
  'UPSLAB_TOKEN',
  'UPSLAB_TOKEN_FILE',
  'UPSLAB_DEBUG',
  'UPSLAB_LOG',
  'UPSLAB_RUN_FOLDER',
  'UPSLAB_URL',
]

/** Those that describe a bench as a whole, and so go with a lab file. */
const BESIDE_A_FILE: readonly string[] = ['control', 'allowHost', 'allowOrigin', 'record']

/** Names of the variables, as the page and the help list them. */
export const VARIABLE_NAMES = [...Object.keys(VARIABLES), 'UPSLAB_LAB']

/**
 * The bench that variables describe. An empty one counts as not given, because compose files pass on variables that nobody has set;
 * UPSLAB_MODBUS_TCP counts only without a lab file.
 *
 * @throws UsageError for a variable that is not known, or does not go with UPSLAB_LAB
 */
export function fromEnv(env: Readonly<Record<string, string | undefined>>): FromEnv {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('UPSLAB_') && Boolean(entry[1]),
  )
  const unknown = given.find(([name]) => !Object.hasOwn(VARIABLES, name) && !OTHERS.includes(name))
  if (unknown) throw new UsageError(`${unknown[0]} is not known; allowed: ${VARIABLE_NAMES.join(', ')}`)
  const file = env.UPSLAB_LAB || undefined
  const flags: Record<string, unknown> = {}
  for (const [name, value] of given) {
    if (!Object.hasOwn(VARIABLES, name)) continue
    const [flag, read] = VARIABLES[name as keyof typeof VARIABLES]
    // The image sets this one, for whoever mounts no file.
    if (file !== undefined && flag === 'modbusTcp') continue
    if (file !== undefined && !BESIDE_A_FILE.includes(flag))
      throw new UsageError(`${name} does not go with UPSLAB_LAB: say it in ${file}`)
    flags[flag] = read(value)
  }
  return { ...(file === undefined ? {} : { file }), flags: flags as UpFlags }
}

function yesNo(name: string): (value: string) => boolean | undefined {
  return (value) => {
    if (value === 'true' || value === '1') return true
    if (value === 'false' || value === '0') return undefined
    throw new UsageError(`${name}: ${JSON.stringify(value)} is not allowed; allowed: true, false`)
  }
}
