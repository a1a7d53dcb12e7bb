import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const FORWARDING = '/proc/sys/net/ipv4/ip_forward'
const FAMILIES = ['iptables', 'ip6tables'] as const

/** A Docker daemon changes the host's packet filter and leaves it so; this puts back what was there before. */
export class HostNetwork {
  readonly #env: Record<string, string>
  readonly #rules: ReadonlyMap<string, string>
  readonly #forwarding = readFileSync(FORWARDING, 'utf8')

  /** Takes down how things are now. */
  constructor(env: Record<string, string>) {
    this.#env = env
    this.#rules = new Map(FAMILIES.map((family) => [family, this.#run(`${family}-save`)]))
  }

  restore(): void {
    for (const link of links().filter((name) => name === 'docker0')) this.#run('ip', ['link', 'delete', link])
    for (const [family, before] of this.#rules) {
      const kept = tables(before)
      for (const table of tables(this.#run(`${family}-save`)).filter((name) => !kept.includes(name)))
        this.#empty(family, table)
      if (kept.length > 0) this.#run(`${family}-restore`, [], before)
    }
    writeFileSync(FORWARDING, this.#forwarding)
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
