import { VIRTUAL_EPOCH } from '../../../emulators/clock/virtual-clock.ts'
import type { Cancel } from '../../../emulators/usb-hid-emulator-lite/src/device/in-pipe.ts'
import { readSetup } from '../../../emulators/usb-hid-emulator-lite/src/device/setup.ts'
import { type Entry, elapsed, HAPPENINGS, hex, type Transcript, unitOf } from './transcript.ts'

type DataEntry = Extract<Entry, readonly [number, 'data', ...unknown[]]>

/** What came of saying a recorded conversation again. */
export interface Replayed {
  readonly entries: readonly Entry[]
  /** When the main group went on or off, in device time since the start. */
  readonly relay: readonly { readonly ms: number; readonly on: boolean }[]
}

/** Says a recorded conversation again to a new unit, and writes down what it answers. */
export function replay({ heading, entries }: Transcript): Replayed {
  const unit = unitOf(heading)
  const { device } = unit.usb
  const answers: Entry[] = []
  const cancels = new Map<number, Cancel | undefined>()
  const said = (transfer: number, state: string, got: Uint8Array) =>
    answers.push([elapsed(unit), 'data', transfer, state, hex(got)])
  for (const entry of entries) {
    unit.clock.advanceTo(VIRTUAL_EPOCH + entry[0])
    if (entry[1] === 'data') endAsRecorded(entry)
    else {
      device.attach()
      answers.push(say(entry))
    }
  }
  unit.usb.close()
  const relay = unit.events.flatMap((event) =>
    event.type === 'outlet' && event.group === 'MOG' ? [{ ms: event.at - VIRTUAL_EPOCH, on: event.on }] : [],
  )
  return { entries: answers, relay }

  function say(entry: Exclude<Entry, DataEntry>): Entry {
    const [ms, what] = entry
    if (what === 'do') HAPPENINGS[entry[2]](unit.ups)
    if (what === 'control') {
      const got = device.control(readSetup(bytes(entry[2]), 0), bytes(entry[3]))
      return [ms, what, entry[2], entry[3], typeof got === 'object' ? hex(got) : null]
    }
    if (what === 'out') return [ms, what, entry[2], entry[3], device.out(entry[2], bytes(entry[3])) === 'ok']
    if (what === 'in') {
      const [, , transfer, endpoint, room] = entry
      cancels.set(
        transfer,
        device.in(endpoint, room, (state, got) => said(transfer, state, got)),
      )
    }
    return entry
  }

  /** Data comes of itself; a host that takes its transfer back, or goes, has to be played. */
  function endAsRecorded([, , transfer, state]: DataEntry): void {
    if (state === 'gone') device.detach()
    if (state === 'cancelled' && cancels.get(transfer)?.()) said(transfer, state, new Uint8Array())
  }
}

/** Transfers in the order they were started, and waiting ones in the order they ended. */
export function inOrder(entries: readonly Entry[]): { asked: Entry[]; came: Entry[] } {
  const isData = (entry: Entry) => entry[1] === 'data'
  return { asked: entries.filter((entry) => !isData(entry)), came: entries.filter(isData) }
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'hex')
}
