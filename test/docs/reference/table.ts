/** A Markdown table; what a cell says is kept from being taken for markup. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`.replace(/ {2}\|/g, ' |')
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')
}

export const code = (text: string) => `\`${text}\``
