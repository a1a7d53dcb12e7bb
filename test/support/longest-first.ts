import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes: whoever begins with them last waits for them alone. */
const LONG = /\/test\/(deploy\/compose|vm\/(basic-ports|usb|nut-commands|clone)|package\/clone)/

/** vitest's own order, which knows how long a file took the last time, with the longest first also in a fresh clone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const long = (file: TestSpecification) => LONG.test(file.moduleId)
    return [...sorted.filter(long), ...sorted.filter((file) => !long(file))]
  }
}
