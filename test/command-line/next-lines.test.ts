import { expect, test } from 'vitest'
import { nextLines } from '../../src/cli/init/next-lines.ts'

const setUp = { files: [], packages: ['vitest'], next: ['npx vitest run'] }
const here = { installed: true, from: '/opt/upslab', version: '1.2.3' }

test('where upslab is installed, only the rest is', () => {
  expect(nextLines(setUp, here)).toEqual(['npm install --save-dev vitest', 'npx vitest run'])
  expect(nextLines({ files: [], next: ['go'] }, here)).toEqual(['go'])
})

test('elsewhere it comes from a tarball of the one that runs, quoted where a shell would split it', () => {
  expect(nextLines(setUp, { ...here, installed: false })).toEqual([
    'npm pack --ignore-scripts /opt/upslab',
    'npm install --save-dev ./upslab-1.2.3.tgz vitest',
    'npx vitest run',
  ])
  const windows = { ...here, installed: false, from: 'C:\\Program Files\\upslab' }
  expect(nextLines(setUp, windows)[0]).toBe('npm pack --ignore-scripts "C:\\Program Files\\upslab"')
})
