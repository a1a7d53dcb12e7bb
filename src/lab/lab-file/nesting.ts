import { Lexer, LineCounter, Parser } from 'yaml'

/** Levels of a document; lab files and scenarios have some ten. */
const DEEPEST = 64

/**
 * Where a document is nested deeper than anything here can mean; undefined when it is not. Composing a document is
 * recursive: some thousand levels, which are few bytes, would end the process. The parser below it is not, and is
 * asked first.
 */
export function tooDeep(text: string): string | undefined {
  const lines = new LineCounter()
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  for (const lexeme of new Lexer().lex(text)) {
    // It goes on only as it is asked for what it has made so far.
    for (const _token of parser.next(lexeme));
    if (parser.stack.length <= DEEPEST) continue
    const { line, col } = lines.linePos(parser.offset)
    return `line ${line}, column ${col}: nested too deep; at most ${DEEPEST} levels`
  }
  return undefined
}
