import type { LineSession } from '../../line/line-session.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'

/** A cable of three wires (940-0625A): data, and no line but those. */
export function smartCable(session: () => LineSession): SerialEnd {
  const inputs = { cts: false, dsr: false, dcd: false, ri: false }
  return { inputs: () => inputs, set: () => undefined, watch: () => () => undefined, session }
}
