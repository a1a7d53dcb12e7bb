/** Exports a thermometer: `usbip list -r 127.0.0.1`, then as root `usbip attach -r 127.0.0.1 -b 1-1`. */
import { setInterval } from 'node:timers'
import { UsbipServer } from '../src/index.ts'
import { Thermometer } from './thermometer.ts'

const FREEZING = 273.15
const server = new UsbipServer({ onWarning: (text) => console.warn(text) })
const thermometer = new Thermometer('T1')
const busid = server.export(thermometer.usb)
const { host, port } = await server.listen()
console.log(`thermometer ${busid} on ${host}:${port}`)

let celsius = 20
setInterval(() => {
  celsius = celsius >= 25 ? 20 : celsius + 0.25
  thermometer.measure(FREEZING + celsius)
}, 1000)
