import type { Page } from 'playwright-core'

/** The front panel of a unit on the page, as a person uses it. */
export class FrontPanelOnPage {
  readonly #page: Page
  readonly #unit: string

  constructor(page: Page, unit: string) {
    this.#page = page
    this.#unit = unit
  }

  /** The text of the display. */
  async text(): Promise<string> {
    return (await this.#display.textContent()) ?? ''
  }

  /** Presses keys one after the other, and waits each time until the display has answered. */
  async press(...keys: readonly ('up' | 'down' | 'ok' | 'esc' | 'power')[]): Promise<void> {
    for (const key of keys) {
      await Promise.all([
        this.#page.waitForResponse((response) => response.url().endsWith('/panel/keys')),
        this.#plate.locator(`[data-key=${key}]`).click(),
      ])
    }
  }

  async shows(text: string): Promise<void> {
    await this.#display.filter({ hasText: text }).waitFor({ state: 'attached' })
  }

  get #plate() {
    return this.#page.getByRole('article', { name: new RegExp(`^${this.#unit},`) })
  }

  get #display() {
    return this.#page.locator(`[data-lcd="${this.#unit}"]`)
  }
}
