import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { latin1 } from '../../src/protocols/latin1.ts'
import { messageBytes } from '../../src/protocols/snmp/message.ts'
import { PDU, pduBer } from '../../src/protocols/snmp/pdu.ts'
import { violations } from './setup/axe.ts'
import { describeBrowser } from './setup/chromium.ts'
import { OpenPage } from './setup/open-page.ts'

const UNIT = {
  model: 'SMT1500RM2U',
  firmware: '09.3',
  smartslot1: {
    ...{ card: 'AP9631', firmware: '6.6.4', snmp: '127.0.0.1:0' },
    receivers: [{ address: '127.0.0.1:9', version: 'v2c' }],
  },
} as const
const GET_CHARGE = messageBytes(
  1,
  latin1('public'),
  pduBer({
    ...{ type: PDU.get, requestId: 1, errorStatus: 0, errorIndex: 0 },
    bindings: [{ oid: [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 2, 2, 1, 0], value: { type: 'null' } }],
  }),
)

describeBrowser('a network card on the page', () => {
  test('shows who asks it what, and the traps that it sends', async () => {
    await using open = await OpenPage.on({ ups0: UNIT } as never)
    const page = await open.look()
    const device = open.bench.device('ups0')!
    const { address } = device.endpoints.find(({ port }) => port === 'smartslot1.snmp') as { address: string }
    const socket = createSocket('udp4')
    socket.send(GET_CHARGE, Number(address.split(':')[1]), '127.0.0.1')
    await once(socket, 'message')
    socket.close()
    device.ups.setInput({ voltage: 0 })
    await page.getByText('Managers: 127.0.0.1').waitFor()
    await page.getByText('Last requests').click()
    await page.getByText('127.0.0.1 v2c GET upsAdvBatteryCapacity.0').waitFor()
    await page.getByText('Last traps').click()
    await page.getByText('127.0.0.1:9 v2c trap on battery').waitFor()
    expect(await violations(page)).toEqual([])
    expect(open.complaints).toEqual([])
  }, 120_000)
})
