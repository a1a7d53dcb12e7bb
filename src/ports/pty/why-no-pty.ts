/** What decides whether this process can open ptys; `process` has it all. */
export interface Runtime {
  readonly platform: string
  readonly versions: Readonly<Record<string, string | undefined>>
}

/** Why there are no ptys here, in words; undefined where there are. */
export function whyNoPty({ platform, versions }: Runtime = process): string | undefined {
  if (platform === 'win32') return 'Windows has no ptys'
  // Their streams cannot read from a terminal that never blocks: the first read ends the port.
  if (versions.bun !== undefined) return 'Bun cannot serve ptys, Node can'
  if (versions.deno !== undefined) return 'Deno cannot serve ptys, Node can'
  return undefined
}

/** What a port can be instead, where there are no ptys. */
export function insteadOfPty({ platform }: Runtime = process): string {
  return platform === 'win32'
    ? 'use a `tcp:` port, or `serialport:` with one end of a com0com pair (the client opens the other end)'
    : 'use a `tcp:` port, or `serialport:`'
}
