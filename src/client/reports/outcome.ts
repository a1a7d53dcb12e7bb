import type { ScenarioReport } from '../types.ts'

/**
 * What a run came to, in a word or two. One that went as its scenario expects may have shown a defect: then the defect is
 * reproduced, and nobody should read it as a unit that works.
 */
export function outcomeText({ passed, verdicts, timeline }: ScenarioReport): string {
  if (!passed) return 'Failed'
  const defect = timeline.some(({ kind, text }) => kind === 'decision' && text.includes('defect '))
  const harmed = verdicts.some(({ verdict }) => verdict !== 'clean')
  return harmed || defect ? 'Passed: reproduces the defect' : 'Passed'
}
