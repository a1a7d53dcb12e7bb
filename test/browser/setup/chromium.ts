import { type Browser, chromium } from 'playwright-core'
import { afterAll, describe } from 'vitest'
import { findBrowser } from './browser-program.ts'

/** The browser of this machine. */
export const found = await findBrowser({
  name: 'chromium',
  env: 'CHROMIUM',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  packages: ['chromium', 'fonts-dejavu-core'],
})

/** Tests in a browser; skipped by name, with the reason, where there is none. */
export function describeBrowser(name: string, tests: () => void): void {
  describe.skipIf(!found.available)(found.available ? name : `${name} (skipped: ${found.reason})`, () => {
    afterAll(async () => {
      await (await running)?.close()
      running = undefined
    })
    tests()
  })
}

let running: Promise<Browser> | undefined

/** The browser that the tests of a worker share; starting one takes longer than most of them. */
export function browser(): Promise<Browser> {
  running ??= launch()
  return running
}

function launch(): Promise<Browser> {
  if (!found.available) throw new Error(found.reason)
  return chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
}
