// Many units on one hub, and what each of them weighs with and without its USB port.
import { announce } from './serve.mjs'
import { weighedTwice } from './weighed-bench.mjs'

const count = Number(process.argv[2])
const { bench, heapWith, heapWithout } = await weighedTwice(count, { usb: 'usbip' }, { usbip: '127.0.0.1:0' })
const [{ address }] = bench.device('ups0').endpoints
announce({ port: Number(address.split(':')[1]), heap: heapWith, heapOfUnits: heapWithout })
