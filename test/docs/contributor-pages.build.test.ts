import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pages, root } from './markdown.ts'

/** Pages for those who change the code: what they show of it is the code, and their commands run in a clone. */
for (const { path, blocks } of pages()) {
  const own = blocks.filter(({ directive }) =>
    ['source', 'source-line', 'in-clone'].includes(directive[0] ?? ''),
  )
  if (own.length === 0) continue
  describe(`${path} speaks of the code as it is`, () => {
    for (const { directive, text, line } of own) {
      const [kind, file] = directive
      if (kind === 'in-clone')
        test.skipIf(process.platform === 'win32')(
          `line ${line}: ${text.split('\n')[0]}`,
          { timeout: 180_000 },
          () => {
            // What writes pages anew stays out: a test changes nothing in the clone it runs in.
            const command = text.replace(/^UPDATE_DOCS=1 .*$/gm, '')
            const env = Object.fromEntries(
              Object.entries(process.env).filter(([name]) => !/^VITEST|^UPDATE_DOCS/.test(name)),
            )
            const { status, stdout, stderr } = spawnSync('sh', ['-ec', command], {
              cwd: root,
              env,
              encoding: 'utf8',
            })
            expect(status, `${stdout}${stderr}`).toBe(0)
          },
        )
      else
        test(`line ${line}: ${file}`, () => {
          const source = readFileSync(join(root, file!), 'utf8')
          if (kind === 'source') expect(`${text}\n`).toBe(source)
          else expect(source.split('\n')).toContain(text)
        })
    }
  })
}
