// The limit: a socket that sends every datagram back.
import { createSocket } from 'node:dgram'
import { announce } from './serve.mjs'

const socket = createSocket('udp4')
socket.on('message', (datagram, { port, address }) => socket.send(datagram, port, address))
socket.bind(0, '127.0.0.1', () => announce({ port: socket.address().port }))
