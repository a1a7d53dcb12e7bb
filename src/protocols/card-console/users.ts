/** A user of the console, and what the banner calls him. */
export interface ConsoleUser {
  readonly name: string
  readonly title: string
  /** May command the unit. */
  readonly commands: boolean
  /** May restart the card. */
  readonly administers: boolean
}

/** The users that a card ships with (console sessions of an AP9630); all have one password here. */
export const CONSOLE_USERS: readonly ConsoleUser[] = [
  { name: 'apc', title: 'Super User', commands: true, administers: true },
  { name: 'device', title: 'Device User', commands: true, administers: false },
  { name: 'readonly', title: 'Read-Only User', commands: false, administers: false },
]

export function consoleUser(name: string): ConsoleUser | undefined {
  return CONSOLE_USERS.find((user) => user.name === name)
}
