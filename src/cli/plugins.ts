import type { Command } from 'commander'
import type { LabConfig } from '../lab/lab-file/schema.ts'
import { type Catalogue, catalogueOf } from '../lab/plugins/catalogue.ts'
import { loadPlugins } from '../lab/plugins/load.ts'
import type { PlugIn } from '../lab/plugins/plug-in.ts'

export interface PluginFlags {
  readonly plugin?: readonly string[]
}

/** Adds the flag that names modules of the user's own. */
export function withPlugins(command: Command): Command {
  return command.option(
    '--plugin <file>',
    'a module of yours with defects, models, traits or card versions; repeatable',
    (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
  )
}

/** What a command knows: this program, the plug-ins of its flags and those of its lab file. */
export interface KnownToCommand {
  readonly plugins: readonly PlugIn[]
  readonly catalogue: Catalogue
}

/** @throws PlugInError when one cannot be used */
export async function knownTo(
  { plugin = [] }: PluginFlags,
  { plugins: named = [] }: Pick<LabConfig, 'plugins'> = {},
): Promise<KnownToCommand> {
  const plugins = await loadPlugins([...named, ...plugin])
  return { plugins, catalogue: catalogueOf(plugins) }
}
