/** How the console answers a command (user guides of the second and third generation). */
const CODES = {
  E000: 'Success',
  E001: 'Successfully Issued',
  E100: 'Command failed',
  E101: 'Command Not Found',
  E102: 'Parameter Error',
  E104: 'User Level Denial',
  E107: 'Serial communication with the UPS has been lost',
} as const

/** The answer to a command: its code, then lines. */
export interface Reply {
  /** Left out where only lines come, as usage does. */
  readonly code?: keyof typeof CODES
  readonly lines: readonly string[]
}

export const success = (...lines: readonly string[]): Reply => ({ code: 'E000', lines })
export const failure = (code: Exclude<keyof typeof CODES, 'E000' | 'E001'>): Reply => ({ code, lines: [] })
export const usage = (...lines: readonly string[]): Reply => ({ lines })
/** A command that the unit has taken, or not. */
export const issued = (accepted: boolean): Reply => ({ code: accepted ? 'E001' : 'E100', lines: [] })

/** As it goes over the wire, each line ended. */
export function replyText({ code, lines }: Reply): string {
  const head = code === undefined ? [] : [`${code}: ${CODES[code]}`]
  return [...head, ...lines].map((line) => `${line}\r\n`).join('')
}
