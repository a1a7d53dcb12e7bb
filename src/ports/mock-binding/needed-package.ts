import { createRequire } from 'node:module'

/** The sentence for a package that is not installed; any other error as it is. */
export function whyMissing(error: unknown, subpath: string, packages: readonly string[]): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return error
  const [first = ''] = packages.filter((name) => String(error).includes(name))
  // Something that the package itself lacks is not cured by installing the package.
  if (first === '') return error
  return new Error(
    `${subpath} needs the package ${first}, which is not installed; type: npm install --save-dev ${packages.join(' ')}`,
    { cause: error },
  )
}

/**
 * A package that only those have installed who use a subpath; at once, so that the subpath can be had by `require` too.
 *
 * @throws Error that names the packages to install
 */
export function neededPackage(name: string, subpath: string, packages: readonly string[]): unknown {
  try {
    return createRequire(import.meta.url)(name)
  } catch (error) {
    throw whyMissing(error, subpath, packages)
  }
}

const OF_SERIALPORT = ['@serialport/binding-mock', '@serialport/stream']

/** Packages of `upslab/serialport`. */
export const mockBinding = () =>
  neededPackage(
    '@serialport/binding-mock',
    'upslab/serialport',
    OF_SERIALPORT,
  ) as typeof import('@serialport/binding-mock')
export const serialStream = () =>
  neededPackage(
    '@serialport/stream',
    'upslab/serialport',
    OF_SERIALPORT,
  ) as typeof import('@serialport/stream')
