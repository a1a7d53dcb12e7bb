import { describe, expect, test } from 'vitest'
import { quotedForWindows, type StartPlace, startable, treeEnder } from '../../src/matrix/start-command.ts'

const windows = (...files: string[]): StartPlace => ({
  platform: 'win32',
  env: { Path: 'C:\\Windows;C:\\Program Files\\nodejs', ComSpec: 'C:\\Windows\\cmd.exe' },
  exists: (path) => files.includes(path),
})

describe('a command', () => {
  test('is started as it is named where names are programs', () => {
    const linux = { platform: 'linux', env: {}, exists: () => false }
    expect(startable(['npm', 'test', 'a b'], linux)).toEqual({
      file: 'npm',
      args: ['test', 'a b'],
      verbatim: false,
    })
  })

  test('on Windows a program is, and what is not found fails by its own name', () => {
    const place = windows('C:\\Windows\\python.exe', 'C:\\Program Files\\nodejs\\python.cmd')
    expect(startable(['python', '-V'], place)).toEqual({ file: 'python', args: ['-V'], verbatim: false })
    expect(startable(['nope'], place)).toMatchObject({ file: 'nope', verbatim: false })
  })

  test('on Windows npm is a script in a folder with a space, which cmd runs', () => {
    const place = windows('C:\\Program Files\\nodejs\\npm.cmd')
    expect(startable(['npm', 'test', '--', 'a & b', '100%'], place)).toEqual({
      file: 'C:\\Windows\\cmd.exe',
      args: [
        '/d',
        '/s',
        '/c',
        '"^"C:\\Program Files\\nodejs\\npm.cmd^" ^"test^" ^"--^" ^"a ^& b^" ^"100^%^""',
      ],
      verbatim: true,
    })
    expect(startable(['.\\check.cmd'], windows('.\\check.cmd')).args.at(-1)).toBe('"^".\\check.cmd^""')
  })

  test.each([
    ['plain', '"plain"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['C:\\dir\\', '"C:\\dir\\\\"'],
    ['a\\"b', '"a\\\\\\"b"'],
  ])('the word %s arrives whole', (word, quoted) => expect(quotedForWindows(word)).toBe(quoted))
})

test('Windows has no process groups: a tree is ended by taskkill', () => {
  expect(treeEnder(42, 'win32')).toEqual(['taskkill', '/pid', '42', '/T', '/F'])
  expect(treeEnder(42, 'darwin')).toBeUndefined()
})
