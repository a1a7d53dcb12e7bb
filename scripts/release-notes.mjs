// Prints what a release says of itself, from CHANGELOG.md: node scripts/release-notes.mjs v0.1.0
import { readFileSync } from 'node:fs'
import { notesFor } from './changelog.mjs'

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
try {
  const [tag = '(none)'] = process.argv.slice(2)
  process.stdout.write(`${notesFor(tag, JSON.parse(read('package.json')).version, read('CHANGELOG.md'))}\n`)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
