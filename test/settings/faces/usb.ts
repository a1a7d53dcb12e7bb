import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { UsbBench } from '../../protocols/hid-power-device/usb-bench.ts'
import type { Carried, Face, Key, Value } from './face.ts'

const SENSITIVITIES: readonly Value[] = ['low', 'reduced', 'normal']
const SCHEDULES: readonly Value[] = ['never', 'startup', '7-since', '14-since']

/** Feature reports of a unit: the few of SMT, SMX, SMC and SRT, or the many of the generation before. */
export function usbFace(ups: SmartUps): Face {
  const usb = new UsbBench(
    unitUsbDevice(ups, { sync: () => {}, line: new ManualLineClock(), randomByte: () => 0 }),
  )
  const number = (id: number, bytes: 1 | 2, to: (value: Value) => number | undefined = Number): Carried => ({
    shown: () => usb.get(id),
    shows: (value) => to(value),
    write: (value) => {
      const raw = to(value)
      if (raw === undefined || raw < 0 || raw >= 256 ** bytes) return 'unsayable'
      const data = Array.from({ length: bytes }, (_, at) => (raw >> (8 * at)) & 0xff)
      try {
        usb.set(Buffer.from([id, ...data]).toString('hex'))
        return 'taken'
      } catch {
        return 'refused'
      }
    },
  })
  const index = (values: readonly Value[]) => (value: Value) =>
    values.includes(value) ? values.indexOf(value) : undefined
  const readOnly = ({ write: _, ...rest }: Carried): Carried => rest
  const carries: (readonly [Key, Carried])[] = [['lowRuntimeWarning', number(0x08, 2)]]
  const alarm = number(0x14, 1, (value) => (value ? 2 : 1))
  carries.push(['audibleAlarm', alarm])
  if (ups.model.serial === 'ups-link') {
    const group = ups.outlets.groups[0]!.name
    carries.push(
      ['returnCharge', number(0x17, 1)],
      ['selfTestSchedule', number(0x1b, 1, index(SCHEDULES))],
      ['sensitivity', number(0x22, 1, index(SENSITIVITIES))],
      ['transferHigh', number(0x23, 2)],
      ['transferLow', number(0x24, 2)],
      [`${group}.turnOnDelay`, { ...number(0x25, 2), write: wholeMinutes(number(0x25, 2)) }],
      [`${group}.turnOffDelay`, number(0x26, 2)],
      ['outputVoltage', readOnly(number(0x2d, 2))],
    )
  }
  return { name: 'USB', carries: new Map(carries) }
}

/** The unit rounds a return delay up to whole minutes, so that others cannot be said. */
function wholeMinutes({ write }: Carried): NonNullable<Carried['write']> {
  return (value) => (Number(value) % 60 === 0 ? write!(value) : 'unsayable')
}
