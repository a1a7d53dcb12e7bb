// Units with a network card each, in real time; the number of them is the argument.
import { USER } from '../snmp-client.mjs'
import { announce } from './serve.mjs'
import { weighedTwice } from './weighed-bench.mjs'

const { level: _level, ...user } = USER
const card = { card: 'AP9631', firmware: '6.6.4', profile: 'legacy', snmp: '127.0.0.1:0', users: [user] }
const { bench, heapWith, heapWithout } = await weighedTwice(Number(process.argv[2]), { smartslot1: card })
const ports = bench.devices.map(({ endpoints }) => Number(endpoints[0].address.split(':')[1]))
announce({ port: ports[0], ports, heapOfCards: heapWith - heapWithout })
