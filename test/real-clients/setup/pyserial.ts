import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, type Clients } from './ensure-clients.ts'
import { withLock } from './folder-lock.ts'
import { ClientsUnavailable, debianMirror, PrivateApt } from './private-apt.ts'

const ROOT = join(CACHE, 'pyserial')
const MODULES = join(ROOT, 'usr/lib/python3/dist-packages')

/** pySerial as Debian packages it, run by this machine's Python. */
export async function ensurePyserial(): Promise<Clients> {
  if (spawnSync('python3', ['--version']).status !== 0)
    return { available: false, reason: 'no python3 on this machine' }
  if (existsSync(MODULES)) return { available: true }
  try {
    await withLock(join(CACHE, 'lock-pyserial'), async () => {
      if (existsSync(MODULES)) return
      const apt = new PrivateApt(join(CACHE, 'apt-pyserial'), 'bookworm', debianMirror())
      await apt.update()
      const fresh = `${ROOT}.new`
      rmSync(fresh, { recursive: true, force: true })
      await apt.unpack(['python3-serial'], fresh)
      rmSync(ROOT, { recursive: true, force: true })
      renameSync(fresh, ROOT)
      rmSync(join(CACHE, 'apt-pyserial'), { recursive: true, force: true })
    })
    return { available: true }
  } catch (error) {
    if (error instanceof ClientsUnavailable) return { available: false, reason: error.message }
    throw error
  }
}

/** The environment in which `import serial` finds it. */
export function pyserialEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PYTHONPATH: MODULES }
}
