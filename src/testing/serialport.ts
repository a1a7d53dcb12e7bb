/** `upslab/serialport`: emulated serial ports for software that uses the `serialport` package. */
export type { LineBinding, LinePortBinding } from '../ports/mock-binding/mock-binding.ts'
export type { MockOperation } from '../ports/mock-binding/mock-line.ts'
export {
  type EmulatedLine,
  type SerialPortChoice,
  type SerialPortChoices,
  type SerialPortClass,
  type SerialPorts,
  serialPorts,
} from './serial-ports.ts'
