import { z } from 'zod'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'

const snapshotSchema = z.strictObject({ id: z.string() }).meta({ id: 'Snapshot' })

export const snapshotOperations: readonly Operation[] = [
  operation({
    method: 'post',
    path: '/snapshots',
    id: 'takeSnapshot',
    summary: 'Keep the whole bench as it is now: settings, time, everything under way',
    response: snapshotSchema,
    status: 201,
    handle: ({ bench, snapshots }) => ({ id: snapshots.put(bench.snapshot()) }),
  }),
  operation({
    method: 'post',
    path: '/snapshots/{id}/restore',
    id: 'restoreSnapshot',
    summary: 'Go back to a snapshot, device time included',
    response: snapshotSchema,
    handle: ({ bench, snapshots }, { id }) => {
      const snapshot = snapshots.get(id!)
      if (!snapshot)
        throw new Problem(
          404,
          'No such snapshot',
          `no snapshot ${id}; there are: ${snapshots.ids.join(', ') || 'none'}`,
        )
      bench.restore(snapshot)
      return { id: id! }
    },
  }),
]
