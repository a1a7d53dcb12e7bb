import type { SlotName } from '../commands.ts'
import type { SmartUps } from '../smart-ups.ts'
import type { SlotHost, SlotView } from './slot-card.ts'

/** A unit as the card in its slot `slot` sees it. */
export function slotHost(ups: SmartUps, slot: SlotName): SlotHost {
  return {
    slot,
    now: () => ups.clock.now,
    view: () => slotView(ups),
    unit: ups,
    command: (command) => ups.command({ ...command, source: slot }),
    requestShutdown: () => ups.simpleSignal('request-shutdown', slot),
    startSelfTest: () => ups.startSelfTest(slot),
    startCalibration: () => ups.startCalibration(slot),
    abortCalibration: () => ups.abortCalibration(),
    setBypass: (on) => ups.setBypass(on, slot),
    testAlarm: () => ups.panel.testAlarm('short'),
    muteAlarm: () => ups.alarm.mute(ups.status.beeper),
    watch: (listener) =>
      ups.on((event) => {
        if (!ups.slots.beingRestored) listener(event)
      }),
    beingRestored: () => ups.slots.beingRestored,
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
