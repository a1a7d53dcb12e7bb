import { z } from 'zod'
import type { Device } from '../../lab/device.ts'
import { deviceState } from '../../lab/device-state.ts'
import { HOST_ACTIONS, type Host } from '../../lab/hosts/host.ts'
import { hostSchema } from '../../lab/lab-file/host-schema.ts'
import { NAME } from '../../lab/lab-file/schema.ts'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { whyImpossible } from '../../lab/unit/check-config.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

/** What hangs on the outlets. */
export const hostOperations: readonly Operation[] = [
  operation({
    method: 'post',
    path: '/devices/{id}/hosts/{name}',
    id: 'hostDid',
    summary: 'A host, or whoever tests it, says what it did',
    example: { did: 'halted' },
    body: z.strictObject({ did: z.enum(HOST_ACTIONS) }),
    response: deviceStateSchema,
    handle: (context, { id, name }, { did }) => {
      const device = findDevice(context, id!)
      device.hosts.did(findHost(device, name!), did)
      return deviceState(device)
    },
  }),
  operation({
    method: 'put',
    path: '/devices/{id}/hosts/{name}',
    id: 'putHost',
    summary: 'Put a host behind an outlet group of a device, in place of one of that name',
    example: { group: 'SOG0', shutdownTrigger: 'on-battery', afterSeconds: 60 },
    body: hostSchema,
    response: deviceStateSchema,
    handle: (context, { id, name }, host) => {
      const device = findDevice(context, id!)
      const named = NAME.safeParse(name)
      if (!named.success)
        throw new Problem(
          422,
          'Host refused',
          `${JSON.stringify(name)} is not allowed as a name; allowed: ${named.error.issues[0]!.message}`,
        )
      const { hosts, ups, config } = device
      const others = Object.fromEntries(Object.entries(hosts.configs).filter(([other]) => other !== name))
      if (Object.keys(others).length >= MOST_HOSTS)
        throw new Problem(422, 'Host refused', `${id} has ${MOST_HOSTS} hosts; a unit takes no more`)
      const cards = Object.fromEntries(ups.slots.names.map((slot) => [slot, device.slots.in(slot)?.config]))
      const impossible = whyImpossible(ups.model, ups.firmware, {
        ...config,
        ...cards,
        hosts: { ...others, [name!]: host },
      })
      if (impossible) throw new Problem(422, 'Host refused', impossible)
      hosts.put(name!, host)
      return deviceState(device)
    },
  }),
  operation({
    method: 'delete',
    path: '/devices/{id}/hosts/{name}',
    id: 'removeHost',
    summary: 'Take a host away from its outlet group',
    response: deviceStateSchema,
    handle: (context, { id, name }) => {
      const device = findDevice(context, id!)
      device.hosts.remove(findHost(device, name!).name)
      return deviceState(device)
    },
  }),
]

/** A bound, far above the outlets of a unit. */
const MOST_HOSTS = 64

function findHost({ id, hosts }: Device, name: string): Host {
  const host = hosts.find(name)
  if (host) return host
  const known = hosts.list.map((other) => other.name).join(', ') || 'none'
  throw new Problem(404, 'No such host', `${id} has no host ${JSON.stringify(name)}; there are: ${known}`)
}
