#!/usr/bin/env node
import module from 'node:module'

/** Only what a command needs is loaded, and Node keeps it compiled where it can (22.8 and later). */
async function main(): Promise<void> {
  ;(module as { enableCompileCache?: () => void }).enableCompileCache?.()
  const [first] = process.argv.slice(2)
  if (first === '--version' || first === '-V') {
    const { packageVersion } = await import('./version.ts')
    process.stdout.write(`${packageVersion()}\n`)
    return
  }
  const [{ program }, { endWith }, { withTimings }, { expectOutputErrors }] = await Promise.all([
    import('./program.ts'),
    import('./exit.ts'),
    import('./debug.ts'),
    import('./output-errors.ts'),
  ])
  expectOutputErrors()
  try {
    await withTimings(await program(first)).parseAsync(process.argv)
  } catch (error) {
    endWith(error)
  }
}

await main()
