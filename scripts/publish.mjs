// Publishes both packages with provenance, each unless its version is there already. The release workflow runs it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './ensure-installed.mjs'

const FOLDERS = ['emulators/usb-hid-emulator-lite', '.']

for (const folder of FOLDERS) {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const known = spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' })
  if (known.stdout.trim() === version) {
    process.stderr.write(`${name} ${version} is published already\n`)
    continue
  }
  // A version such as 1.0.0-rc.1 is not what `npm install` without a version should give.
  const tag = version.includes('-') ? 'next' : 'latest'
  const asked = process.argv.slice(2)
  // Only a workflow can prove where a package was built.
  const proof = asked.includes('--dry-run') ? [] : ['--provenance']
  const args = ['publish', ...proof, '--access', 'public', '--tag', tag, ...asked]
  const status = run('npm', args, { cwd: join(root, folder) })
  if (status !== 0) process.exit(status)
}
