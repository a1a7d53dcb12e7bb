import { join } from 'node:path'
import { ClientRoot } from './client-root.ts'
import { runProgram } from './daemon.ts'
import { CACHE } from './ensure-clients.ts'

/** Types lines into Debian's telnet, to a server that hangs up at the last; everything that it printed. */
export async function telnet(address: string, lines: readonly string[]): Promise<string> {
  const [host = '', port = ''] = address.split(':')
  const { stdout } = await runProgram(
    new ClientRoot(join(CACHE, 'telnet')).argv('inetutils-telnet', [host, port]),
    { input: lines.map((line) => `${line}\n`).join(''), inputStaysOpen: true, timeoutMs: 15_000 },
  )
  return stdout.replaceAll('\r', '')
}
