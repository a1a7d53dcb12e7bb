// npm runs this after `npm install` in a clone, and for an install from git: builds dist/ where it is missing or stale.
import { existsSync } from 'node:fs'
import { bin, buildIfStale } from './ensure-installed.mjs'

// `npm ci` installs and no more: a test or a lint job does not fail before it begins, nor builds what it does not use.
const installsOnly = process.env.npm_command === 'ci'
// `--omit=dev` leaves out what builds.
const canBuild = existsSync(bin('typescript')) && existsSync(bin('vite'))

if (!installsOnly && canBuild) buildIfStale()
else if (!canBuild) process.stderr.write('dist/ is not built: the development packages are not installed\n')
