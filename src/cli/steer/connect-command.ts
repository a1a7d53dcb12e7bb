import { Command } from 'commander'
import { CONNECT_NEEDS, connectSnippets } from '../../client/connect/connect.ts'
import { CONNECT_CLIENTS, type ConnectClient, type ConnectSnippet } from '../../client/connect/snippet.ts'
import { useWords } from '../../client/connect/use-words.ts'
import type { DeviceState, PortUse } from '../../client/types.ts'
import { UsageError } from '../errors.ts'
import { columns } from '../paint.ts'
import { tokenFrom } from '../token.ts'
import { asking, clientFor, type TargetFlags, unitOf, urlOf, withTarget } from './target.ts'

/** `upslab connect`: the lines that point software at the ports of a unit, as the page shows them. */
export function connectCommand(): Command {
  const command = new Command('connect')
    .summary('print the lines that point your software at a unit')
    .description(
      'Print the ports of a unit of a running bench, who is there, and the lines that point software at them.',
    )
    .argument('[unit]', 'which unit; the only one when left out')
    .option('--client <client>', `only for ${Object.keys(CONNECT_CLIENTS).join(', ')}`)
    .addHelpText('after', '\nExamples:\n  upslab connect\n  upslab connect ups0 --client nut')
  return withTarget(command, { unit: false }).action(async (given: string | undefined) => {
    const flags = command.opts<TargetFlags & { client?: string }>()
    const wanted = flags.client === undefined ? undefined : clientNamed(flags.client)
    const client = clientFor(flags)
    const unit = await unitOf(client, given === undefined ? {} : { unit: given })
    const ports = await asking(client.listConnections(unit.id))
    const token = tokenFrom(flags, process.env) !== undefined
    const snippets = connectSnippets({ unit, control: urlOf(flags), token }).filter(
      (snippet) => wanted === undefined || snippet.client === wanted,
    )
    if (flags.json) process.stdout.write(`${JSON.stringify({ ports, snippets }, null, 2)}\n`)
    else process.stdout.write(connectText(unit, ports, snippets, wanted))
  })
}

/** @throws UsageError naming those there are */
function clientNamed(name: string): ConnectClient {
  if (Object.hasOwn(CONNECT_CLIENTS, name)) return name as ConnectClient
  throw new UsageError(`client: ${name} is not known; allowed: ${Object.keys(CONNECT_CLIENTS).join(', ')}`)
}

function connectText(
  unit: DeviceState,
  ports: readonly PortUse[],
  snippets: readonly ConnectSnippet[],
  wanted: ConnectClient | undefined,
): string {
  const rows = unit.endpoints.map((endpoint) => {
    const use = ports.find(({ port }) => port === endpoint.port)
    const place = 'path' in endpoint ? endpoint.path : endpoint.address
    const busid = 'busid' in endpoint ? ` busid ${endpoint.busid}` : ''
    return [endpoint.port, endpoint.kind, endpoint.protocol, `${place}${busid}`, use ? useWords(use) : '']
  })
  const head = rows.length === 0 ? 'no port of this unit is open' : columns(rows)
  const none = wanted && snippets.length === 0 ? [`${wanted} needs ${CONNECT_NEEDS[wanted]}`] : []
  return `${[head, ...none, ...snippets.map(snippetText)].join('\n\n')}\n`
}

function snippetText({ client, port, into, text, note }: ConnectSnippet): string {
  const { title, docs } = CONNECT_CLIENTS[client]
  const head = `${title}${port === null ? '' : `, ${port}`} (${into}; docs/${docs})`
  const indented = text.split('\n').map((line) => `  ${line}`)
  return [head, ...indented, ...(note === undefined ? [] : [`  # ${note}`])].join('\n')
}
