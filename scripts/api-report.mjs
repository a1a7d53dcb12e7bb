// The public declarations of an entry point as text, read from the declarations that the compiler wrote.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { splitDeclarations } from './declarations.mjs'

const modules = new Map()

/** What a declaration file has: its declarations, what it exports under which name, and what it imports. */
function moduleAt(file) {
  const known = modules.get(file)
  if (known) return known
  const module = { declared: new Map(), exports: new Map(), stars: [], imports: new Map() }
  modules.set(file, module)
  for (const statement of splitDeclarations(readFileSync(file, 'utf8')))
    readStatement(file, module, statement)
  return module
}

function readStatement(file, module, { text, doc }) {
  const from = / from '([^']+)'/.exec(text)?.[1]
  const target = from?.startsWith('.')
    ? join(dirname(file), from.replace(/\.(?:js|ts)$/, '.d.ts').replace(/\.c(?:js|ts)$/, '.d.cts'))
    : from
  const names = /^(?:import|export) (?:type )?\{([^}]*)\}/s.exec(text)?.[1]
  if (/^export \* from/.test(text)) module.stars.push(target)
  else if (/^import \* as (\w+)/.test(text))
    module.imports.set(/^import (?:type )?\* as (\w+)/.exec(text)[1], { target, name: '*' })
  else if (names !== undefined) {
    for (const part of names
      .split(',')
      .map((each) => each.trim().replace(/^type /, ''))
      .filter(Boolean)) {
      const [name, alias = name] = part.split(' as ')
      if (text.startsWith('import')) module.imports.set(alias, { target, name })
      else module.exports.set(alias, target === undefined ? { name } : { target, name })
    }
  } else {
    const name =
      /^(?:export )?(?:declare )?(?:abstract )?(?:interface|class|type|function|const|let|enum|namespace) (\w+)/.exec(
        text,
      )?.[1]
    if (!name) return
    const before = module.declared.get(name)
    module.declared.set(name, { text: before ? `${before.text}\n${text}` : text, doc: before?.doc ?? doc })
    if (text.startsWith('export')) module.exports.set(name, { name })
  }
}

/** Where an exported name is declared; `external` when that is another package. */
function resolve(file, name) {
  const module = moduleAt(file)
  const found = module.exports.get(name) ?? (module.declared.has(name) ? { name } : undefined)
  if (!found) {
    for (const star of module.stars) {
      const there =
        star.startsWith('/') || star.startsWith('.') || star.includes('.d.') ? resolve(star, name) : undefined
      if (there) return there
    }
    return undefined
  }
  if (found.target)
    return outside(found.target)
      ? { external: found.target, name: found.name }
      : resolve(found.target, found.name)
  const imported = module.imports.get(found.name)
  if (imported)
    return outside(imported.target)
      ? { external: imported.target, name: imported.name }
      : resolve(imported.target, imported.name)
  const declared = module.declared.get(found.name)
  return declared && { file, name: found.name, ...declared }
}

const outside = (target) => !target.endsWith('.d.ts') && !target.endsWith('.d.cts')

function namesOf(file) {
  const { exports, stars } = moduleAt(file)
  return [...new Set([...exports.keys(), ...stars.filter((star) => !outside(star)).flatMap(namesOf)])]
}

/** Everything an entry point exports, by name. */
export function publicApi(entry) {
  return namesOf(entry)
    .sort()
    .map((name) => {
      const found = resolve(entry, name)
      if (!found) throw new Error(`${entry}: ${name} leads nowhere`)
      return { ...found, name, declaredAs: found.name }
    })
}

/** The report: every public declaration without its comments, and what they name that is not exported. */
export function apiReport(title, entry, root, main = entry) {
  const api = publicApi(entry)
  // What the main entry exports can be named by whoever uses another one.
  const exported = new Set(
    [...api, ...publicApi(main)].map(({ file, declaredAs }) => `${file} ${declaredAs}`),
  )
  const blocks = api.map(({ name, declaredAs, text, external, doc }) => {
    if (external) return `export { ${name} } from '${external}'`
    if (name !== declaredAs) return `export { ${declaredAs} as ${name} }`
    const deprecated = doc?.includes('@deprecated') ? '/** @deprecated */\n' : ''
    return deprecated + withoutComments(text)
  })
  const hidden = api.flatMap((one) => (one.file ? named(one, exported, root) : []))
  const list = [...new Set(hidden)].sort()
  return [
    `# ${title}`,
    'Made by scripts/write-api-reports.mjs from the declarations of this entry point; a test compares. Not written by hand.',
    ...blocks.map((block) => `\`\`\`ts\n${block}\n\`\`\``),
    ...(list.length > 0
      ? [
          `Named above, and exported neither here nor by upslab:\n\n${list.map((each) => `- ${each}`).join('\n')}`,
        ]
      : []),
  ].join('\n\n')
}

/** Names of this package that a declaration uses and its entry point does not export. */
function named({ file, text }, exported, root) {
  const module = moduleAt(file)
  const words = new Set(withoutComments(text).match(/\b[A-Z]\w*\b/g))
  return [...words].flatMap((word) => {
    // The list that a type is made of says nothing that the type does not.
    if (/^[A-Z][A-Z_]+$/.test(word)) return []
    const imported = module.imports.get(word)
    const found = imported
      ? outside(imported.target) || imported.name === '*'
        ? undefined
        : resolve(imported.target, imported.name)
      : module.declared.has(word)
        ? { file, name: word }
        : undefined
    if (!found?.file || exported.has(`${found.file} ${found.name}`)) return []
    return [`${found.name} (${relative(root, found.file).replaceAll('\\', '/')})`]
  })
}

export function withoutComments(text) {
  return text
    .replace(
      /^\s*\/\*\*(?:(?!\*\/).)*@deprecated(?:(?!\*\/).)*\*\/\n/gms,
      (comment) => `${/^\s*/.exec(comment)[0]}/** @deprecated */\n`,
    )
    .replace(/^[ \t]*\/\*\*(?! @deprecated \*\/)(?:(?!\*\/).)*\*\/\n/gms, '')
    .replace(/^ *#private;\n/gm, '')
    .replace(/^ *private .*\n/gm, '')
}

/** Entry points that are modules: their name, and their declarations below `dist`. */
export function entryPoints(exports, dist) {
  return Object.entries(exports)
    .filter(([, target]) => target.types)
    .map(([path, { types }]) => ({
      name: path.replace(/^\./, 'upslab'),
      file: join(dist, relative('dist', types)),
    }))
}

/** The report of every entry point, and the file it is kept in. */
export function apiReports(exports, dist) {
  const entries = entryPoints(exports, dist)
  const main = entries.find(({ name }) => name === 'upslab').file
  return entries.map(({ name, file }) => ({
    file: `${name.replace('/', '-')}.api.md`,
    text: `${apiReport(name, file, dist, main)}\n`,
  }))
}
