import { afterAll, expect, test } from 'vitest'
import { FtdiSerial, UsbipServer } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { runGuest } from '../../../vm/setup/run-guest.ts'
import { describeInGuest } from '../../../vm/support/guest.ts'

const TIMEOUT = 120_000
const server = new UsbipServer({ port: 0 })
afterAll(() => server.close())

describeInGuest('an FTDI adapter in an unmodified guest', () => {
  test.each(['FT232R', 'FT232H'] as const)(
    '%s: a tty that echoes 251 bytes, raises DTR and RTS, lets them fall',
    {
      timeout: TIMEOUT,
    },
    async (chip) => {
      const outputs: string[] = []
      const rates: number[] = []
      const adapter: FtdiSerial = new FtdiSerial({
        serial: 'A1',
        chip,
        onData: (data) => adapter.write(data),
        onOutputs: ({ dtr, rts }) => outputs.push(`${dtr ? 'D' : '-'}${rts ? 'R' : '-'}`),
        onLine: ({ baudRate }) => rates.push(baudRate),
      })
      const port = await listening()
      const busid = server.export(adapter.usb)
      const script = `
usbip --tcp-port ${port} attach -r 10.0.2.2 -b ${busid} && sleep 3
ls /dev/ttyUSB0 && cat /sys/bus/usb-serial/devices/ttyUSB0/../../product
exec 3<>/dev/ttyUSB0
stty -F /dev/ttyUSB0 2400 raw -echo
head -c 251 /dev/zero | tr '\\0' 'U' >&3
timeout 5 head -c 251 <&3 | tr -d '\\n' | wc -c | sed 's/^ */GOT /'
exec 3>&-
sleep 1
`
      const { output, status } = await runGuest(script, TIMEOUT - 10_000)
      expect(output).toMatch(/GOT 251/)
      expect(rates).toContain(2400)
      expect(outputs).toEqual(['DR', '--'])
      expect(status).toBe(0)
    },
  )
})

let address: Promise<{ readonly port: number }> | undefined
async function listening(): Promise<number> {
  address ??= server.listen()
  return (await address).port
}
