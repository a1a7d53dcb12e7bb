import { useWords } from '../../../../client/connect/use-words.ts'
import type { DeviceState, PortUse } from '../../../../client/types.ts'
import { Copy } from './copy.tsx'

interface PortsProps {
  readonly unit: DeviceState
  readonly ports: readonly PortUse[]
}

/** The open ports of a unit: what each is, where, and who is there. */
export function Ports({ unit, ports }: PortsProps) {
  if (unit.endpoints.length === 0)
    return (
      <p class="empty">No port of this unit is open. A lab file opens them: rj45, usb, modbusTcp, a card.</p>
    )
  return (
    <ul class="ports" aria-label="Ports">
      {unit.endpoints.map((endpoint) => {
        const { port, kind, protocol } = endpoint
        const place = 'path' in endpoint ? endpoint.path : endpoint.address
        const use = ports.find((each) => each.port === port)
        return (
          <li key={`${port} ${place}`} data-busy={(use?.connections.length ?? 0) > 0}>
            <b>{port}</b>
            <span>
              {protocol} <small>{kind}</small>
            </span>
            <span class="port-place">
              <code>{place}</code>
              {'busid' in endpoint && (
                <>
                  {' '}
                  bus id <code>{endpoint.busid}</code>
                </>
              )}
              <Copy text={place} what={`address of ${port}`} />
            </span>
            <span class="port-use">{use ? useWords(use) : '…'}</span>
            {use && use.connections.length > 1 && <Connections use={use} />}
          </li>
        )
      })}
    </ul>
  )
}

function Connections({ use: { connections, port } }: { readonly use: PortUse }) {
  return (
    <ol class="connections" aria-label={`Connections of ${port}`}>
      {connections.map(({ connection, bytes, idleSeconds }) => (
        <li key={connection}>
          #{connection}: {bytes} bytes, {useWords({ clients: null, idleSeconds })}
        </li>
      ))}
    </ol>
  )
}
