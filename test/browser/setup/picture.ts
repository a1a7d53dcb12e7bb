import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../../../docs/images/', import.meta.url))

/** Writes a picture that the pages in docs/ show, of the window or a part of it; only with UPDATE_DOCS=1. */
export async function picture(page: Page, name: string, part: Page | Locator = page): Promise<void> {
  if (process.env.UPDATE_DOCS !== '1') return
  mkdirSync(FOLDER, { recursive: true })
  // Whatever has just been clicked is no longer under the pointer, and notices are gone.
  await page.mouse.move(0, 0)
  if (part === page) await page.evaluate('window.scrollTo(0, 0)')
  await page.waitForTimeout(400)
  await part.screenshot({ path: `${FOLDER}${name}.png` })
}
