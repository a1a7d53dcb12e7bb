// Two hundred devices on one hub: what they weigh, and how long the list of them takes.
import { startServer } from './server-process.mjs'
import { median, ratio } from './table.mjs'
import { timeToList } from './usb-client.mjs'

const DEVICES = 200
const ROUNDS = 31
/** Header, then for each device its description and that of its one interface. */
const LIST_LENGTH = 12 + DEVICES * (312 + 4)

export async function measureDevices() {
  const ours = await startServer('upslab-usbip-many', String(DEVICES))
  const bare = await startServer('bare-tcp', '00'.repeat(LIST_LENGTH))
  const times = { ours: [], bare: [] }
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(await timeToList(ours.port, LIST_LENGTH))
    times.bare.push(await timeToList(bare.port, LIST_LENGTH))
  }
  ours.stop()
  bare.stop()
  return [
    {
      what: `USB/IP, list of ${DEVICES} devices`,
      ours: `${median(times.ours).toFixed(2)} ms`,
      peer: `bare socket, as many bytes: ${median(times.bare).toFixed(2)} ms`,
      ratio: ratio(times.ours, times.bare),
    },
    {
      what: `USB/IP, ${DEVICES} units exported, each`,
      ours: `${(ours.heap / DEVICES / 1024).toFixed(0)} KiB heap`,
      peer: `the unit alone: ${(ours.heapOfUnits / DEVICES / 1024).toFixed(0)} KiB`,
      ratio: (ours.heap / ours.heapOfUnits).toFixed(2),
    },
  ]
}
