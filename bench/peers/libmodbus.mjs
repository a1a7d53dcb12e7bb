import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CACHE = fileURLToPath(new URL('../../.cache/bench', import.meta.url))
const SOURCE = fileURLToPath(new URL('./libmodbus-server.c', import.meta.url))

/**
 * Compiles the libmodbus server, with Debian's library fetched beside the repository's other caches.
 *
 * @returns program and library folder, or in words why there is none
 */
export function libmodbusServer() {
  const root = join(CACHE, 'libmodbus')
  const program = join(CACHE, 'libmodbus-server')
  mkdirSync(root, { recursive: true })
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu')
  if (!existsSync(program)) {
    const run = (command, args) => spawnSync(command, args, { cwd: root, encoding: 'utf8' }).status === 0
    if (!run('apt-get', ['download', 'libmodbus5', 'libmodbus-dev']))
      return { reason: 'libmodbus cannot be fetched (apt-get update?)' }
    for (const file of readdirSync(root).filter((name) => name.endsWith('.deb')))
      run('dpkg-deb', ['-x', file, root])
    const options = ['-O2', '-I', join(root, 'usr/include'), '-L', libraries]
    if (!run('gcc', [...options, SOURCE, '-o', program, '-lmodbus']))
      return { reason: 'no C compiler that makes it' }
  }
  return { program, libraries }
}
