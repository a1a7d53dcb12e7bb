import type { LineSession } from './line-session.ts'

/** One end that stays silent whatever comes. */
export const SILENT_SESSION: LineSession = { receive: () => [] }
