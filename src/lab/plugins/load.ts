import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkText } from '../../../emulators/smart-ups/check-value.ts'
import { DEFINED } from './catalogue.ts'
import { isPlugIn, type PlugIn, PlugInError } from './plug-in.ts'

/**
 * Runs modules of yours, and takes the plug-ins that they export.
 *
 * @throws PlugInError when one cannot be run, or exports none
 * @example const bench = new Bench({ plugins: await loadPlugins(['./ours.mjs']) })
 */
export async function loadPlugins(files: readonly string[]): Promise<readonly PlugIn[]> {
  if (!Array.isArray(files))
    throw new PlugInError(`plugins: ${String(files)} is not allowed; allowed: a list of paths of modules`)
  const found: PlugIn[] = []
  for (const file of files) {
    checkText('plugin', file, 'the path of a module')
    // Named twice, as by a lab file and a flag, it is one.
    for (const plugin of await exportsOf(file)) if (!found.includes(plugin)) found.push(plugin)
  }
  return found
}

async function exportsOf(file: string): Promise<PlugIn[]> {
  let module: object
  try {
    // A device or a pipe would be read for ever.
    if (!statSync(file).isFile()) throw new Error('it is no file')
    module = (await import(pathToFileURL(resolve(file)).href)) as object
  } catch (error) {
    throw new PlugInError(`plug-in ${file} cannot be loaded: ${(error as Error).message}`, error)
  }
  const plugins = Object.values(module).flat().filter(isPlugIn)
  if (plugins.length > 0) return plugins
  throw new PlugInError(
    `plug-in ${file} exports nothing of use: ${Object.keys(module).join(', ') || 'nothing at all'}; allowed: ${DEFINED}`,
  )
}
