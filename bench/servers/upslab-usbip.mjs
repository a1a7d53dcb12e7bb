import { Bench } from '../../dist/src/index.js'
import { announce } from './serve.mjs'

const bench = new Bench({ time: { virtual: false, speed: 1 }, usbip: '127.0.0.1:0' })
const device = bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3', usb: 'usbip' })
await bench.open()
announce({ port: Number(device.endpoints[0].address.split(':')[1]) })
