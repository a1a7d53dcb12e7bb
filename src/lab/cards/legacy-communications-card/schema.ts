import { z } from 'zod'
import { cardSerialSchema } from '../../lab-file/serial-schema.ts'
import { SLOT_FIELDS } from '../slot-fields.ts'

/** An AP9620 as a lab file describes it. */
export const legacyCardSchema = z.strictObject({
  card: z.literal('AP9620'),
  ...SLOT_FIELDS,
  serial: cardSerialSchema.optional().meta({ description: "the card's serial port: UPS-Link" }),
  usb: z.enum(['usbip']).optional().meta({ description: "the card's USB port, over USB/IP" }),
})

export type LegacyCardConfig = z.infer<typeof legacyCardSchema>

/** What the control API shows of it. */
export const legacyCardState = z
  .object({ card: z.literal('AP9620') })
  .meta({ id: 'LegacyCardState', description: 'a Legacy Communications Card' })
