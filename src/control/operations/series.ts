import { z } from 'zod'
import { type Operation, operation } from '../operation.ts'
import { findDevice } from './find-device.ts'

const column = (description: string) => z.array(z.number()).meta({ description })

const seriesSchema = z
  .strictObject({
    at: column('device time, milliseconds since 1970-01-01 UTC'),
    charge: column('percent'),
    load: column('percent'),
    input: column('volts'),
    output: column('volts'),
  })
  .meta({ id: 'Series', description: 'readings over device time, one list a quantity, oldest first' })

export const seriesOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/devices/{id}/series',
    id: 'getSeries',
    summary: 'What the readings of a device were: the last while as it was, what is long past more coarsely',
    query: { since: 'only readings after that moment of device time, milliseconds since 1970-01-01 UTC' },
    response: seriesSchema,
    handle: (context, { id }, _body, { since }) => {
      const all = context.series.columns(findDevice(context, id!))
      if (since === undefined) return all
      const first = all.at.findIndex((at) => at > since)
      const from = first < 0 ? all.at.length : first
      const { at, charge, load, input, output } = all
      return {
        at: at.slice(from),
        charge: charge.slice(from),
        load: load.slice(from),
        input: input.slice(from),
        output: output.slice(from),
      }
    },
  }),
]
