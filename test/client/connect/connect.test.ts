import { describe, expect, test } from 'vitest'
import { connectSnippets } from '../../../src/client/connect/connect.ts'
import type { ConnectClient } from '../../../src/client/connect/snippet.ts'
import { useWords } from '../../../src/client/connect/use-words.ts'
import type { DeviceState, EndpointState } from '../../../src/client/types.ts'

function snippets(endpoint: EndpointState | null, control = 'http://127.0.0.1:8080', token = false) {
  const endpoints = endpoint ? [endpoint] : []
  const unit = { id: 'rack 1', modbus: { enabled: true, address: 1 }, endpoints } as unknown as DeviceState
  return connectSnippets({ unit, control, token })
}

function textFor(client: ConnectClient, endpoint: EndpointState, control?: string): string | undefined {
  return snippets(endpoint, control).find((one) => one.client === client && one.port !== null)?.text
}

const USB = { port: 'usb', protocol: 'hid', kind: 'usbip', address: '0.0.0.0:3240', busid: '1-2' } as const

describe('the lines for a client', () => {
  test('name a bench that listens everywhere as the page reaches it', () => {
    const control = 'http://lab.example:8080'
    expect(textFor('usbip', USB, control)).toContain('--tcp-port 3240 attach -r lab.example -b 1-2')
    const network = { port: 'network', protocol: 'modbus', kind: 'tcp', address: '[::]:1502' } as const
    expect(textFor('nut', network, control)).toContain('port = lab.example:1502')
    expect(textFor('mbpoll', { ...network, address: '[::1]:1502' })).toMatch(/-p 1502 .* ::1$/)
  })

  test('quote what a shell would take apart', () => {
    const pty = { port: 'rj45', protocol: 'modbus', kind: 'pty', path: "/tmp/it's mine" } as const
    expect(textFor('mbpoll', pty)).toMatch(/ '\/tmp\/it'\\''s mine'$/)
    expect(textFor('serialport', pty)).toContain(`path: "/tmp/it's mine"`)
  })

  test('are there only where the client can use the port', () => {
    const clients = (endpoint: EndpointState) => [
      ...new Set(snippets(endpoint).flatMap(({ client, port }) => (port === null ? [] : [client]))),
    ]
    expect(clients(USB)).toEqual(['apcupsd', 'nut', 'powerchute', 'usbip', 'node-hid'])
    expect(clients({ port: 'rj45', protocol: 'microlink', kind: 'pty', path: '/p' })).toEqual([
      'nut',
      'serialport',
    ])
    expect(clients({ port: 'rj45', protocol: 'simple', kind: 'rfc2217', address: '127.0.0.1:1' })).toEqual([
      'powerchute',
      'pyserial',
    ])
    expect(clients({ port: 's.pcnet', protocol: 'pcnet', kind: 'udp', address: '127.0.0.1:1' })).toEqual([])
  })

  test('give the token from the environment, never itself', () => {
    const [curl] = snippets(null, 'http://127.0.0.1:8080', true)
    expect(curl!.text).toContain(
      '"authorization: Bearer $UPSLAB_TOKEN" http://127.0.0.1:8080/api/v1/devices/rack%201',
    )
  })
})

test.each([
  [{ clients: 0, idleSeconds: null }, 'no clients, no request yet'],
  [{ clients: 1, idleSeconds: 0.4 }, '1 client, last request 0.4 s ago'],
  [{ clients: 2, idleSeconds: 75 }, '2 clients, last request 1 min ago'],
  [{ clients: null, idleSeconds: 7384 }, 'last request 2 h 3 min ago'],
])('%o in words', (use, words) => {
  expect(useWords(use)).toBe(words)
})
