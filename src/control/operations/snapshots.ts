import { z } from 'zod'
import { checkSnapshot } from '../../lab/snapshot/check-snapshot.ts'
import { SnapshotError } from '../../lab/snapshot/snapshot-error.ts'
import { isoTime } from '../../lab/time/real-time.ts'
import { DeviceError } from '../../lab/unit/device-error.ts'
import { PortError } from '../../ports/port-error.ts'
import { type ControlContext, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import type { KeptSnapshot } from '../snapshot-shelf.ts'

const snapshotSchema = z
  .strictObject({
    id: z.string(),
    at: z.string().meta({ description: 'device time, ISO 8601' }),
    name: z.string().nullable().meta({ description: 'what somebody calls it' }),
  })
  .meta({ id: 'Snapshot' })

const documentSchema = z
  .looseObject({ format: z.number(), now: z.number(), devices: z.record(z.string(), z.looseObject({})) })
  .meta({ id: 'SnapshotDocument', description: 'the whole bench as plain data' })

export const snapshotOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/snapshots',
    id: 'listSnapshots',
    summary: 'The snapshots that are kept, oldest first',
    response: z.array(snapshotSchema),
    handle: ({ snapshots }) => snapshots.ids.map((id) => summary(id, snapshots.get(id)!)),
  }),
  operation({
    method: 'post',
    path: '/snapshots',
    id: 'takeSnapshot',
    summary: 'Keep the whole bench as it is now: settings, time, everything under way',
    response: snapshotSchema,
    status: 201,
    handle: ({ bench, snapshots }) => {
      const id = snapshots.put(bench.snapshot())
      return summary(id, snapshots.get(id)!)
    },
  }),
  operation({
    method: 'put',
    path: '/snapshots',
    id: 'importSnapshot',
    summary: 'Keep a snapshot that was taken before, of a bench with the same devices',
    example: { format: 2, now: 1735689600000, devices: {} },
    body: documentSchema,
    response: snapshotSchema,
    status: 201,
    handle: ({ bench, snapshots }, _params, body) => {
      const id = snapshots.put(checkSnapshot(bench, body))
      return summary(id, snapshots.get(id)!)
    },
  }),
  operation({
    method: 'get',
    path: '/snapshots/{id}',
    id: 'getSnapshot',
    summary: 'A snapshot as a document, for keeping it elsewhere',
    response: documentSchema,
    handle: (context, { id }) => findSnapshot(context, id!).snapshot as never,
  }),
  operation({
    method: 'patch',
    path: '/snapshots/{id}',
    id: 'nameSnapshot',
    summary: 'Name a snapshot that is kept',
    example: { name: 'before the outage' },
    body: z.strictObject({ name: z.string().trim().min(1).max(64) }),
    response: snapshotSchema,
    handle: (context, { id }, { name }) => {
      const kept = findSnapshot(context, id!)
      kept.name = name
      return summary(id!, kept)
    },
  }),
  operation({
    method: 'delete',
    path: '/snapshots/{id}',
    id: 'deleteSnapshot',
    summary: 'Keep a snapshot no longer',
    response: snapshotSchema,
    handle: (context, { id }) => {
      const kept = findSnapshot(context, id!)
      context.snapshots.delete(id!)
      return summary(id!, kept)
    },
  }),
  operation({
    method: 'post',
    path: '/snapshots/{id}/restore',
    id: 'restoreSnapshot',
    summary: 'Go back to a snapshot, device time and devices that were removed since included',
    response: snapshotSchema,
    handle: async (context, { id }) => {
      const kept = findSnapshot(context, id!)
      try {
        await context.bench.goBack(kept.snapshot)
      } catch (error) {
        if (error instanceof SnapshotError || error instanceof DeviceError || error instanceof PortError)
          throw new Problem(409, 'Snapshot refused', error.message)
        throw error
      }
      return summary(id!, kept)
    },
  }),
]

function findSnapshot({ snapshots }: ControlContext, id: string): KeptSnapshot {
  const kept = snapshots.get(id)
  if (kept) return kept
  throw new Problem(
    404,
    'No such snapshot',
    `no snapshot ${id}; there are: ${snapshots.ids.join(', ') || 'none'}`,
  )
}

function summary(id: string, { snapshot, name }: KeptSnapshot) {
  return { id, at: isoTime(snapshot.now), name }
}
