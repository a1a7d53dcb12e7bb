import { Argument, Command } from 'commander'
import { candidates, type KnownNames } from '../completion/candidates.ts'
import { SCRIPTS, type ShellName } from '../completion/scripts.ts'
import { COMMANDS } from './loaders.ts'

const NOTES = `
In a shell that runs, or in the file that it reads at its start:
  bash  source <(upslab completion bash)
  zsh   source <(upslab completion zsh)            (after compinit)
  fish  upslab completion fish | source

Completes commands, flags, models, versions of the model named by --model, defects, cards and scenarios. It completes \`upslab\`, not \`npx upslab\`: in a
project, PATH="$PWD/node_modules/.bin:$PATH" has it.`

export function completionCommand(): Command {
  const shells = Object.keys(SCRIPTS)
  return new Command('completion')
    .summary('print what makes a shell complete commands, models, versions')
    .description('Print a script that makes a shell complete commands, flags, models, versions and defects.')
    .addArgument(new Argument('<shell>', 'which').choices([...shells, 'candidates']))
    .argument('[words...]', 'with candidates: the words typed so far, which the scripts ask with')
    .addHelpText('after', NOTES)
    .action(async (shell: string, words: readonly string[]) => {
      if (shell !== 'candidates') process.stdout.write(SCRIPTS[shell as ShellName])
      else process.stdout.write((await found(words)).map((word) => `${word}\n`).join(''))
    })
}

async function found(words: readonly string[]): Promise<string[]> {
  const load = words.length > 1 && Object.hasOwn(COMMANDS, words[0]!) ? COMMANDS[words[0]!] : undefined
  return candidates(words, Object.keys(COMMANDS), await load?.(), await knownNames())
}

async function knownNames(): Promise<KnownNames> {
  const [{ listModels, findModel }, { versionsOf }, { DEFECTS }, { cardFirmware }, { readLibrary }] =
    await Promise.all([
      import('../../../emulators/smart-ups/models/catalogue.ts'),
      import('../../../emulators/smart-ups/firmware/catalogue.ts'),
      import('../../../emulators/smart-ups/firmware/defects/index.ts'),
      import('../../lab/cards/index.ts'),
      import('../../lab/scenario/read-library.ts'),
    ])
  const ofModel = (name: string) =>
    listModels().some((model) => model.name === name)
      ? [...new Set(versionsOf(findModel(name)).map(({ version }) => version))]
      : (cardFirmware(name)?.versions(name) ?? []).map(({ version }) => version)
  return {
    models: () => listModels().map(({ name }) => name),
    versions: (of = 'SMT1500RM2U') => ofModel(of),
    defects: () => DEFECTS.map(({ id }) => id),
    scenarios: () => readLibrary().map(({ name }) => name),
  }
}
