import { STOPPING_FAULTS } from '../faults.ts'
import type { SmartUps } from '../smart-ups.ts'
import { type Lamps, lampsOf } from './lamps.ts'

/** The four LEDs of the text panels; `scrolling` when the output is off but will come back by itself. */
export interface Leds {
  readonly online: boolean
  readonly onBattery: boolean
  readonly fault: boolean
  readonly replaceBattery: boolean
  readonly scrolling: boolean
}

export interface Lights {
  /** None on graphic panels. */
  readonly leds: Leds | null
  /** The backlight of graphic panels tells a message (amber) from an alert (red). */
  readonly backlight: 'normal' | 'amber' | 'red'
  /** The lit button of graphic panels; dark on the others. */
  readonly powerButton: 'dark' | 'white' | 'red'
  /** Bar graphs of panels without a display; null on the others. */
  readonly lamps: Lamps | null
}

export function lightsOf(ups: SmartUps): Lights {
  const graphic = ups.model.panel === 'graphic'
  return {
    leds: graphic ? null : leds(ups),
    backlight: graphic ? backlight(ups) : 'normal',
    powerButton: graphic && ups.awake ? (ups.outlets.anyOn ? 'white' : 'red') : 'dark',
    lamps: lampsOf(ups),
  }
}

function leds(ups: SmartUps): Leds {
  const { power, faults, status, firmware } = ups
  const dark = !ups.awake
  return {
    online: !dark && power.data.state === 'online',
    onBattery: !dark && power.data.state === 'on-battery',
    fault:
      !dark && (power.data.state === 'fault' || faults.word('power') !== 0 || faults.word('general') !== 0),
    replaceBattery: !dark && (faults.has('needs-replacement') || faults.has('disconnected')),
    scrolling: !dark && status.pendingOn && firmware.decide.sleepLamp(),
  }
}

function backlight(ups: SmartUps): Lights['backlight'] {
  if (ups.power.data.state === 'fault' || ups.faults.list.some((fault) => STOPPING_FAULTS.has(fault)))
    return 'red'
  if (ups.status.lowBattery || ups.status.packIdAlarm) return 'red'
  const shown = ups.faults.list.some((fault) => !ups.traits.notShownAlarms.includes(fault))
  return shown || ups.power.data.state === 'on-battery' ? 'amber' : 'normal'
}
