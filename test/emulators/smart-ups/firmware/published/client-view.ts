import { NetworkManagementCard } from '../../../../../emulators/network-management-card/network-management-card.ts'
import {
  FAULT_LOG,
  LAST_TRANSFER,
  TRANSFER_LOG,
} from '../../../../../emulators/smart-ups/front-panel/event-log.ts'
import { visible } from '../../../../../emulators/smart-ups/front-panel/menu.ts'
import { configurationMenu } from '../../../../../emulators/smart-ups/front-panel/menus/configuration.ts'
import { aboutMenu, statusMenu } from '../../../../../emulators/smart-ups/front-panel/menus/status.ts'
import { SimpleSignalingPort } from '../../../../../emulators/smart-ups/simple-signaling-port.ts'
import type { SlotCard } from '../../../../../emulators/smart-ups/slots/slot-card.ts'
import type { SmartUps } from '../../../../../emulators/smart-ups/smart-ups.ts'
import { detailedStatus } from '../../../../../src/protocols/card-console/detailed-status.ts'
import { unitUsbDevice } from '../../../../../src/protocols/hid-power-device/usb-device.ts'
import { ModbusEngine } from '../../../../../src/protocols/modbus/engine.ts'
import { inUnit } from '../../../../../src/protocols/powernet/card-objects.ts'
import { ManualLineClock } from '../../../../ports/manual-line-clock.ts'
import { UsbBench } from '../../../../protocols/hid-power-device/usb-bench.ts'
import { read } from '../../../../protocols/modbus/requests.ts'

/** Reports of a unit's own USB port. */
const REPORTS = [0x07, 0x08, 0x0b, 0x0c, 0x0d, 0x12, 0x13, 0x14]

/** All that clients, and a person before the panel, see of a unit at a moment. */
export function clientView(ups: SmartUps): () => string {
  const modbus = new ModbusEngine(ups)
  const usb = new UsbBench(
    unitUsbDevice(ups, { sync: () => {}, line: new ManualLineClock(), randomByte: () => 0 }),
  )
  const signals = new SimpleSignalingPort(ups)
  const configuration = configurationMenu()
  const menus = [statusMenu, aboutMenu, configuration]
  return () => {
    const { rows, beeper, lights } = ups.panel.view()
    const texts = menus.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        entry.kind === 'reading' && (entry.when?.(ups) ?? true) ? [`${entry.label} ${entry.read(ups)}`] : [],
      ),
    )
    const registers =
      ups.firmware.hasModbus && ups.awake
        ? [
            ...read(modbus, 0, 27),
            ...read(modbus, 128, 27),
            ...read(modbus, 572, 8),
            ...read(modbus, 1064, 10),
          ]
        : []
    return JSON.stringify({
      panel: [rows, beeper, texts, lights],
      load: [ups.power.data.state, ups.power.data.gap?.ms],
      awake: ups.awake,
      log: [TRANSFER_LOG.read(ups), LAST_TRANSFER.read(ups), FAULT_LOG.read(ups)],
      menu: visible(configuration, ups).map(({ label }) => label),
      outlets: ups.outlets.groups.map(({ name, on }) => `${name} ${on}`),
      usb: ups.awake ? REPORTS.map((id) => usb.hex(id)) : [],
      contacts: [signals.onBattery, signals.lowBattery],
      registers,
      consoles: [...ups.slots.cards.values()].flatMap(consoleTexts),
    })
  }
}

/** What a management card with a console says of its unit there. */
function consoleTexts(card: SlotCard): readonly string[] {
  const at = card instanceof NetworkManagementCard ? inUnit(card) : undefined
  return at ? detailedStatus(at, ['-dg']).lines : []
}
