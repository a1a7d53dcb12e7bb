import type { LineSession } from '../ports/port.ts'

/** A session whose unit is brought up to the moment before it is given bytes. */
export function synced(session: LineSession, sync: () => void): LineSession {
  return {
    receive(bytes, atMs) {
      sync()
      return session.receive(bytes, atMs)
    },
    attach: (speak) => session.attach?.(speak),
    get finished() {
      return session.finished ?? false
    },
    close: () => session.close?.(),
  }
}
