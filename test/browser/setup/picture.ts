import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../../../docs/images/', import.meta.url))

/** Writes a picture that the pages in docs/ show; only with UPDATE_DOCS=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_DOCS !== '1') return
  mkdirSync(FOLDER, { recursive: true })
  // Whatever has just been clicked is no longer under the pointer, and notices are gone.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(400)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
}
