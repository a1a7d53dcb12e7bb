import { z } from 'zod'
import { mistakes, mistakeText } from '../lab-file/issues.ts'
import { type DeviceConfig, deviceSchema, NAME } from '../lab-file/schema.ts'
import { DeviceError } from './device-error.ts'

/** A device as a lab file describes it; times as seconds or text, addresses as text or a port. */
export type DeviceInput = z.input<typeof deviceSchema> | DeviceConfig

const namedSchema = z.strictObject({ name: NAME, device: deviceSchema })

/** @throws DeviceError listing every mistake in its name and description, with what is allowed */
export function checkedDevice(id: string, given: DeviceInput): DeviceConfig {
  const input = { name: id, device: given }
  const result = namedSchema.safeParse(input)
  if (result.success) return result.data.device
  const texts = mistakes(result.error, input).map((mistake) =>
    mistakeText(mistake, namedSchema).replace(/^device\.?/, ''),
  )
  throw new DeviceError(String(id), texts.join('; '))
}
