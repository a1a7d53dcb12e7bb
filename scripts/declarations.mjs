// Reads a declaration file as the compiler writes it: statements begin at the first column, and only there.

const BEGINS = /^(?:import|export|declare|interface|type|class|abstract|const|function)\b/

/** The top-level statements of a declaration file, each with the comment above it. */
export function splitDeclarations(source) {
  const statements = []
  let doc = ''
  let text = ''
  let inComment = false
  const end = () => {
    if (text) statements.push({ text: text.replace(/;?\s*$/, ''), doc })
    text = ''
  }
  for (const line of source.replaceAll('\r\n', '\n').split('\n')) {
    if (/^\/\*\*/.test(line)) {
      end()
      doc = ''
      inComment = true
    }
    if (inComment) {
      doc += `${line}\n`
      inComment = !line.includes('*/')
      continue
    }
    if (/^\/\//.test(line)) continue
    if (BEGINS.test(line)) {
      const isFirst = text === ''
      end()
      if (!isFirst) doc = ''
    }
    text += text || line ? `${line}\n` : ''
  }
  end()
  return statements
}
