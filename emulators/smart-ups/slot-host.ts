import type { SlotHost, SlotView } from './smart-slot.ts'
import type { SmartUps } from './smart-ups.ts'

/** The SmartSlot of a unit. */
export function slotHost(ups: SmartUps): SlotHost {
  return {
    now: () => ups.clock.now,
    view: () => slotView(ups),
    requestShutdown: () => ups.simpleSignal('request-shutdown', 'smartslot1'),
    report: (event) => ups.emit(event),
    settle: () => ups.settle(),
  }
}

function slotView(ups: SmartUps): SlotView {
  const pending = ups.outlets.groups.filter((group) => group.turnOffPending)
  const last = Math.max(0, ...pending.map((group) => group.process!.turnOffAt))
  return {
    onBattery: ups.power.data.state === 'on-battery' && !ups.power.inputOk,
    lowBattery: ups.status.lowBattery,
    outputOff: !ups.outlets.anyOn,
    wholeTurnOffPending: ups.outlets.wholeTurnOffPending,
    turnOffInMs: pending.length > 0 ? Math.max(0, last - ups.clock.now) : 0,
  }
}
