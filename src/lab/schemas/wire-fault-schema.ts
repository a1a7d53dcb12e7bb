import { z } from 'zod'
import {
  FAULT_KINDS,
  FAULT_NAMES,
  FaultError,
  type FaultOrder,
  makeFault,
} from '../../ports/faults/catalogue.ts'
import { DIRECTIONS, type FaultKind } from '../../ports/faults/fault.ts'

/** Why a fault cannot be had as asked; undefined when it can. On which wire it is put is not known here. */
function whyNot(order: FaultOrder): string | undefined {
  const kind: FaultKind = FAULT_KINDS[order.fault]
  try {
    makeFault(order, kind.onlyUsb === true)
    return undefined
  } catch (error) {
    if (error instanceof FaultError) return error.message
    throw error
  }
}

/** A fault on the wire of a port; its settings stand beside its name, and no others. */
export const wireFaultSchema = z
  .looseObject({
    fault: z.enum(FAULT_NAMES),
    direction: z.enum(DIRECTIONS).optional().meta({ description: 'both when left out' }),
    probability: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'how often it is applied; always when left out' }),
  })
  .superRefine((order, context) => {
    const message = whyNot(order)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
  .meta({ id: 'WireFault', description: 'settings of the fault go beside its name: ms, bytes, after' })
