// What can be called of an entry point, and whether its documentation has an example.
import { publicApi } from './api-report.mjs'

const METHOD =
  /^ {4}(?:readonly )?(?!constructor|new\b|get |set |private |protected |static readonly )(?:static )?(\[?[\w.]+\]?)(?:<[^>]*>)?(?:\(|: \([^)]*\) => )/

/** Every exported function and every method of exported classes and interfaces: its name, and the comment above it. */
export function publicVerbs(entry) {
  return publicApi(entry).flatMap(({ name, text, doc }) => {
    if (!text) return []
    if (/^export (?:declare )?function /.test(text)) return [{ name, doc: doc ?? '' }]
    if (!/^(?:export )?(?:declare )?(?:abstract )?(?:class|interface) /.test(text)) return []
    return methodsOf(text).map((method) => ({ name: `${name}.${method.name}`, doc: method.doc }))
  })
}

function methodsOf(text) {
  const found = []
  let doc = ''
  let inComment = false
  for (const line of text.split('\n')) {
    if (/^ {4}\/\*\*/.test(line)) {
      doc = ''
      inComment = true
    }
    if (inComment) {
      doc += `${line}\n`
      inComment = !line.includes('*/')
      continue
    }
    const name = METHOD.exec(line)?.[1]
    if (name) found.push({ name, doc })
    if (/^ {4}\S/.test(line)) doc = ''
  }
  return found
}
