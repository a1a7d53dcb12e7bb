import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clients } from '../../real-clients/setup/ensure-clients.ts'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { ClientsUnavailable } from '../../real-clients/setup/private-apt.ts'
import { ensureBaseImages } from './base-images.ts'
import { cleanUpAfterOthers } from './docker-daemon.ts'
import { DOCKER_CACHE, ensureTools } from './docker-tools.ts'
import { links } from './host-network.ts'

/** Whether a Docker daemon of our own can run here, or in words why not. Fetches what it needs, once. */
export async function ensureDocker(): Promise<Clients> {
  const reason = cannotRun()
  if (reason !== undefined) return { available: false, reason }
  mkdirSync(DOCKER_CACHE, { recursive: true })
  try {
    return await withLock(join(DOCKER_CACHE, 'lock'), async () => {
      await ensureTools()
      const other = cleanUpAfterOthers()
      if (other !== undefined)
        return { available: false, reason: `process ${other} runs these tests already` }
      if (links().includes('docker0'))
        return { available: false, reason: 'another Docker daemon runs here, and two would share docker0' }
      await ensureBaseImages()
      return { available: true }
    })
  } catch (error) {
    if (error instanceof ClientsUnavailable) return { available: false, reason: error.message }
    throw error
  }
}

function cannotRun(): string | undefined {
  if (process.platform !== 'linux') return 'a Docker daemon runs on Linux'
  if (process.getuid?.() !== 0) return 'a Docker daemon of our own needs root'
  if (!existsSync('/sys/fs/cgroup')) return 'no control groups on this machine'
  if (
    spawnSync('setpriv', ['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', 'true']).status !==
    0
  )
    return 'no name spaces may be made here'
  return undefined
}
