import type { Command } from 'commander'
import { program } from '../../../src/cli/program.ts'

/** What `--help` prints for each command, as wide as a page. */
export async function commandLine(): Promise<string> {
  const top = await program()
  return [top, ...top.commands]
    .map((command) => `## ${nameOf(command)}\n\n\`\`\`text\n${help(command)}\n\`\`\``)
    .join('\n\n')
}

function nameOf(command: Command): string {
  return command.parent ? `${command.parent.name()} ${command.name()}` : command.name()
}

function help(command: Command): string {
  let said = ''
  command.configureOutput({
    writeOut: (text) => {
      said += text
    },
    getOutHelpWidth: () => 110,
    getOutHasColors: () => false,
  })
  command.outputHelp()
  return said.trim()
}
