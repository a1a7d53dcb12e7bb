import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'

const TOKEN = 'a-token-of-a-bench'
const OTHERS = [
  ...['', 'A', TOKEN.slice(1), TOKEN.slice(0, -1), `${TOKEN} `, `${TOKEN}x`, `x${TOKEN.slice(1)}`],
  ...[
    `${TOKEN.slice(0, -1)}x`,
    TOKEN.toUpperCase(),
    TOKEN.replace('a', 'а'),
    'a'.repeat(100_000),
    `${TOKEN}\0`,
  ],
]

const bench = new BenchCore()
const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1', token: TOKEN } })
const ask = (authorization: string, query = '') =>
  app.request(`/api/v1/devices${query}`, { headers: { host: '127.0.0.1', authorization } })

test('one token lets in, and nothing that is nearly it', async () => {
  expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200)
  expect((await ask('', `?token=${TOKEN}`)).status).toBe(200)
  for (const other of OTHERS) {
    expect((await ask('', `?token=${encodeURIComponent(other)}`)).status, JSON.stringify(other)).toBe(401)
    const isHeader = /^[\x20-\x7e]*$/.test(other)
    // Spaces around the value of a header are none of it.
    if (isHeader) expect((await ask(`Bearer ${other}`)).status).toBe(other.trim() === TOKEN ? 200 : 401)
  }
})

test('a refusal tells nothing of the token', async () => {
  const answer = await ask('Bearer wrong-one')
  const text = `${await answer.text()} ${JSON.stringify([...answer.headers])}`
  expect(text).not.toContain(TOKEN)
  expect(text).not.toContain('wrong-one')
})
