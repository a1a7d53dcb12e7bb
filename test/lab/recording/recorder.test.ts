import { describe, expect, test } from 'vitest'
import { labSchema } from '../../../src/lab/lab-file/schema.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { recordedBench } from './recorded-bench.ts'

const READ_CHARGE = sealFrame(Uint8Array.of(1, 3, 0, 130, 0, 1, 0, 0))

describe('the journal', () => {
  test('begins with what the bench was, and tells everything in order with who asked and which defect answered', async () => {
    const { line, folder, recorder, call, serial } = recordedBench()
    line.advanceTo(1013)
    serial().receive(READ_CHARGE, line.now())
    const off = { action: 'off', targets: ['all'], source: 'lcd', useDelay: true }
    await call('POST', '/devices/ups0/commands', off)
    await call('POST', '/clock/advance', { seconds: 120 })
    await recorder.close()
    expect(folder.closed).toBe(true)
    const [header, ...lines] = folder.lines
    expect(header).toMatchObject({
      type: 'recording',
      format: 1,
      version: '1.2.3',
      startedAt: '2023-11-14T22:13:20.000Z',
      seed: 7,
      lab: { devices: { ups0: { model: 'SMT1500RM2U' } } },
      devices: [{ id: 'ups0', model: 'SMT1500RM2U', firmware: { version: '09.2', id: 18, choices: {} } }],
    })
    expect(labSchema.safeParse(header.lab).success).toBe(true)
    expect(lines[0]).toMatchObject({ type: 'traffic', kind: 'opened' })
    expect(lines[1]).toMatchObject({
      ...{ type: 'traffic', port: 'rj45', protocol: 'modbus', direction: 'to-unit', line: 1013 },
      ...{ kind: 'bytes', hex: Buffer.from(READ_CHARGE).toString('hex'), at: header.at },
    })
    expect(lines[2]).toMatchObject({ type: 'traffic', direction: 'to-host' })
    const [asked, command] = lines.slice(3)
    expect(asked).toMatchObject({
      type: 'control',
      method: 'POST',
      path: '/devices/ups0/commands',
      body: off,
    })
    expect(command).toMatchObject({ type: 'command', device: 'ups0', command: { source: 'lcd' } })
    expect(lines).toContainEqual(
      expect.objectContaining({
        type: 'decision',
        defect: 'ie2-shutdown-override',
        answer: 'replace-wake-rule',
      }),
    )
    expect(lines.at(-1)).toMatchObject({ type: 'end', at: header.at + 120_000 })
  })

  test('reading over the control API is no event, and nothing is written once the recording has ended', async () => {
    const { bench, folder, recorder, call, serial } = recordedBench()
    const host = serial()
    await recorder.close()
    const before = folder.journal
    host.receive(READ_CHARGE, 0)
    await call('PATCH', '/devices/ups0/input', { voltage: 0 })
    expect(folder.journal).toBe(before)
    expect(bench.traffic.listened).toBe(false)
  })
})
