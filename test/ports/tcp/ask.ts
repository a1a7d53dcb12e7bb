import { createConnection } from 'node:net'

/**
 * What a server sends first after it was sent `text`.
 *
 * @throws Error when nobody listens at the address
 */
export function ask(address: string, text: string): Promise<string> {
  const [host, port] = address.split(/:(?=\d+$)/)
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: host!, port: Number(port) }, () => socket.write(text))
    socket.once('error', reject)
    socket.once('data', (bytes) => {
      socket.destroy()
      resolve(bytes.toString('latin1'))
    })
  })
}
