import type { DeviceState } from '../../../client/types.ts'
import { countdown } from '../../words/format.ts'
import { groupName, pendingWords } from '../../words/names.ts'

/** The outlet groups at a glance: what has power, and what is about to change. */
export function Sockets({ unit }: { readonly unit: DeviceState }) {
  return (
    <ul class="sockets" aria-label="Outlets">
      {unit.outletGroups.map(({ name, output, pending }) => (
        <li key={name} class="socket" data-on={output === 'on'} data-pending={pending !== null}>
          <svg viewBox="0 0 20 16" aria-hidden="true">
            <rect x="1" y="1" width="18" height="14" rx="3" />
            <path d="M6.5 5v4M13.5 5v4M10 9v3" />
          </svg>
          <span aria-hidden="true">{name}</span>
          <span class="unseen">
            {groupName(name)}: {output}
            {pending && `, ${pendingWords(pending, output)} ${pending.seconds ?? ''}`}
          </span>
          {unit.hosts
            .filter((host) => host.group === name)
            .map((host) => (
              <span key={host.name} class="socket-host" data-state={host.state} title={host.name}>
                <span class="unseen">
                  , host {host.name} {host.state}
                </span>
              </span>
            ))}
          {pending?.seconds != null && (
            <span class="socket-time" aria-hidden="true">
              {countdown(pending.seconds)}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
