import { open } from 'node:fs/promises'
import { endianness } from 'node:os'
import type { UsbDevice } from '../../device/usb-device.ts'
import { RECORD_LENGTH, UhidCodec } from './events.ts'
import { UhidDevice } from './uhid-device.ts'

/**
 * Gives a HID device to this machine's kernel. Needs the module uhid and the right to open its file. A read waits in a
 * thread of libuv's pool, one for each device: with more than a few, raise UV_THREADPOOL_SIZE.
 *
 * @returns what takes the device away again
 * @throws the system's error when the file cannot be opened
 */
export async function openUhid(device: UsbDevice, path = '/dev/uhid'): Promise<{ close(): Promise<void> }> {
  const file = await open(path, 'r+')
  let writes: Promise<unknown> = Promise.resolve()
  let isOver = false
  const write = (record: Uint8Array) => {
    // One record a call, in order; a kernel that takes no more has dropped the device.
    writes = writes.then(() => file.write(record)).catch(() => undefined)
  }
  let uhid: UhidDevice
  try {
    uhid = new UhidDevice(device, { write }, new UhidCodec(endianness()))
  } catch (error) {
    await file.close()
    throw error
  }
  const listen = async () => {
    const room = new Uint8Array(RECORD_LENGTH)
    while (!isOver) {
      const { bytesRead } = await file.read(room, 0, RECORD_LENGTH)
      if (bytesRead === 0) break
      uhid.receive(room.slice(0, bytesRead))
    }
  }
  listen().catch(() => uhid.close())
  return {
    async close() {
      isOver = true
      uhid.close()
      await writes
      await file.close()
    },
  }
}
