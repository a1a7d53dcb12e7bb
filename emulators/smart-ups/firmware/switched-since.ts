import type { DefectChoices } from './firmware.ts'

/** Which defects that were switched by hand in the firmware before still are, and which are not. */
export function switchedSince(
  before: DefectChoices,
  now: DefectChoices,
): { readonly kept: string[]; readonly dropped: string[] } {
  const ids = Object.keys(before)
  return {
    kept: ids.filter((id) => Object.hasOwn(now, id)),
    dropped: ids.filter((id) => !Object.hasOwn(now, id)),
  }
}
