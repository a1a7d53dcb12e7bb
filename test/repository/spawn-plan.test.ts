import { expect, test } from 'vitest'
import { spawnPlan } from '../../scripts/spawn-plan.mjs'

const NODE = 'C:\\Program Files\\nodejs\\node.exe'

test('on Windows a program in a folder with a space is started without a shell', () => {
  expect(spawnPlan(NODE, ['C:\\my repo\\x.js', '-p'], 'win32')).toEqual({
    command: NODE,
    args: ['C:\\my repo\\x.js', '-p'],
    shell: false,
  })
})

test('npm is started by one, its words quoted', () => {
  expect(spawnPlan('npm', ['ci', '--prefix', 'C:\\my repo'], 'win32')).toEqual({
    command: 'npm',
    args: ['ci', '--prefix', '"C:\\my repo"'],
    shell: true,
  })
  expect(spawnPlan('npm', ['ci', 'a b'], 'linux')).toEqual({
    command: 'npm',
    args: ['ci', 'a b'],
    shell: false,
  })
})
