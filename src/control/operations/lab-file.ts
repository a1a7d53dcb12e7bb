import { z } from 'zod'
import { describedDevice, labOf } from '../../lab/lab-file/describe-device.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

const describedSchema = z
  .looseObject({ model: z.string() })
  .meta({ id: 'DescribedDevice', description: 'a device as a lab file describes it' })

/** A bench, and a device of it, as a lab file has them. */
export const labFileOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/lab-file',
    id: 'exportLab',
    summary:
      'A lab file that brings up this bench: its devices as they are now; what is under way is not in it',
    response: z.strictObject({ document: z.string().meta({ description: 'YAML' }) }).meta({ id: 'LabFile' }),
    handle: ({ bench, writeYaml }) => {
      if (!writeYaml)
        throw new Problem(
          501,
          'No YAML here',
          'this bench runs without a writer of YAML; allowed: /devices/{id}/description',
        )
      if (bench.devices.length === 0)
        throw new Problem(409, 'Empty bench', 'there is no device on this bench; a lab file needs one')
      return { document: writeYaml(labOf(bench)) }
    },
  }),
  operation({
    method: 'get',
    path: '/devices/{id}/description',
    id: 'describeDevice',
    summary: 'A device as a lab file describes it, as it is now: with another name it is a body of addDevice',
    response: describedSchema,
    handle: (context, { id }) => ({ ...describedDevice(context.bench, findDevice(context, id!)) }),
  }),
]
