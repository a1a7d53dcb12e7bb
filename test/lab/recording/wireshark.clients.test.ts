import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { messageBytes } from '../../../src/protocols/snmp/message.ts'
import { PDU, pduBer } from '../../../src/protocols/snmp/pdu.ts'
import { ensureDebianTool } from '../../emulators/usb-hid-emulator-lite/debian-tool.ts'
import { recordedBench } from './recorded-bench.ts'

const READ_CHARGE = sealFrame(Uint8Array.of(1, 3, 0, 130, 0, 1, 0, 0))
const READ_TCP = Uint8Array.of(0, 1, 0, 0, 0, 6, 1, 3, 0, 130, 0, 1)

const CARD = { card: 'AP9631', firmware: '6.6.4' }
/** SNMPv1 GET of upsAdvBatteryCapacity.0 with the community public. */
const GET_CHARGE = messageBytes(
  0,
  Buffer.from('public'),
  pduBer({
    ...{ type: PDU.get, requestId: 1, errorStatus: 0, errorIndex: 0 },
    bindings: [{ oid: [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 2, 2, 1, 0], value: { type: 'null' } }],
  }),
)

const tool = await ensureDebianTool('tshark')
const why = tool.available ? '' : ` (skipped: ${tool.reason})`
const folder = mkdtempSync(join(tmpdir(), 'recording-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What tshark makes of a capture, silently of configuration. */
async function shown(bytes: Buffer, ...args: string[]): Promise<string> {
  const file = join(folder, 'a.pcapng')
  writeFileSync(file, bytes)
  return tool.available ? tool.run(['-n', '-r', file, ...args]) : ''
}

describe.skipIf(!tool.available)(`captures in Wireshark's hands${why}`, () => {
  test('Modbus on a serial line is named, its replies matched with their requests', async () => {
    const { line, folder, recorder, serial } = recordedBench()
    const host = serial()
    host.receive(READ_CHARGE, line.now())
    line.advanceTo(line.now() + 1000)
    host.receive(sealFrame(Uint8Array.of(1, 6, 4, 2, 0, 103, 0, 0)), line.now())
    await recorder.close()
    const said = await shown(folder.file('ups0.rj45.pcapng'))
    expect(said).toMatch(
      /192\.0\.2\.2 → 192\.0\.2\.1 +Modbus RTU \d+ +Query: Unit: +1, Func: +3: Read Holding Registers/,
    )
    expect(said).toMatch(/192\.0\.2\.1 → 192\.0\.2\.2 +Modbus RTU \d+ Response: Unit: +1, Func: +3/)
    // Query and reply of function 6 look alike, and Wireshark says so.
    expect(said).toMatch(/1\.0000\d* .*Func: +6: Write Single Register/)
    const detail = await shown(folder.file('ups0.rj45.pcapng'), '-V')
    expect(detail).toMatch(/\[Request Frame: 1\]/)
    expect(detail).toMatch(/Arrival Time: Nov 14, 2023 22:13:21/)
    expect(detail).not.toMatch(/Malformed|incorrect/i)
  })

  test('Modbus TCP is a conversation from its handshake to its end', async () => {
    const { line, folder, recorder, tcp } = recordedBench()
    const host = tcp()
    host.receive(READ_TCP, line.now())
    host.receive(READ_TCP, line.now())
    host.close?.()
    await recorder.close()
    const said = await shown(folder.file('ups0.network.pcapng'))
    expect(said).toMatch(/49152 → 502 \[SYN\]/)
    expect(said).toMatch(/502 → 49152 \[SYN, ACK\]/)
    expect(said).toMatch(/Modbus\/TCP \d+ +Query: Trans: +1; Unit: +1, Func: +3: Read Holding Registers/)
    expect(said).toMatch(/Modbus\/TCP \d+ Response: Trans: +1; Unit: +1/)
    expect(said).toMatch(/49152 → 502 \[FIN, ACK\]/)
    const checked = ['-o', 'ip.check_checksum:TRUE', '-o', 'tcp.check_checksum:TRUE', '-V']
    const detail = await shown(folder.file('ups0.network.pcapng'), ...checked)
    expect(detail).toMatch(/Checksum: 0x\w+ \[correct\]/)
    expect(detail).not.toMatch(/incorrect|Malformed|Retransmission|Out-Of-Order|previous segment/i)
  })

  test('SNMP is UDP, its objects named by number', async () => {
    const { line, folder, recorder, snmp } = recordedBench({ smartslot1: CARD })
    snmp().receive(GET_CHARGE, line.now())
    await recorder.close()
    const said = await shown(folder.file('ups0.smartslot1.snmp.pcapng'))
    expect(said).toMatch(
      /192\.0\.2\.2 → 192\.0\.2\.1 +SNMP \d+ get-request 1\.3\.6\.1\.4\.1\.318\.1\.1\.1\.2\.2\.1\.0/,
    )
    expect(said).toMatch(/192\.0\.2\.1 → 192\.0\.2\.2 +SNMP \d+ get-response/)
    const detail = await shown(
      folder.file('ups0.smartslot1.snmp.pcapng'),
      '-o',
      'ip.check_checksum:TRUE',
      '-V',
    )
    expect(detail).toMatch(/Header Checksum: 0x\w+ \[correct\]/)
    expect(detail).not.toMatch(/Malformed|incorrect/i)
  })

  test('USB is usbmon: HID requests named, reports by their usages', async () => {
    const { unit, usb, folder, recorder } = recordedBench()
    const host = usb()
    host.enumerate()
    host.getInterfaceDescriptor(0x22, 0, 4096)
    host.controlIn({ requestType: 0xa1, request: 1, value: 0x030c, index: 0, length: 64 })
    const input = host.in(0x81)
    unit.ups.setInput({ voltage: 0 })
    await input.data
    await recorder.close()
    const said = await shown(folder.file('ups0.usb.pcapng'))
    expect(said).toMatch(/USBHID \d+ GET_REPORT Request/)
    expect(said).toMatch(/GET DESCRIPTOR Response HID Report/)
    const detail = await shown(folder.file('ups0.usb.pcapng'), '-V')
    expect(detail).toMatch(/Usage Page: (Battery System|Power Device|Power)/)
    expect(detail).not.toMatch(/Malformed/i)
  })

  test('modem lines, and languages Wireshark does not know, are RTAC Serial with their direction', async () => {
    const { bench, unit, basic1, folder, recorder } = recordedBench()
    const end = basic1()
    end.watch(() => {})
    end.set({ rts: true })
    unit.ups.setInput({ voltage: 0 })
    bench.advance(30)
    await recorder.close()
    const said = await shown(folder.file('ups0.smartslot1.basic1.pcapng'))
    expect(said).toMatch(/RTAC Serial \d+ STATUS_CHANGE.* RTS/)
    expect(said).toMatch(/RTAC Serial \d+ STATUS_CHANGE.* CTS/)
  })
})
