/** What is known of a host; `host-facts.ts` looks it up. Data only, so that every system can be judged on any. */
export interface HostFacts {
  readonly platform: string
  readonly node: string
  /** Oldest Node that the package takes. */
  readonly oldestNode: string
  /** Why no pty can be opened; undefined where one was. */
  readonly noPty: string | undefined
  /** USB/IP clients are on this computer only where the kernel takes part. */
  readonly usbip: {
    readonly module: 'loaded' | 'installed' | 'absent'
    readonly root: boolean
    readonly program: boolean
  }
  /** Ports of this computer that upslab takes when nothing else is said. */
  readonly ports: readonly { readonly port: number; readonly use: string; readonly free: boolean }[]
  readonly docker: 'runs' | 'installed' | 'absent'
  /** Packages that are optional, and whether they are there. */
  readonly packages: Readonly<Record<string, boolean>>
  /** Programs that talk to units, with their paths. */
  readonly clients: Readonly<Record<string, string | undefined>>
}

/** `needed` fails the check; `limited` means that something optional is not to be had. */
export type Verdict = 'fine' | 'limited' | 'needed'

export interface Finding {
  readonly about: string
  readonly verdict: Verdict
  readonly found: string
  /** What to do about it. */
  readonly advice?: string
}

export function judge(facts: HostFacts): Finding[] {
  return [
    nodeFinding(facts),
    ptyFinding(facts),
    usbipFinding(facts),
    ...facts.ports.map(portFinding),
    dockerFinding(facts),
    ...Object.entries(facts.packages).map(([name, there]) => packageFinding(name, there)),
    clientsFinding(facts),
  ]
}

function nodeFinding({ node, oldestNode }: HostFacts): Finding {
  if (isAtLeast(node, oldestNode)) return { about: 'Node', verdict: 'fine', found: node }
  const advice = `install Node ${oldestNode} or later`
  return { about: 'Node', verdict: 'needed', found: `${node}, older than ${oldestNode}`, advice }
}

function isAtLeast(version: string, oldest: string): boolean {
  const [have, want] = [version, oldest].map((text) => text.replace(/^v/, '').split('.').map(Number))
  const differs = want!.findIndex((part, index) => part !== (have![index] ?? 0))
  return differs < 0 || (have![differs] ?? 0) > want![differs]!
}

function ptyFinding({ platform, noPty }: HostFacts): Finding {
  const about = 'virtual serial ports'
  if (noPty === undefined) return { about, verdict: 'fine', found: 'one was opened and closed' }
  if (platform === 'win32') {
    const advice = 'use --tcp, or --serialport with one end of a com0com pair (docs/windows-and-macos.md)'
    return { about, verdict: 'limited', found: noPty, advice }
  }
  const advice = 'use --tcp; or install the package koffi (npm install koffi), or on Linux perl and stty'
  return { about, verdict: 'limited', found: noPty, advice }
}

function usbipFinding({ platform, usbip: { module, root, program } }: HostFacts): Finding {
  const about = 'USB to other programs (USB/IP)'
  if (platform === 'win32')
    return {
      about,
      verdict: 'limited',
      found: 'not looked for on Windows',
      advice: 'install usbip-win2, then usbip attach',
    }
  if (platform !== 'linux')
    return {
      about,
      verdict: 'limited',
      found: `${platform} has no USB/IP client`,
      advice: 'attach from a Linux guest',
    }
  if (module === 'absent') {
    const advice =
      'install the kernel modules of your distribution (linux-modules-extra, or a kernel with vhci_hcd), or attach from a guest'
    return { about, verdict: 'limited', found: 'this kernel has no module vhci_hcd', advice }
  }
  const todo = [
    ...(program ? [] : ['install the program usbip (Debian: apt install usbip)']),
    ...(module === 'loaded' ? [] : ['sudo modprobe vhci-hcd']),
    ...(root ? [] : ['attach as root: sudo usbip attach']),
  ]
  const found = `vhci_hcd is ${module}${program ? '' : ', the program usbip is not installed'}${root ? '' : ', you are not root'}`
  return todo.length === 0
    ? { about, verdict: 'fine', found }
    : { about, verdict: module === 'loaded' && program ? 'fine' : 'limited', found, advice: todo.join('; ') }
}

function portFinding({ port, use, free }: HostFacts['ports'][number]): Finding {
  const about = `TCP port ${port}`
  if (free) return { about, verdict: 'fine', found: `free, for ${use}` }
  const advice =
    port === 8080 ? 'upslab takes another one by itself and prints it' : 'name another one, or 0 for any'
  return { about, verdict: 'limited', found: `taken by another program; ${use} goes there`, advice }
}

function dockerFinding({ docker }: HostFacts): Finding {
  if (docker === 'runs') return { about: 'Docker', verdict: 'fine', found: 'runs' }
  const [found, advice] =
    docker === 'installed'
      ? ['installed, but no daemon answers', 'start it, and see that you may use it (group docker)']
      : ['not installed', 'only the compose pages need it']
  return { about: 'Docker', verdict: 'limited', found: found!, advice: advice! }
}

function packageFinding(name: string, there: boolean): Finding {
  const about = `package ${name}`
  if (there) return { about, verdict: 'fine', found: 'installed' }
  return {
    about,
    verdict: 'limited',
    found: 'not installed',
    advice: `npm install ${name}, for ${USE_OF[name] ?? 'what needs it'}`,
  }
}

const USE_OF: Readonly<Record<string, string>> = {
  koffi: 'virtual serial ports without perl',
  serialport: 'real serial ports, and com0com',
}

function clientsFinding({ clients }: HostFacts): Finding {
  const there = Object.entries(clients).flatMap(([name, path]) =>
    path === undefined ? [] : [`${name} (${path})`],
  )
  if (there.length > 0) return { about: 'clients', verdict: 'fine', found: there.join(', ') }
  const advice = 'nothing needs them; Debian has apcupsd, nut-client, nut-server and mbpoll'
  return { about: 'clients', verdict: 'limited', found: `none of ${Object.keys(clients).join(', ')}`, advice }
}
