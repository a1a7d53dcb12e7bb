import { Command, Option } from 'commander'
import { PUBLISHED } from '../../../emulators/smart-ups/firmware/published/index.ts'
import { UsageError } from '../errors.ts'
import { recipeOf } from '../recipes/recipe.ts'
import { RUNNERS, type Runner, recipeText } from '../recipes/recipe-text.ts'
import { defectOf, RECIPES, whyNone } from '../recipes/which.ts'

const NOTES = `
The test provokes the defect on a bench of its own and reads what a client would. It passes on the first version without
the defect and fails on the last one with it; put your own software in place of the reading.

Examples:
  upslab recipe --list
  upslab recipe ie2-shutdown-override > off-and-stay-off.test.mjs
  node --test off-and-stay-off.test.mjs
  UPSLAB_FIRMWARE=affected node --test off-and-stay-off.test.mjs
  upslab recipe c-zero-runtime --runner vitest > runtime.test.ts`

interface Flags {
  readonly list?: boolean
  readonly model?: string
  readonly runner: Runner
}

export function recipeCommand(): Command {
  return new Command('recipe')
    .summary('print a test that shows a defect')
    .description('Print a test that fails on firmware with a defect and passes on firmware without it.')
    .argument('[defect]', 'an id or alias, as upslab defects lists them')
    .option('--list', 'list the defects with a recipe, and why others have none')
    .option('--model <model>', 'in place of the first model that has the defect and its fix')
    .addOption(new Option('--runner <runner>', 'what runs the test').choices(RUNNERS).default('node'))
    .addHelpText('after', NOTES)
    .action(async (defect: string | undefined, { list, model, runner }: Flags) => {
      if (list) process.stdout.write(listText())
      else if (defect === undefined)
        throw new UsageError('name a defect; upslab recipe --list shows those with a recipe')
      else process.stdout.write(await text(defect, model, runner))
    })
}

async function text(defect: string, model: string | undefined, runner: Runner): Promise<string> {
  const recipe = await recipeOf(defect, model)
  if (recipe) return recipeText(recipe, runner)
  throw new UsageError(`${defect} has no recipe: ${whyNone(defect)}`)
}

function listText(): string {
  const others = PUBLISHED.filter(({ id }) => !RECIPES.includes(defectOf(id)))
  const lines = [...RECIPES, '', 'Without a recipe:', ...others.map(({ id }) => `${id}: ${whyNone(id)}`)]
  return `${lines.join('\n')}\n`
}
