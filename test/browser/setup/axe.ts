import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe-core finds wrong with the page as it stands, in lines that say where. */
export async function violations(page: Page): Promise<string[]> {
  // The page's policy keeps scripts from elsewhere out; what the browser itself evaluates is not the page's.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return (found as axe.AxeResults).violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}\n${failureSummary}`),
  )
}
