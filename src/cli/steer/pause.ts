import { realTime } from '../../lab/time/real-time.ts'

/** Waits between two looks at another process. @param ms milliseconds of real time */
export const pause = (ms: number): Promise<void> => new Promise((done) => realTime.after(ms, done))
