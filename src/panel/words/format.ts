/** Seconds as people say them: `45 s`, `1 min 30 s`, `2 h 05 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** A countdown: `1:30`, `1:05:00`. */
export function countdown(seconds: number): string {
  const parts = [Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const hours = Math.floor(seconds / 3600)
  const [minutes, rest] = parts.map((part) => String(part).padStart(2, '0'))
  return hours > 0 ? `${hours}:${minutes}:${rest}` : `${Number(minutes)}:${rest}`
}

/** Time of day of a moment of device time, in milliseconds: `12:04:31`. */
export function timeOfDay(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19)
}

export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

export const percent = (value: number) => `${Math.round(value)} %`
export const volts = (value: number) => `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} V`
export const watts = (value: number) => `${Math.round(value)} W`

/** Names as data has them, in words: `automatic-restart`, `automatic restart`. */
export const words = (name: string) => name.replaceAll('-', ' ')

/** The same to the millisecond: `12:04:31.250`. */
export function momentOf(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23)
}
