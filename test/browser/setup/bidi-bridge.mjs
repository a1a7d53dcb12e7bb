// Passes messages between its parent and a browser that speaks WebDriver BiDi: Node 20 has WebSockets behind a flag only.
const socket = new WebSocket(process.argv[2])
process.on('message', (message) => socket.send(JSON.stringify(message)))
socket.onopen = () => process.send({ open: true })
socket.onmessage = ({ data }) => process.send(JSON.parse(data))
socket.onclose = () => process.exit(0)
process.on('disconnect', () => process.exit(0))
