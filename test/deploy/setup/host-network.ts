import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const FORWARDING = '/proc/sys/net/ipv4/ip_forward'
/** Bridges and ends of pairs that a daemon makes. */
const DOCKERS = /^(docker0|br-[0-9a-f]{12}|veth[0-9a-f]{7})$/
const FAMILIES = ['iptables', 'ip6tables'] as const

/** How things were before a daemon started. */
interface Before {
  readonly rules: Readonly<Record<string, string>>
  readonly forwarding: string
  readonly links: readonly string[]
}

/** A Docker daemon changes the host's packet filter and leaves it so; this puts back what was there before. */
export class HostNetwork {
  readonly #env: Record<string, string>
  readonly #file: string

  /** `file` is where it is written down how things are, for whoever cleans up after us when we cannot. */
  constructor(env: Record<string, string>, file: string) {
    this.#env = env
    this.#file = file
  }

  remember(): void {
    const rules = FAMILIES.map((family) => [family, this.#run(`${family}-save`)])
    const before = {
      rules: Object.fromEntries(rules),
      forwarding: readFileSync(FORWARDING, 'utf8'),
      links: links(),
    }
    writeFileSync(this.#file, JSON.stringify(before))
  }

  restore(): void {
    if (!existsSync(this.#file)) return
    const before = JSON.parse(readFileSync(this.#file, 'utf8')) as Before
    for (const link of links().filter((name) => DOCKERS.test(name) && !before.links.includes(name)))
      this.#run('ip', ['link', 'delete', link])
    for (const [family, rules] of Object.entries(before.rules)) {
      const kept = tables(rules)
      for (const table of tables(this.#run(`${family}-save`)).filter((name) => !kept.includes(name)))
        this.#empty(family, table)
      if (kept.length > 0) this.#run(`${family}-restore`, [], rules)
    }
    writeFileSync(FORWARDING, before.forwarding)
  }

  #empty(family: string, table: string): void {
    for (const what of ['-F', '-X']) this.#run(family, ['-t', table, what])
    if (table === 'filter') this.#run(family, ['-P', 'FORWARD', 'ACCEPT'])
  }

  #run(program: string, args: readonly string[] = [], input = ''): string {
    return spawnSync(program, args, { env: this.#env, encoding: 'utf8', input }).stdout ?? ''
  }
}

/** Names of the host's network interfaces. */
export function links(): string[] {
  const text = readFileSync('/proc/net/dev', 'utf8')
  return [...text.matchAll(/^\s*([^\s:]+):/gm)].map(([, name]) => name!)
}

function tables(rules: string): string[] {
  return [...rules.matchAll(/^\*(\w+)/gm)].map(([, name]) => name!)
}
