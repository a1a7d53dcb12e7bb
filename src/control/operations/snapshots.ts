import { z } from 'zod'
import type { BenchSnapshot } from '../../lab/snapshot/bench-snapshot.ts'
import { checkSnapshot } from '../../lab/snapshot/check-snapshot.ts'
import { SnapshotError } from '../../lab/snapshot/snapshot-error.ts'
import { isoTime } from '../../lab/time/real-time.ts'
import { DeviceError } from '../../lab/unit/device-error.ts'
import { PortError } from '../../ports/port-error.ts'
import { type ControlContext, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'

const snapshotSchema = z
  .strictObject({ id: z.string(), at: z.string().meta({ description: 'device time, ISO 8601' }) })
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
      const snapshot = bench.snapshot()
      return summary(snapshots.put(snapshot), snapshot)
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
      const snapshot = checkSnapshot(bench, body)
      return summary(snapshots.put(snapshot), snapshot)
    },
  }),
  operation({
    method: 'get',
    path: '/snapshots/{id}',
    id: 'getSnapshot',
    summary: 'A snapshot as a document, for keeping it elsewhere',
    response: documentSchema,
    handle: (context, { id }) => findSnapshot(context, id!) as never,
  }),
  operation({
    method: 'post',
    path: '/snapshots/{id}/restore',
    id: 'restoreSnapshot',
    summary: 'Go back to a snapshot, device time and devices that were removed since included',
    response: snapshotSchema,
    handle: async (context, { id }) => {
      const snapshot = findSnapshot(context, id!)
      try {
        await context.bench.goBack(snapshot)
      } catch (error) {
        if (error instanceof SnapshotError || error instanceof DeviceError || error instanceof PortError)
          throw new Problem(409, 'Snapshot refused', error.message)
        throw error
      }
      return summary(id!, snapshot)
    },
  }),
]

function findSnapshot({ snapshots }: ControlContext, id: string): BenchSnapshot {
  const snapshot = snapshots.get(id)
  if (snapshot) return snapshot
  throw new Problem(
    404,
    'No such snapshot',
    `no snapshot ${id}; there are: ${snapshots.ids.join(', ') || 'none'}`,
  )
}

function summary(id: string, { now }: BenchSnapshot) {
  return { id, at: isoTime(now) }
}
