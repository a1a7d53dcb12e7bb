import { describe, expect, test } from 'vitest'
import { differingFields } from '../../../src/lab/recording/replay/difference.ts'
import { networkSessions } from '../../../src/lab/wiring/port-sessions.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { again, recordedBench } from './recorded-bench.ts'

const read = (address: number, quantity: number) =>
  sealFrame(Uint8Array.from([1, 3, address >> 8, address, 0, quantity, 0, 0].map((byte) => byte & 0xff)))
const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** Somebody at the LCD says off and stay off, while a host polls the group's countdown and state. */
async function offAndStayOff() {
  const run = recordedBench()
  const serial = run.serial()
  serial.receive(read(128, 3), run.line.now())
  const off = { action: 'off', targets: ['all'], source: 'lcd', useDelay: true }
  await run.call('POST', '/devices/ups0/commands', off)
  for (let second = 0; second < 120; second += 10) {
    run.pass(10)
    serial.receive(read(0, 13), run.line.now())
  }
  await run.recorder.close()
  return run.folder.journal
}

describe('a replay', () => {
  test('on the same firmware is the same to the last byte', async () => {
    const result = await again(await offAndStayOff())
    expect(result.difference).toBeNull()
    expect(result.frames).toBe(13)
    expect(result.events).toBeGreaterThan(3)
    expect(result.calls).toBe(1)
  })

  test('on the fixed firmware shows what first differs, with what the host had asked', async () => {
    const { difference } = await again(await offAndStayOff(), { firmware: '09.3' })
    // The card's shutdown replaces the one of the LCD on 09.2 only.
    expect(difference).toMatchObject({
      ...{ kind: 'event', device: 'ups0', seconds: 90, port: null },
      expected: { summary: 'SOG0 off (smartslot1-command)' },
      got: { summary: 'SOG0 off (local-user-command)' },
    })
  })

  test('on another model names the registers that differ', async () => {
    const { difference } = await again(await offAndStayOff(), { model: 'SMT1000' })
    expect(differingFields(difference!)).toContainEqual({
      ...{ name: 'RunTimeRemaining', expected: expect.stringMatching(/^\d+ seconds$/) },
      got: expect.stringMatching(/^\d+ seconds$/),
    })
  })

  test('is the same with every language: USB with its tunnel, Modbus TCP, contacts', async () => {
    const run = recordedBench()
    const [first, second] = [run.tcp(), run.tcp()]
    const tcp = (id: number) => Uint8Array.of(0, id, 0, 0, 0, 6, 1, 3, 0, 130, 0, 1)
    const usb = run.usb()
    usb.enumerate()
    const basic = run.basic1()
    basic.watch(() => {})
    basic.set({ rts: true })
    const inputs = Array.from({ length: 4 }, () => usb.in(0x81))
    first.receive(tcp(1), run.line.now())
    await run.call('PATCH', '/devices/ups0/input', { voltage: 0 })
    run.pass(60)
    second.receive(tcp(2), run.line.now())
    const request = new Uint8Array(64)
    request.set([0x90, 1, 3, 0, 130, 0, 1])
    usb.out(0x01, request)
    usb.controlIn({ requestType: 0xa1, request: 1, value: 0x0307, index: 0, length: 64 })
    inputs[3]!.cancel()
    first.close?.()
    basic.set({ dtr: true })
    run.pass(5)
    await run.call('PATCH', '/devices/ups0/input', { voltage: 120 })
    run.pass(5)
    usb.device.detach()
    await Promise.allSettled(inputs.map(({ data }) => data))
    await run.recorder.close()
    const result = await again(run.folder.journal)
    expect(result.difference).toBeNull()
    expect(result.frames).toBeGreaterThan(15)
    expect(run.folder.journal).toMatch(/"kind":"lines"/)
  })

  test('is the same with units that came, went and were reset', async () => {
    const run = recordedBench()
    await run.call('POST', '/devices', {
      id: 'rack2',
      model: 'SMT1500',
      firmware: '09.3',
      modbusTcp: '127.0.0.1:0',
    })
    const context = { sync: () => run.bench.sync(), seed: 7, traffic: run.bench.traffic, line: run.line }
    const session = networkSessions(run.bench.device('rack2')!, context)()
    session.receive(Uint8Array.of(0, 1, 0, 0, 0, 6, 1, 3, 0, 130, 0, 1), run.line.now())
    await run.call('PATCH', '/devices/rack2/input', { voltage: 0 })
    run.pass(30)
    await run.call('DELETE', '/devices/rack2', undefined)
    await run.call('PATCH', '/devices/ups0/input', { voltage: 0 })
    run.pass(30)
    await run.call('POST', '/reset', undefined)
    await run.call('PATCH', '/devices/ups0/input', { voltage: 90 })
    run.pass(30)
    await run.recorder.close()
    const result = await again(run.folder.journal)
    expect(result).toMatchObject({ difference: null, calls: 6 })
    expect(result.frames).toBeGreaterThan(0)
    expect(run.folder.journal).toMatch(/"device":"rack2".*"type":"removed"/)
  })

  test('is the same with Microlink, whose challenges come from the seed', async () => {
    const run = recordedBench({ rj45: { protocol: 'microlink', pty: './ups0' } })
    const session = run.serial()
    for (const byte of [0xf7, 0xfd, ...Array.from({ length: 80 }, () => 0xfe)])
      session.receive(Uint8Array.of(byte), run.line.now())
    await run.recorder.close()
    const result = await again(run.folder.journal)
    expect(result).toMatchObject({ difference: null })
    expect(result.frames).toBeGreaterThan(40)
  })

  test('is the same with UPS-Link, alerts and faults of the wire included', async () => {
    const run = recordedBench({
      ...{ model: 'SUA1500', firmware: undefined, modbusTcp: undefined, usb: undefined },
      ...{ smartslot1: undefined, rj45: { pty: './ups0' } },
    })
    const session = run.serial()
    session.attach?.(() => {})
    await run.call('PUT', '/devices/ups0/wires/rj45', { faults: [{ fault: 'corrupt', probability: 0.4 }] })
    for (const character of 'YYYQQLBfQ') session.receive(ascii(character), run.line.now())
    await run.call('PATCH', '/devices/ups0/input', { voltage: 0 })
    run.pass(90)
    session.receive(ascii('Q'), run.line.now())
    await run.recorder.close()
    const result = await again(run.folder.journal)
    expect(result).toMatchObject({ difference: null })
    expect(result.frames).toBeGreaterThan(8)
  })

  const LANGUAGES = ['modbus', 'microlink'] as const
  test.each(LANGUAGES)(
    'hosts that the bench plays do again what they did in %s, beside real ones on the same wires',
    async (protocol) => {
      const run = recordedBench({
        rj45: { protocol, pty: './ups0' },
        hosts: {
          master: { readsVia: 'rj45', pollSeconds: 2, shutdownSeconds: 20, killPowerVia: 'rj45' },
          second: { readsVia: 'usb', pollSeconds: 3, shutdownSeconds: 20, killPowerVia: 'usb' },
        },
      })
      const serial = run.serial()
      run.pass(7)
      serial.receive(read(128, 3), run.line.now())
      await run.call('PATCH', '/devices/ups0/input', { voltage: 0 })
      await run.call('PATCH', '/devices/ups0/battery', { charge: 3 })
      run.pass(200)
      serial.receive(read(128, 3), run.line.now())
      await run.recorder.close()
      const lines = run.folder.lines.filter((line) => line.type === 'traffic')
      expect(new Set(lines.map(({ port, connection }) => `${port} ${connection}`))).toEqual(
        new Set(['rj45 0', 'rj45 1', 'usb 0']),
      )
      expect(run.folder.journal).toMatch(/"type":"host"/)
      const result = await again(run.folder.journal)
      expect(result.difference).toBeNull()
      expect(result.frames).toBeGreaterThan(20)
    },
  )

  test('what had run since the bench was made runs in the replay as well', async () => {
    const run = recordedBench({ load: { SOG0: 1000 } }, 12)
    const serial = run.serial()
    serial.receive(read(145, 2), run.line.now())
    await run.recorder.close()
    expect(run.folder.journal).toMatch(/"hex":"0103040000000/)
    expect(run.folder.journal).not.toMatch(/"hex":"010304000000000/)
    expect(await again(run.folder.journal)).toMatchObject({ frames: 1, difference: null })
  })

  test('a snapshot put back takes the replay back as well', async () => {
    const run = recordedBench()
    const serial = run.serial()
    await run.call('POST', '/snapshots', undefined)
    await run.call('PATCH', '/devices/ups0/input', { voltage: 0 })
    run.pass(300)
    serial.receive(read(128, 3), run.line.now())
    await run.call('POST', '/snapshots/1/restore', undefined)
    serial.receive(read(128, 3), run.line.now())
    await run.recorder.close()
    expect(await again(run.folder.journal)).toMatchObject({ frames: 2, difference: null })
  })

  test('a changed byte is found, and silence and surplus are reported', async () => {
    const journal = await offAndStayOff()
    const lines = journal.split('\n')
    const reply = lines.findIndex((line) => line.includes('"to-host"'))
    const changed = lines.with(reply, lines[reply]!.replace(/"hex":"0103(..)/, '"hex":"010384'))
    expect((await again(changed.join('\n'))).difference).toMatchObject({
      ...{ kind: 'frame', port: 'rj45', line: reply + 1, seconds: 0 },
      after: 'FC 3 read 128 x3 (RunTimeRemaining, StateOfCharge_Pct)',
      got: { summary: expect.stringMatching(/^FC 3 reply 128 x3: RunTimeRemaining \d+ seconds/) },
    })
    const added = lines.toSpliced(reply + 1, 0, lines[reply]!)
    expect((await again(added.join('\n'))).difference).toMatchObject({ line: reply + 2, got: null })
    const removed = lines.toSpliced(reply, 1)
    expect((await again(removed.join('\n'))).difference).toMatchObject({ kind: 'frame' })
    const last = lines.findLastIndex((line) => line.includes('"to-host"'))
    const missing = await again(lines.toSpliced(last, 1).join('\n'))
    expect(missing.difference).toMatchObject({ kind: 'frame', line: null, expected: null })
  })
})

describe('a recording that cannot be used', () => {
  test.each([
    ['', /empty/],
    ['hello', /line 1 is not JSON/],
    ['{"type":"traffic"}', /line 1 is no line of a recording: type/],
    ['{"type":"recording","format":99}', /line 1 .* format/],
  ])('%j is refused with the line', async (text, reason) => {
    await expect(again(text)).rejects.toThrow(reason)
  })

  test('a broken line in the middle is refused, half a line at a cut-off end is not', async () => {
    const lines = (await offAndStayOff()).trim().split('\n')
    await expect(again(lines.with(5, '{"type"').join('\n'))).rejects.toThrow(/line 6 is not JSON/)
    await expect(again(lines.with(5, '{"type":"traffic","at":1}').join('\n'))).rejects.toThrow(/line 6/)
    const cut = [...lines.slice(0, -3), '{"type":"traf'].join('\n')
    expect(await again(cut)).toMatchObject({ difference: null })
  })
})
