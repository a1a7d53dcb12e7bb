import type { UpdateEffect, UpdateInstalled, UpdateTransfer, UpdateTransferAnswer } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { compareVersions } from '../version.ts'
import { fromPublished } from './from-published.ts'

/** Firmware that fails while it receives a file. */
function receives(
  id: string,
  answer: UpdateTransferAnswer,
  when: (transfer: UpdateTransfer) => boolean,
): Defect {
  return fromPublished(id, {
    decides: (_options, sound) => ({
      updateTransfer: (transfer) => (when(transfer) ? answer : sound.updateTransfer(transfer)),
    }),
  })
}

/** Firmware that does something to a unit when it has been installed. */
function does(
  id: string,
  effect: UpdateEffect,
  when: (installed: UpdateInstalled) => boolean,
  assumed?: string,
): Defect {
  return fromPublished(id, {
    ...(assumed === undefined ? {} : { assumed }),
    decides: (_options, sound) => ({
      updateEffects: (installed) =>
        when(installed) ? [...sound.updateEffects(installed), effect] : sound.updateEffects(installed),
    }),
  })
}

/** The first version of ID 18 with the new boot loader. */
const NEW_BOOT_LOADER = '09.4'

/** What goes wrong in updates. */
export const WRONG_UPDATES: readonly Defect[] = [
  receives('srt-nmc-fw-timeout', 'timed-out', ({ via }) => via === 'smartslot'),
  receives('scl-updateon-refused', 'output-on', ({ outputOn }) => outputOn),
  receives('fuw-usb-fails', 'usb-failed', ({ via, coldStarted }) => via === 'usb' && !coldStarted),
  does('srt-comm-event-pwr-off', 'installed-again', ({ again }) => !again, 'once more'),
  does('id18-bootloader-brick', 'dead', ({ from }) => compareVersions(from, NEW_BOOT_LOADER) < 0),
  does(
    'id20-modbus-update-cycle',
    'restart-cycle',
    ({ from, via }) => from === '09.9' && via === 'smartslot',
  ),
  does('id20-serial-erased', 'serial-number-erased', ({ from }) => from === '09.2'),
  does('srt-pack-renumber', 'packs-renumbered', ({ packs }) => packs > 1, 'in the opposite order'),
  does('srt-li-newbatt-msg', 'new-battery-message', () => true),
  does(
    'srt-li-50ah-event',
    'battery-event',
    ({ packs }) => packs > 0,
    'with any external pack: the bench does not tell them apart',
  ),
]
