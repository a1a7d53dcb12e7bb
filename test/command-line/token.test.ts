import { expect, test } from 'vitest'
import { tokenFrom } from '../../src/cli/token.ts'

test.each([
  [{ token: 'x' }, {}, '--token: 1 characters; a token has at least 8'],
  [{ token: '' }, {}, '--token: 0 characters; a token has at least 8'],
  [{}, { UPSLAB_TOKEN: 'seven77' }, 'UPSLAB_TOKEN: 7 characters; a token has at least 8'],
])('a token that can be guessed is refused wherever it comes from: %o %o', (flags, env, message) => {
  expect(() => tokenFrom(flags, env)).toThrow(message)
})

test('a long one is taken, and an empty variable counts as not given', () => {
  expect(tokenFrom({ token: 'long enough' }, {})).toBe('long enough')
  expect(tokenFrom({}, { UPSLAB_TOKEN: '' })).toBeUndefined()
})
