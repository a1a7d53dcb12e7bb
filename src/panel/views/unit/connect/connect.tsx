import { useState } from 'preact/hooks'
import { CONNECT_NEEDS, connectSnippets } from '../../../../client/connect/connect.ts'
import { CONNECT_CLIENTS, type ConnectClient } from '../../../../client/connect/snippet.ts'
import type { DeviceState } from '../../../../client/types.ts'
import { Tabs } from '../../tabs.tsx'
import { Section } from '../section.tsx'
import { Ports } from './ports.tsx'
import { Snippet } from './snippet.tsx'
import { usePorts } from './use-ports.ts'

const TITLES = Object.entries(CONNECT_CLIENTS).map(([name, { title }]) => [name, title] as const)
/** Pages of the documentation; the page of the bench itself needs none of them. */
const DOCS = 'https://github.com/upslab/upslab/blob/main/docs'

/** The ports of a unit, who is there, and the lines that point software at them. */
export function Connect({ unit }: { readonly unit: DeviceState }) {
  const ports = usePorts(unit.id)
  const snippets = connectSnippets({
    unit,
    control: window.location.origin,
    token: sessionStorage.getItem('upslab-token') !== null,
  })
  const offered = new Set(snippets.filter(({ port }) => port !== null).map(({ client }) => client))
  const [chosen, choose] = useState<ConnectClient | null>(null)
  const client = chosen ?? TITLES.find(([name]) => offered.has(name as ConnectClient))?.[0] ?? 'curl'
  const shown = snippets.filter((snippet) => snippet.client === client)
  const { title, docs } = CONNECT_CLIENTS[client as ConnectClient]
  return (
    <Section title="Connect" class="wide connect">
      <Ports unit={unit} ports={ports} />
      <Tabs
        label="Software"
        tabs={TITLES}
        selected={client}
        quiet={(name) => !offered.has(name as ConnectClient) && name !== 'curl'}
        onSelect={(name) => choose(name as ConnectClient)}
      >
        {shown.length === 0 && (
          <p class="empty">
            No open port of this unit is for {title}: it needs {CONNECT_NEEDS[client as ConnectClient]}.
          </p>
        )}
        <div class="snippets">
          {shown.map((snippet) => (
            <Snippet key={`${snippet.port} ${snippet.into}`} snippet={snippet} />
          ))}
        </div>
        <p class="connect-docs">
          <a href={`${DOCS}/${docs}`} target="_blank" rel="noreferrer">
            {title} and upslab
          </a>{' '}
          <a href="/api/v1/openapi.json">OpenAPI document</a>{' '}
          <a href={`${DOCS}/README.md`} target="_blank" rel="noreferrer">
            Help
          </a>
        </p>
      </Tabs>
    </Section>
  )
}
