/** Packages of other Debian releases, fetched with apt's own lists and checks but without touching the machine's. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'

/** Why no clients can be had on this machine; tests that need them are skipped with these words. */
export class ClientsUnavailable extends Error {
  override readonly name = 'ClientsUnavailable'
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'

/**
 * The Debian mirror this machine uses, as its own apt knows it; `UPSLAB_DEBIAN_MIRROR` names one elsewhere.
 *
 * @throws ClientsUnavailable when this is no Debian with a mirror
 */
export function debianMirror(): string {
  const named = process.env.UPSLAB_DEBIAN_MIRROR
  for (const tool of ['apt-get', 'dpkg-deb']) {
    if (spawnSync(tool, ['--version']).status !== 0)
      throw new ClientsUnavailable(`no ${tool} on this machine`)
  }
  if (!existsSync(KEYRING))
    throw new ClientsUnavailable(`no Debian archive keys on this machine (${KEYRING})`)
  if (named) return named
  const release = readFileSync('/etc/os-release', 'utf8')
  const codename = /^VERSION_CODENAME="?([\w-]+)/m.exec(release)?.[1]
  if (!/^ID="?debian"?$/m.test(release) || codename === undefined) {
    throw new ClientsUnavailable('this machine is no Debian; UPSLAB_DEBIAN_MIRROR can name a mirror to use')
  }
  const targets = spawnSync('apt-get', ['indextargets', '--format', '$(RELEASE) $(REPO_URI)'], {
    encoding: 'utf8',
  })
  const line = targets.stdout.split('\n').find((text) => text.startsWith(`${codename} `))
  if (line === undefined) throw new ClientsUnavailable(`this machine's apt has no source for ${codename}`)
  return line.slice(codename.length + 1).trim()
}

/** One Debian release seen through an apt of its own, in `folder`. */
export class PrivateApt {
  readonly #folder: string
  readonly #env: NodeJS.ProcessEnv

  constructor(folder: string, suite: string, mirror: string) {
    this.#folder = folder
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(join(folder, 'lists/partial'), { recursive: true })
    mkdirSync(join(folder, 'cache/archives/partial'), { recursive: true })
    writeFileSync(join(folder, 'status'), '')
    writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${mirror} ${suite} main\n`)
    writeFileSync(join(folder, 'apt.conf'), configuration(folder))
    this.#env = { ...process.env, LC_ALL: 'C' }
  }

  async update(): Promise<void> {
    await this.#apt(['-o', 'APT::Update::Error-Mode=any', 'update'], this.#folder)
  }

  /** The packages and everything they depend on, as apt would install them on an empty machine. */
  async closure(packages: readonly string[]): Promise<string[]> {
    const said = await this.#apt(
      ['-s', '-y', '--no-install-recommends', 'install', ...packages],
      this.#folder,
    )
    return [...said.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name!)
  }

  /** Downloads packages and unpacks them into `root`. */
  async unpack(packages: readonly string[], root: string): Promise<void> {
    const downloads = join(this.#folder, 'downloads')
    rmSync(downloads, { recursive: true, force: true })
    mkdirSync(downloads, { recursive: true })
    mkdirSync(root, { recursive: true })
    await this.#apt(['download', ...packages], downloads)
    for (const file of readdirSync(downloads).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg-deb', ['-x', join(downloads, file), root], { cwd: downloads, env: this.#env })
    }
  }

  async #apt(args: readonly string[], cwd: string): Promise<string> {
    const options = ['-q=2', '-c', join(this.#folder, 'apt.conf')]
    return run('apt-get', [...options, ...args], { cwd, env: this.#env })
  }
}

/** Own lists, sources and state; the machine's way to its mirror (proxies, credentials) stays in force. */
function configuration(folder: string): string {
  return `
Dir::Etc::sourcelist "${join(folder, 'sources.list')}";
Dir::Etc::sourceparts "/nonexistent";
Dir::Etc::preferencesparts "/nonexistent";
Dir::State "${folder}";
Dir::State::lists "${join(folder, 'lists')}";
Dir::State::status "${join(folder, 'status')}";
Dir::Cache "${join(folder, 'cache')}";
APT::Sandbox::User "${userInfo().username}";
Acquire::Retries "2";
Acquire::http::Timeout "30";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
`
}

function run(
  program: string,
  args: readonly string[],
  where: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (text) => (said += text))
    child.stderr.on('data', (text) => (said += text))
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve(said)
      else reject(new ClientsUnavailable(`${program} failed (offline?): ${said.trim().split('\n').at(-1)}`))
    })
  })
}
