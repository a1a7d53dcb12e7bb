import { expect, test } from 'vitest'
import { readLabFile } from '../../../src/lab/lab-file/read.ts'
import { readScenarioFile } from '../../../src/lab/scenario/read-library.ts'

const SYSTEM = process.platform === 'win32' ? test.skip : test

SYSTEM.each([readLabFile, readScenarioFile])('%o: a file that never ends is refused', (read) => {
  expect(() => read('/dev/zero')).toThrow('larger than 4194304 bytes')
})

SYSTEM('a folder is refused by name', () => {
  expect(() => readLabFile('/')).toThrow(/^\/ cannot be used:\n {2}EISDIR/)
})
